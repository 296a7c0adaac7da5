/** Packets of GB/T 26875.3 in every state a network can bring them in. */
import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeAdu } from '../../../src-main/drivers/gbt26875/adu.codec.ts'
import { readClock, writeClock } from '../../../src-main/drivers/gbt26875/clock.codec.ts'
import { encodePacket, isOtherFraming, PacketSplitter } from '../../../src-main/drivers/gbt26875/gbt26875.codec.ts'
import { fuzz } from '../../support/fuzz.ts'
import {
  AFTERNOON,
  componentState,
  deviceState,
  frame,
  publishedFrames,
  RECORDED,
  recorded,
  recordedFrames,
  SHANGHAI,
  systemState,
} from './gbt26875-frames.ts'

const FIRE = frame(componentState({ state: 2 }))
const MAINS = frame(deviceState(0x08), { serial: 2 })
const split = (...pieces: Buffer[]) => {
  const splitter = new PacketSplitter()
  return pieces.flatMap((piece) => splitter.push(piece))
}
const typesOf = (...pieces: Buffer[]) => split(...pieces).map((found) => (found.type === 'bad' ? found.reason : found.type))
const changed = (bytes: Buffer, at: number, value: number) => {
  const copy = Buffer.from(bytes)
  copy[at < 0 ? copy.length + at : at] = value
  return copy
}

describe('packets in a stream', () => {
  it('are found however they are cut: at every byte, byte by byte, two in one piece', () => {
    const both = Buffer.concat([FIRE, MAINS])
    for (let at = 0; at <= both.length; at++)
      expect(typesOf(both.subarray(0, at), both.subarray(at)), String(at)).toEqual(['packet', 'packet'])
    expect(typesOf(...[...both].map((byte) => Buffer.from([byte])))).toEqual(['packet', 'packet'])
    expect(split(both).map(({ bytes }) => bytes)).toEqual([FIRE, MAINS])
  })

  it('are found behind noise, also when the noise ends like a start', () => {
    expect(typesOf(Buffer.from('1@U1@U'), FIRE)).toEqual(['noise', 'packet'])
    expect(typesOf(Buffer.from('ATZ@'), FIRE).at(-1)).toBe('packet')
    expect(typesOf(Buffer.from('@@'), FIRE).at(-1)).toBe('packet')
  })

  it('with start and end bytes inside their content stay whole', () => {
    const odd = frame(componentState({ zone: 0x4040, point: 0x2323, text: Buffer.from('@@##@@##') }))
    expect(typesOf(odd, MAINS)).toEqual(['packet', 'packet'])
  })

  it('are not held up by one that was cut short before them', () => {
    for (let at = 1; at < FIRE.length; at++) expect(typesOf(FIRE.subarray(0, at), MAINS).at(-1), String(at)).toBe('packet')
    const promisesMore = changed(FIRE, 25, 4)
    expect(typesOf(promisesMore, FIRE).at(-1)).toBe('packet')
  })

  it('with a wrong sum, a wrong end or too much length are bad, and the next one is read', () => {
    expect(typesOf(changed(FIRE, -3, 0), MAINS)).toEqual(['badChecksum', 'packet'])
    expect(typesOf(changed(FIRE, 40, 0xee), MAINS)).toEqual(['badChecksum', 'packet'])
    expect(typesOf(changed(FIRE, -1, 0x13), MAINS)).toEqual(['malformed', 'packet'])
    expect(typesOf(changed(FIRE, 25, 0x10), MAINS)).toEqual(['oversized', 'packet'])
    expect(split(changed(FIRE, -3, 0))).toMatchObject([{ packet: { serial: 1, source: 889, destination: 88_888 } }])
  })

  it('are not many only because there are many starts', () => {
    expect(typesOf(Buffer.alloc(60_000, '@'))).toEqual(['oversized'])
    expect(typesOf(Buffer.alloc(60_000, '@'), FIRE).at(-1)).toBe('packet')
  })

  it('in another framing are told by their first and last byte', () => {
    const [stranger] = split(Buffer.from('680a000a006801020316', 'hex'))
    expect(stranger?.type === 'noise' && isOtherFraming(stranger.bytes)).toBe(true)
    expect(isOtherFraming(FIRE)).toBe(false)
  })
})

