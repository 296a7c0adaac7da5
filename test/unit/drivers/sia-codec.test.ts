/** Frames of SIA DC-09 in every state a network can bring them in, and what is inside them. */
import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decrypt, encrypt, parseContent, readStamp, stampOf } from '../../../src-main/drivers/sia/content.codec.ts'
import { parseContactId, parseSia } from '../../../src-main/drivers/sia/events.codec.ts'
import { encodeFrame, type Found } from '../../../src-main/drivers/sia/sia.codec.ts'
import { fuzz } from '../../support/fuzz.ts'
import { KEY_HEX, MORNING, published, RECORDED, secretFrame, siaFrame, split, vectors, wired } from './sia-frames.ts'

const FIRE = siaFrame({})
const TEST = siaFrame({ id: 'NULL', sequence: '0000', data: '' })
const nameOf = (found: Found) => (found.type === 'bad' ? found.reason : found.type)
const namesOf = (...pieces: Buffer[]) => split(...pieces).map(nameOf)
const contentOf = (bytes: Buffer) => {
  const [found] = split(bytes)
  return found?.type === 'frame' ? parseContent(found.frame.content, false) : null
}

describe('frames in a stream', () => {
  it('are found however they are cut: at every byte, byte by byte, two in one piece', () => {
    const both = Buffer.concat([FIRE, TEST])
    for (let at = 0; at <= both.length; at++)
      expect(namesOf(both.subarray(0, at), both.subarray(at)), String(at)).toEqual(['frame', 'frame'])
    expect(namesOf(...[...both].map((byte) => Buffer.from([byte])))).toEqual(['frame', 'frame'])
  })

  it('are read with their parts', () => {
    expect(split(FIRE)).toMatchObject([
      {
        frame: { id: 'SIA-DCS', isEncrypted: false, sequence: '0001', receiver: 'R1', line: 'L1', account: '1234' },
        hasBinaryCrc: false,
        isLengthRight: true,
      },
    ])
    expect(split(encodeFrame('"ADM-CID"0009L0[#12AB|1110 01 001]'))).toMatchObject([{ frame: { receiver: '', line: 'L0', account: null } }])
  })

  it('are found behind noise and behind one that was cut short', () => {
    expect(namesOf(Buffer.from('+++ATH0\r\n'), FIRE)).toEqual(['malformed', 'frame'])
    expect(namesOf(Buffer.from('"quoted" words'), FIRE).at(-1)).toBe('frame')
    for (let at = 1; at < FIRE.length; at++) expect(namesOf(FIRE.subarray(0, at), TEST).at(-1), String(at)).toBe('frame')
  })

  it('with a wrong CRC are bad, with a wrong length and a right CRC they are not', () => {
    const text = FIRE.toString('latin1')
    expect(namesOf(Buffer.from(text.replace('FA001', 'FA002')), TEST)).toEqual(['badChecksum', 'frame'])
    expect(split(Buffer.from(text.replace('003C', '0999')))).toMatchObject([{ type: 'frame', isLengthRight: false }])
    expect(split(Buffer.from(text.replace('FA001', 'FA002')))).toMatchObject([{ account: '1234' }])
  })

  it('without their last byte are whole when length and CRC say so', () => {
    expect(namesOf(FIRE.subarray(0, -1))).toEqual(['frame'])
    expect(namesOf(FIRE.subarray(0, -1), Buffer.from('\r'), TEST.subarray(0, -1))).toEqual(['frame', 'frame'])
    expect(namesOf(FIRE.subarray(0, -2))).toEqual([])
  })

  it('may carry their CRC as two bytes, whatever the bytes are', () => {
    for (let zone = 0; zone < 1000; zone++) {
      const binary = encodeFrame(`"SIA-DCS"0001L0#1234[#1234|Nri1/FA${String(zone).padStart(3, '0')}]`, true)
      expect(split(binary, TEST).map(nameOf), String(zone)).toEqual(['frame', 'frame'])
      expect(split(binary)).toMatchObject([{ hasBinaryCrc: true, isLengthRight: true }])
    }
  })

  it('of an old serial receiver are heartbeats', () => {
    expect(split(Buffer.from('SR0002L0003    00AB12XX    [ID00000000]'), FIRE)).toMatchObject([
      { type: 'heartbeat', account: '00AB12' },
      { type: 'frame' },
    ])
    expect(namesOf(Buffer.from('\nSR0002L0003    00AB12XX'), Buffer.from('    [ID00000000]\r\n'))).toEqual(['heartbeat'])
  })

  it('that never end, and quotes without end, are bounded', () => {
    expect(namesOf(Buffer.alloc(20_000, '"'))).toEqual(['oversized'])
    expect(namesOf(FIRE.subarray(0, 40), Buffer.alloc(20_000, 'A'), FIRE).at(0)).toBe('oversized')
  })
})

