/** Alarm panels on real sockets: what the receiver answers, and when. */
import { existsSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import type { DriverSession, Heard } from '../../../src-main/domains/devices/devices.ports.ts'
import { decrypt } from '../../../src-main/drivers/sia/content.codec.ts'
import { encodeFrame, type Frame } from '../../../src-main/drivers/sia/sia.codec.ts'
import { openSia } from '../../../src-main/drivers/sia/sia.driver.ts'
import { SiaConnection } from '../../../src-preload/contract/connections/sia.connection.ts'
import { until } from '../../support/until.ts'
import { callOver, contextOf, HoldingIntake, type Panel } from './panel-harness.ts'
import { KEY_HEX, MORNING, published, RECORDED, secretFrame, siaFrame, split, vectors, wired } from './sia-frames.ts'

const opened: { session?: DriverSession; panels: Panel[] } = { panels: [] }
type Settings = Partial<Parameters<typeof SiaConnection.parse>[0] & object>

async function open(settings: Settings = {}, now = MORNING) {
  const intake = new HoldingIntake()
  const { context, clock } = contextOf(intake, now)
  const config = SiaConnection.parse({
    driver: 'sia',
    id: 'panels',
    name: '报警主机',
    listen: '127.0.0.1:0',
    accounts: [{ account: '1234' }, { account: 'BEEF', key: KEY_HEX }, { account: 'AAAB', key: 'A'.repeat(16), keyForm: 'ascii' }],
    ...settings,
  })
  const session = await openSia(config, context)
  opened.session = session
  const call = async (transport: 'tcp' | 'udp' = 'tcp') => {
    const panel = await callOver(transport, session.url)
    opened.panels.push(panel)
    return panel
  }
  return { intake, clock, session, call }
}

afterEach(async () => {
  await Promise.all(opened.panels.splice(0).map((panel) => panel.close()))
  await opened.session?.stop()
})

const answersOf = (panel: Panel): string[] =>
  split(panel.received()).flatMap((found) => (found.type === 'frame' ? [bodyOf(found.bytes)] : []))
const bodyOf = (bytes: Buffer): string => bytes.toString('latin1').trim().slice(8)
const answers = (panel: Panel, count = 1) => until(`${count} answers`, () => answersOf(panel).length >= count && answersOf(panel))
const NAK = '"NAK"0000R0L0A0[]_07:50:00,11-21-2026'
const alarms = (intake: HoldingIntake) => intake.heard.filter((item) => item.type === 'report' && item.values.get('fire-alarm') === 1)
const refusals = (intake: HoldingIntake) => intake.heard.flatMap((item) => (item.type === 'refused' ? [item.reason] : []))
const links = (heard: Heard[]) => heard.flatMap((item) => (item.type === 'link' ? [`${item.address} ${item.online}`] : []))

describe.each(['tcp', 'udp'] as const)('a fire over %s', (transport) => {
  it('is acknowledged when it is stored and not before', async () => {
    const { intake, call } = await open()
    intake.isHolding = true
    const panel = await call(transport)
    await panel.send(siaFrame({}))
    await until('the fire', () => alarms(intake).length === 1)
    // A message from nobody is turned away at once: that answer overtakes the one that waits.
    await panel.send(siaFrame({ account: '9999' }))
    expect(await answers(panel)).toEqual([NAK])
    intake.store()
    expect(await answers(panel, 2)).toEqual([NAK, '"ACK"0001R1L1#1234[]'])
  })

  it('that is sent again is acknowledged again and heard once', async () => {
    const { intake, call, clock } = await open()
    const panel = await call(transport)
    await panel.send(siaFrame({}))
    await answers(panel)
    clock.advance(10_000)
    await panel.send(siaFrame({ at: MORNING + 10_000 }))
    expect(await answers(panel, 2)).toEqual(['"ACK"0001R1L1#1234[]', '"ACK"0001R1L1#1234[]'])
    expect(alarms(intake)).toHaveLength(1)
    await panel.send(siaFrame({ sequence: '0002', at: MORNING + 10_000 }))
    await answers(panel, 3)
    expect(alarms(intake)).toHaveLength(2)
  })

  it('with a wrong CRC gets no answer, and is kept for inspection', async () => {
    const { intake, call } = await open()
    const panel = await call(transport)
    await panel.send(Buffer.from(siaFrame({}).toString('latin1').replace('FA001', 'FA002')))
    await panel.send(siaFrame({ sequence: '0002' }))
    expect(await answers(panel)).toEqual(['"ACK"0002R1L1#1234[]'])
    expect(intake.heard[0]).toEqual({ type: 'refused', reason: 'badChecksum', device: '1234' })
  })
})

describe('an answer', () => {
  it.each(['tcp', 'udp'] as const)('that is due after the receiver was closed over %s is not given', async (transport) => {
    const { intake, call, session } = await open()
    intake.isHolding = true
    const panel = await call(transport)
    await panel.send(siaFrame({}))
    await until('the fire', () => alarms(intake).length === 1)
    await session.stop()
    expect(() => intake.store()).not.toThrow()
    expect(panel.received()).toHaveLength(0)
  })

  it('is DUH to an unknown code and to data nobody can read, once that is stored', async () => {
    const { intake, call } = await open()
    intake.isHolding = true
    const panel = await call()
    await panel.send(siaFrame({ data: 'Nri1/ZQ1' }), encodeFrame('"SIA-DCS"0002R1L1#1234[#1234|Nri1/FA001'))
    await until('the refusals', () => refusals(intake).length === 2)
    expect(panel.received()).toHaveLength(0)
    intake.store()
    expect(await answers(panel, 2)).toEqual(['"DUH"0001R1L1#1234[]', '"DUH"0002R1L1#1234[]'])
    expect(refusals(intake)).toEqual(['unsupported', 'malformed'])
  })

  it('is NAK with our time to a time outside the window', async () => {
    const { intake, call } = await open()
    const panel = await call()
    const times = [-41_000, -40_000, 20_000, 21_000]
    for (const [index, off] of times.entries()) {
      await panel.send(siaFrame({ sequence: `000${index + 1}`, at: MORNING + off }))
      await answers(panel, index + 1)
    }
    expect(answersOf(panel)).toEqual([NAK, '"ACK"0002R1L1#1234[]', '"ACK"0003R1L1#1234[]', NAK])
    expect(refusals(intake)).toEqual(['outOfRange', 'futureDated'])
    await panel.send(siaFrame({ sequence: '0005', at: null }))
    expect((await answers(panel, 5)).at(-1)).toBe('"ACK"0005R1L1#1234[]')
  })

  it('is NAK to an unknown account, unless those are let in', async () => {
    const strict = await open()
    const turnedAway = await strict.call()
    await turnedAway.send(siaFrame({ account: '9999' }))
    expect(await answers(turnedAway)).toEqual([NAK])
    expect(refusals(strict.intake)).toEqual(['unauthorised'])
    await strict.session.stop()
    const { call } = await open({ acceptUnknownAccounts: true })
    const letIn = await call()
    await letIn.send(siaFrame({ account: '9999' }))
    expect(await answers(letIn)).toEqual(['"ACK"0001R1L1#9999[]'])
  })

  it('has its CRC in two bytes when the panel has', async () => {
    const { call } = await open()
    const panel = await call()
    await panel.send(encodeFrame('"SIA-DCS"0001L0#1234[#1234|Nri1/FA001]', true))
    await answers(panel)
    expect(panel.received().equals(encodeFrame('"ACK"0001L0#1234[]', true))).toBe(true)
  })

  it('is never given to an answer', async () => {
    const { call, intake } = await open()
    const panel = await call()
    await panel.send(encodeFrame('"ACK"0001R1L1#1234[]'), siaFrame({ sequence: '0002' }))
    expect(await answers(panel)).toEqual(['"ACK"0002R1L1#1234[]'])
    expect(refusals(intake)).toEqual(['unsupported'])
  })
})

describe('an encrypted message', () => {
  it('is heard and gets an encrypted answer with our time', async () => {
    const { intake, call } = await open()
    const panel = await call()
    await panel.send(secretFrame({ account: 'BEEF' }))
    const [answer = ''] = await answers(panel)
    expect(answer).toMatch(/^"\*ACK"0001R1L1#BEEF\[[0-9A-F]+$/)
    const [found] = split(panel.received())
    const { content } = (found as { frame: Frame }).frame
    expect(decrypt(content, Buffer.from(KEY_HEX, 'hex'))).toMatch(/^[A-Za-z0-9]+\|\]_07:50:00,11-21-2026$/)
    expect(alarms(intake)).toMatchObject([{ address: 'BEEF/1', via: 'BEEF' }])
  })

  it('is turned away with another key, without a time, or from an account that has no key', async () => {
    const { intake, call } = await open()
    const panel = await call()
    await panel.send(
      secretFrame({ account: 'BEEF' }, Buffer.alloc(16, 1)),
      secretFrame({ account: 'BEEF', at: null }),
      secretFrame({ account: '1234' }),
    )
    expect(await answers(panel, 3)).toEqual([NAK, NAK, NAK])
    expect(refusals(intake)).toEqual(['unauthorised', 'malformed', 'unauthorised'])
  })

  it('is asked of who has a key: plain words in that name may be anybody’s', async () => {
    const { intake, call } = await open()
    const panel = await call()
    await panel.send(siaFrame({ account: 'BEEF' }))
    expect(await answers(panel)).toEqual([NAK])
    expect(alarms(intake)).toEqual([])
  })
})

describe('a panel', () => {
  it('is there when it sends link tests, and offline when they stay away, also when none ever came', async () => {
    const { intake, clock, call, session } = await open({ accounts: [{ account: '1234' }, { account: '5678' }], superviseS: 120 })
    const panel = await call()
    await panel.send(siaFrame({ id: 'NULL', sequence: '0000', data: '' }))
    expect(await answers(panel)).toEqual(['"ACK"0000R1L1#1234[]'])
    expect(links(intake.heard)).toEqual(['1234 true'])
    expect(session.peers()).toMatchObject([
      { id: '1234', connected: true },
      { id: '5678', connected: false },
    ])
    await panel.close()
    clock.advance(121_000)
    await until('both losses', () => links(intake.heard).length === 3)
    expect(links(intake.heard)).toEqual(['1234 true', '5678 false', '1234 false'])
  })

  it('of the old serial kind gets a bare ACK', async () => {
    const { intake, call } = await open({ accounts: [{ account: '00AB12' }] })
    const panel = await call()
    await panel.send(Buffer.from('SR0002L0003    00AB12XX    [ID00000000]\r'))
    await until('the answer', () => panel.received().length > 0)
    expect(panel.received().toString()).toBe('"ACK"')
    expect(links(intake.heard)).toEqual(['00AB12 true'])
  })
})

describe.skipIf(!existsSync(RECORDED))('recorded and published frames (skipped where ../shared is absent)', () => {
  it('get the answer a real panel accepted', async () => {
    const [vector] = vectors().filter(({ expect: { reply } }) => reply)
    const { call } = await open({ accounts: [{ account: '1409' }] }, Date.parse('2026-08-27T20:38:07Z'))
    const panel = await call()
    await panel.send(wired(vector?.frame ?? ''))
    await answers(panel)
    expect(panel.received().equals(wired(vector?.expect.reply ?? ''))).toBe(true)
  })

  it('get the published ACK, and NAK when they are old', async () => {
    const line = (start: string) => published().find((one) => one.startsWith(start)) ?? ''
    const { call, clock } = await open()
    const panel = await call()
    await panel.send(wired(line('071A')))
    await answers(panel)
    expect(panel.received().equals(wired(line('D277')))).toBe(true)
    await panel.send(wired(line('EB85')), wired(line('B8EA')))
    // The encrypted one is of an account that has no key here.
    expect((await answers(panel, 3)).slice(1)).toEqual(['"ACK"0003R1L1#1234[]', NAK])
    clock.advance(-60_000)
    await panel.send(wired(line('BE16')))
    expect((await answers(panel, 4)).at(-1)).toBe('"NAK"0000R0L0A0[]_07:49:00,11-21-2026')
  })

  it('of an encrypted link test are read with the key in characters', async () => {
    const { intake, call } = await open({}, Date.parse('2020-07-05T18:24:52Z'))
    const panel = await call()
    await panel.send(wired(published().find((line) => line.startsWith('76D8')) ?? ''))
    expect(await answers(panel)).toEqual([expect.stringMatching(/^"\*ACK"0000R0L0#AAAB\[[0-9A-F]{32,}$/)])
    expect(links(intake.heard)).toEqual(['AAAB true'])
  })
})