describe.skipIf(!existsSync(RECORDED))('recorded and published frames (skipped where ../shared is absent)', () => {
  it('are read when they are right, and written again as they were', () => {
    const frames = publishedFrames()
    expect(frames.length).toBeGreaterThan(14)
    for (const bytes of frames) {
      const [found] = split(bytes)
      if (found?.type !== 'packet') throw new Error(`not read: ${bytes.toString('hex')}`)
      // The user version is free: ours is 1.
      const written = encodePacket(found.packet)
      expect(written.length).toBe(bytes.length)
      expect(written.equals(bytes)).toBe(true)
    }
  })

  it.each(recordedFrames())('$name', ({ hex, check }) => {
    const found = split(Buffer.from(hex, 'hex')).at(-1)
    if (!check.complete) expect(found).toBeUndefined()
    else if (check.head_ok && !check.sum_ok) expect(found).toMatchObject({ type: 'bad', reason: 'badChecksum' })
    else expect(found?.type).toBe('packet')
  })

  it('carry text in GB 18030', () => {
    const [found] = split(recorded('captured component fire alarm'))
    if (found?.type !== 'packet') throw new Error('not read')
    expect(decodeAdu(found.packet.adu)).toMatchObject({
      failure: null,
      items: [
        {
          type: 'componentState',
          system: { type: 1, address: 3 },
          part: { type: 0, address: 0x600d9 },
          state: 2,
          text: 'Ａ区１层呷哺走廊',
        },
      ],
    })
  })
})

describe('an application data unit', () => {
  it('gives what is whole and says that something was cut short', () => {
    const two = componentState({ zone: 1 }, { zone: 2 })
    expect(decodeAdu(two)).toMatchObject({ items: [{}, {}], failure: null })
    expect(decodeAdu(two.subarray(0, 60))).toMatchObject({ items: [{ part: { address: 0x20001 } }], failure: 'malformed' })
    expect(decodeAdu(Buffer.from([2, 200]))).toEqual({ items: [], failure: 'malformed' })
    expect(decodeAdu(Buffer.from([1, 0]))).toEqual({ items: [], failure: 'malformed' })
  })

  it('of a type nobody defined is unsupported', () => {
    for (const flag of [0, 9, 61, 128, 200]) expect(decodeAdu(Buffer.from([flag, 1, 2, 3]))).toEqual({ items: [], failure: 'unsupported' })
  })

  it('has text without padding, cut at a whole character', () => {
    const text = (bytes: Buffer) => decodeAdu(componentState({ text: bytes })).items[0]
    expect(text(Buffer.from('b3f8b7bf', 'hex'))).toMatchObject({ text: '厨房' })
    expect(text(Buffer.from('b3f8b7bf20202020', 'hex'))).toMatchObject({ text: '厨房' })
    expect(text(Buffer.concat([Buffer.from('b3f8'.repeat(15), 'hex'), Buffer.from([0xb7])]))).toMatchObject({ text: '厨'.repeat(15) })
  })
})

describe('the clock of a device', () => {
  it('is local time of its zone', () => {
    expect(readClock(Buffer.from([0, 50, 15, 21, 11, 26]), SHANGHAI.zone)).toBe(AFTERNOON)
    expect([...SHANGHAI.timeOf(AFTERNOON)]).toEqual([0, 50, 15, 21, 11, 26])
  })

  it('that was never set or shows no time is nobody’s', () => {
    for (const time of ['000000000000', '3c0000150b1a', '000018150b1a', '0000001e021a', '000000010d1a', 'ffffffffffff'])
      expect(readClock(Buffer.from(time, 'hex'), SHANGHAI.zone), time).toBeNull()
  })

  it('follows the clock changes of its zone', () => {
    const berlin = 'Europe/Berlin'
    for (const utc of [
      '2026-03-29T00:59:59Z',
      '2026-03-29T01:00:00Z',
      '2026-07-01T12:00:00Z',
      '2026-10-25T02:30:00Z',
      '2026-12-31T23:00:00Z',
    ]) {
      expect(readClock(writeClock(Date.parse(utc), berlin), berlin), utc).toBe(Date.parse(utc))
    }
  })
})

describe('whatever comes over the line', () => {
  const valid = fc.constantFrom(FIRE, MAINS, frame(systemState(0x2102)), frame(Buffer.alloc(0)))
  const mutated = fc.tuple(valid, fc.array(fc.tuple(fc.nat(90), fc.nat(255)), { maxLength: 4 })).map(([bytes, changes]) => {
    const copy = Buffer.from(bytes)
    for (const [at, value] of changes) copy[at % copy.length] = value
    return copy
  })
  const noise = fc.uint8Array({ maxLength: 1500 }).map((bytes) => Buffer.from(bytes))

  fuzz('never throws, loses no byte and keeps less than one packet', () => {
    return fc.property(fc.array(fc.oneof(mutated, noise), { maxLength: 8 }), (pieces) => {
      const found = split(...pieces)
      const total = pieces.reduce((sum, piece) => sum + piece.length, 0)
      const used = found.reduce((sum, { bytes }) => sum + bytes.length, 0)
      expect(total - used).toBeGreaterThanOrEqual(0)
      expect(total - used).toBeLessThan(1054)
      for (const one of found) if (one.type === 'packet') decodeAdu(one.packet.adu)
    })
  })

  fuzz('gives no more objects than an application data unit announces', () => {
    return fc.property(fc.uint8Array({ maxLength: 1024 }), (bytes) => {
      const { items, failure } = decodeAdu(Buffer.from(bytes))
      expect(items.length).toBeLessThanOrEqual(bytes[1] ?? 0)
      if (failure === 'unsupported') expect(items).toEqual([])
    })
  })
})