describe('the content of a frame', () => {
  it('has account, data, extended data and time', () => {
    expect(contentOf(siaFrame({ more: '[Lkitchen][X006E07.7777777]' }))).toEqual({
      account: '1234',
      data: 'Nri1/FA001',
      extended: new Map([
        ['L', 'kitchen'],
        ['X', '006E07.7777777'],
      ]),
      stamp: MORNING,
    })
    expect(contentOf(siaFrame({ at: null }))).toMatchObject({ stamp: 'none' })
    expect(contentOf(encodeFrame('"SIA-DCS"0001L0#1234[|Nri1/FA1]_25:00:00,11-21-2026'))).toMatchObject({
      data: 'Nri1/FA1',
      stamp: 'wrong',
    })
    expect(contentOf(encodeFrame('"SIA-DCS"0001L0#1234[#1234|Nri1/FA1'))).toBeNull()
  })

  it('has its time in GMT, and only times that exist', () => {
    expect(stampOf(MORNING)).toBe('07:50:00,11-21-2026')
    expect(readStamp('07:50:00,11-21-2026')).toBe(MORNING)
    for (const stamp of ['07:50:60,11-21-2026', '07:50:00,02-30-2026', '07:50:00,13-01-2026', ''])
      expect(readStamp(stamp), stamp).toBeNull()
  })

  it.each([
    ['Nri1/FA001', [['FA', '001', '']]],
    ['Nti10:23/id001/ri1/OP001', [['OP', '001', '']]],
    ['Nri1CL0^Frau Weiß ^', [['CL', '0', 'Frau Weiß']]],
    ['NRR|Arestarted', [['RR', '', 'restarted']]],
    ['FA12^K\u00fcche^', [['FA', '12', 'Küche']]],
    [
      'Nri1/BA1/BA2*"Hall"',
      [
        ['BA', '1', ''],
        ['BA', '2', 'Hall'],
      ],
    ],
    ['', []],
    ['????', []],
  ])('is read as SIA events: %s', (data, events) => {
    expect(parseSia(data).map(({ code, number, text }) => [code, number, text])).toEqual(events)
  })

  it('is read as Contact ID', () => {
    expect(parseContactId('1110 01 001')).toEqual([{ type: 'contactId', qualifier: 1, event: 110, number: '001' }])
    expect(parseContactId('3401 01 057')).toMatchObject([{ qualifier: 3, event: 401 }])
    for (const data of ['2110 01 001', '1110', '', 'FA001']) expect(parseContactId(data), data).toEqual([])
  })
})

describe('encryption', () => {
  it.each([16, 24, 32])('is undone with the key of %i bytes and with no other', (size) => {
    const key = Buffer.alloc(size, 7)
    const digits = encrypt(']_07:50:00,11-21-2026', key)
    expect(digits).toMatch(/^([0-9A-F]{32})+$/)
    expect(decrypt(digits, key)).toMatch(/^[A-Za-z0-9]+\|\]_07:50:00,11-21-2026$/)
    expect(parseContent(decrypt(digits, Buffer.alloc(size, 8)) ?? '', true)).toBeNull()
    // Random text goes in front: the same answer never looks the same.
    expect(encrypt(']_07:50:00,11-21-2026', key)).not.toBe(digits)
  })

  it('reads nothing out of what is no whole number of blocks', () => {
    for (const digits of ['', 'AB', 'XY'.repeat(16), 'AB'.repeat(17)])
      expect(decrypt(digits, Buffer.from(KEY_HEX, 'hex')), digits).toBeNull()
  })

  it('hides account and data of a frame', () => {
    const [found] = split(secretFrame({}))
    if (found?.type !== 'frame') throw new Error('not read')
    const text = decrypt(found.frame.content, Buffer.from(KEY_HEX, 'hex')) ?? ''
    expect(parseContent(text, true)).toMatchObject({ account: '1234', data: 'Nri1/FA001', stamp: MORNING })
  })
})

