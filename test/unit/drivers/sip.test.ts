/** What is written for the telephone agent and what it says, in whatever pieces; sounds of the line. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { WaveFile } from 'wavefile'
import { accountOf, addressOf, configOf, messageOf, numberOf } from '../../../src-main/drivers/sip/agent.codec.ts'
import { endLeftover } from '../../../src-main/drivers/sip/agent.ts'
import { closeReason } from '../../../src-main/drivers/sip/close-reason.ts'
import { netstring, netstringReader } from '../../../src-main/drivers/sip/netstring.codec.ts'
import { bothSides, joined, silence } from '../../../src-main/drivers/sip/wav.ts'
import { LineSettings } from '../../../src-preload/contract/calls.contract.ts'

const HANDSET = { microphone: 'alsa,default', loudspeaker: 'alsa,plughw:1,0' }
const MODULES = { folder: '/usr/lib/baresip/modules', names: ['alsa.so', 'pulse.so'] }
const line = LineSettings.parse({ id: 'desk', account: 'sip:600@pbx.local:5070', authUser: 'u', password: 'p', prefix: '9' })

describe('netstrings', () => {
  it('come out whole, in whatever pieces they arrive', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), fc.integer({ min: 1, max: 9 }), (texts, size) => {
        const read = netstringReader()
        const bytes = Buffer.from(texts.map(netstring).join(''))
        const out: string[] = []
        for (let at = 0; at < bytes.length; at += size) out.push(...read(bytes.subarray(at, at + size)))
        expect(out).toEqual(texts.map((text) => Buffer.from(text).toString()))
      }),
    )
  })

  it.each(['xxxxxx', '5x:hello,', '99999999:', '70000:', '3:abcd', ':,'])('refuse %j', (bytes) => {
    expect(() => netstringReader()(Buffer.from(bytes))).toThrow('no netstring')
  })
})

describe('the agent', () => {
  it('listens on this machine alone when its exchange is here, and never reads a password from a file', () => {
    const here = { ...line, account: 'sip:600@127.0.0.1:5070' }
    expect(configOf(here, HANDSET, 4444, MODULES)).toContain('sip_listen 127.0.0.1:0\n')
    const config = configOf({ ...line, port: 5066 }, HANDSET, 4444, MODULES)
    expect(config).toContain('sip_listen 0.0.0.0:5066\n')
    expect(config).toContain('ctrl_tcp_listen 127.0.0.1:4444\n')
    expect(config.match(/module alsa\.so/g)).toHaveLength(1)
    expect(config).not.toContain('auth_pass')
  })

  it('is given the account, and addresses with the prefix', () => {
    expect(accountOf(line)).toBe(
      '<sip:600@pbx.local:5070;transport=udp>;auth_user=u;auth_pass=p;regint=120;audio_codecs=PCMA/8000/1,PCMU/8000/1',
    )
    expect(accountOf({ ...line, register: false, authUser: '', password: '' })).toContain('>;regint=0;')
    expect(addressOf(line, '*12#')).toBe('sip:9*12%23@pbx.local:5070;transport=udp')
    expect(numberOf('sip:+8613800001234@pbx.local;user=phone')).toBe('+8613800001234')
    expect(numberOf('nonsense')).toBe('')
  })

  it('says events and answers; anything else is nothing', () => {
    expect(messageOf('{"event":true,"type":"CALL_RINGING","class":"call","direction":"outgoing"}')).toMatchObject({ type: 'CALL_RINGING' })
    expect(messageOf('{"response":true,"ok":false,"token":"7"}')).toMatchObject({ ok: false, token: '7' })
    for (const text of ['', '[]', '{', '{"event":true}', '{"response":true}', 'null']) expect(messageOf(text)).toBeNull()
  })
})

describe.runIf(existsSync('/proc/self/cmdline'))('an agent that outlived its core', () => {
  const folder = mkdtempSync(join(tmpdir(), 'watchroom-line-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  /** A program that waits, under a name and with an argument. */
  async function leftBehind(argv0: string, argument: string): Promise<ChildProcess> {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log("up")', argument], { argv0 })
    await once(child.stdout, 'data')
    writeFileSync(join(folder, 'agent.pid'), String(child.pid))
    return child
  }

  it('is ended by the number it left', async () => {
    const agent = await leftBehind('baresip', folder)
    const gone = once(agent, 'exit')
    endLeftover(folder)
    expect((await gone)[1]).toBe('SIGKILL')
    expect(existsSync(join(folder, 'agent.pid'))).toBe(false)
  })

  it.each([
    ['vim', folder],
    ['baresip', '/somewhere/else'],
  ])('is not mistaken for %s in %s, whose number that is by now', async (argv0, argument) => {
    const other = await leftBehind(argv0, argument)
    endLeftover(folder)
    expect(other.signalCode).toBeNull()
    expect(other.kill('SIGTERM')).toBe(true)
    expect((await once(other, 'exit'))[1]).toBe('SIGTERM')
  })

  it('may have left nothing, or nonsense', () => {
    writeFileSync(join(folder, 'agent.pid'), 'nonsense')
    endLeftover(folder)
    endLeftover(folder)
    expect(existsSync(join(folder, 'agent.pid'))).toBe(false)
  })
})

describe('the end of a call', () => {
  it.each([
    ['486 Busy Here', 'busy', null],
    ['603 Decline', 'busy', null],
    ['480 Temporarily Unavailable', 'noAnswer', null],
    ['404 Not Found', 'wrongNumber', null],
    ['484 Address Incomplete', 'wrongNumber', null],
    ['503 Service Unavailable', 'failed', '503 Service Unavailable'],
    ['401 Unauthorized', 'failed', '401 Unauthorized'],
    ['Connection reset by peer', null, null],
    ['end of file', null, null],
    ['Protocol error', 'failed', 'Protocol error'],
  ])('%s means %s', (words, outcome, failure) => expect(closeReason(words)).toEqual({ outcome, failure }))
})

describe('sounds of the line', () => {
  const tone = (samples: number[]): Uint8Array => {
    const wav = new WaveFile()
    wav.fromScratch(1, 8000, '16', Int16Array.from(samples))
    return wav.toBuffer()
  }
  const samplesOf = (file: Uint8Array) => [...new WaveFile(file).getSamples(false)]

  it('are joined with pauses between them', () => {
    expect(samplesOf(joined([tone([1, 2]), 1, tone([3])]))).toEqual([1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 3])
    expect(samplesOf(silence(2))).toEqual(Array(16).fill(0))
  })

  it('of another rate are refused instead of played too fast', () => {
    const wav = new WaveFile()
    wav.fromScratch(1, 22_050, '16', Int16Array.from([1]))
    expect(() => joined([wav.toBuffer()])).toThrow('8000 Hz')
  })

  it('of both sides stand left and right, also where the agent died before it wrote the length', () => {
    const theirs = Buffer.from(tone([1, 2, 3]))
    theirs.writeUInt32LE(0, 40)
    const [left, right] = new WaveFile(bothSides(theirs, Buffer.from(tone([7])))).getSamples(false, Int16Array) as unknown as Int16Array[]
    expect([...(left ?? [])]).toEqual([1, 2, 3])
    expect([...(right ?? [])]).toEqual([7, 0, 0])
  })
})