describe.skipIf(!existsSync(RECORDED))('recorded and published frames (skipped where ../shared is absent)', () => {
  it('are read when their CRC is right, and written again as they were', () => {
    expect(published().length).toBe(18)
    for (const line of published()) {
      expect(namesOf(wired(line)), line).toEqual(['frame'])
      const written = encodeFrame(line.slice(8)).toString('latin1').slice(1, -1)
      expect(written.slice(0, 4) + written.slice(8), line).toBe(line.slice(0, 4) + line.slice(8))
    }
  })

  it.each(vectors().map((vector) => ({ ...vector, name: vector.frame })))(
    '$name',
    ({ frame, crc_ok, length_ok, frame_recomputed, expect: expected }) => {
      const [found] = split(wired(frame))
      if (crc_ok === undefined) {
        expect(found?.type).toBe(expected.error ? 'bad' : 'heartbeat')
        return
      }
      if (crc_ok) expect(found).toMatchObject({ type: 'frame', isLengthRight: length_ok, frame: { account: expected.account ?? '1409' } })
      else expect(found).toMatchObject({ type: 'bad', reason: 'badChecksum' })
      if (!frame_recomputed || expected.error || expected.encrypted) return
      const content = contentOf(wired(frame_recomputed))
      if (expected.timestamp) expect(content?.stamp).toBe(Date.parse(expected.timestamp))
      const [event] = [...parseSia(content?.data ?? ''), ...parseContactId(content?.data ?? '')]
      if (expected.code) expect(event).toMatchObject({ code: expected.code, ...(expected.text && { text: expected.text }) })
      if (expected.event) expect(event).toMatchObject({ event: Number(expected.event), ...(expected.zone && { number: expected.zone }) })
    },
  )

  it('are decrypted with the published keys', () => {
    const open = (start: string, key: Buffer) => {
      const [found] = split(wired(published().find((line) => line.startsWith(start)) ?? ''))
      return found?.type === 'frame' ? decrypt(found.frame.content, key) : null
    }
    expect(open('76D8', Buffer.from('A'.repeat(16)))).toBe('ppppppppppp]_18:24:52,07-05-2020')
    expect(open('B8EA', Buffer.from(KEY_HEX, 'hex'))).toBe('XXXXXXXXXX|#1234|Nri1/FA001]_07:50:00,11-21-2026')
  })
})

describe('whatever comes over the line', () => {
  const valid = fc.constantFrom(
    FIRE,
    TEST,
    secretFrame({}),
    siaFrame({ id: 'ADM-CID', data: '1110 01 001' }),
    Buffer.from('SR0002L0003    00AB12XX    [ID0]\r'),
  )
  const mutated = fc.tuple(valid, fc.array(fc.tuple(fc.nat(90), fc.nat(255)), { maxLength: 4 })).map(([bytes, changes]) => {
    const copy = Buffer.from(bytes)
    for (const [at, value] of changes) copy[at % copy.length] = value
    return copy
  })
  const noise = fc.uint8Array({ maxLength: 6000 }).map((bytes) => Buffer.from(bytes))

  fuzz('never throws and keeps less than one frame', () => {
    return fc.property(fc.array(fc.oneof(mutated, noise), { maxLength: 8 }), (pieces) => {
      const found = split(...pieces)
      const total = pieces.reduce((sum, piece) => sum + piece.length, 0)
      const used = found.reduce((sum, { bytes }) => sum + bytes.length, 0)
      // Line ends between frames are used and not spoken of.
      expect(used).toBeLessThanOrEqual(total)
      for (const one of found) if (one.type === 'frame') parseContent(one.frame.content, one.frame.isEncrypted)
    })
  })

  fuzz('never throws while content, events and ciphers are read', () => {
    const key = Buffer.from(KEY_HEX, 'hex')
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.stringMatching(/^(#12|\||N|ri1|\/|FA|001|\^|\]|\[L|_07:50:00,11-21-2026)*$/),
    )
    return fc.property(text, fc.boolean(), (content, isEncrypted) => {
      const parsed = parseContent(content, isEncrypted)
      expect(parseSia(parsed?.data ?? content).length).toBeLessThanOrEqual(64)
      parseContactId(content)
      decrypt(content, key)
    })
  })
})
