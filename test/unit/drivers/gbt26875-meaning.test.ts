/** What transmission devices say, as points of addresses. */
import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Description, Heard, Report } from '../../../src-main/domains/devices/devices.ports.ts'
import { PacketSplitter } from '../../../src-main/drivers/gbt26875/gbt26875.codec.ts'
import { Meaning } from '../../../src-main/drivers/gbt26875/gbt26875.meaning.ts'
import { fuzz } from '../../support/fuzz.ts'
import {
  AFTERNOON,
  type ComponentSample,
  componentState,
  componentValue,
  deviceOperation,
  deviceState,
  publishedFrames,
  RECORDED,
  recorded,
  SHANGHAI,
  systemState,
} from './gbt26875-frames.ts'

const SETTINGS = { zone: SHANGHAI.zone, split: 'lowZone', bit0MeansTest: false } as const
const meaningOf = (settings: Partial<ConstructorParameters<typeof Meaning>[0]> = {}, known: readonly Description[] = []) =>
  new Meaning({ ...SETTINGS, ...settings }, known)
const say = (adu: Buffer, meaning = meaningOf()) => meaning.understand('889', adu, AFTERNOON)
const reports = (heard: Heard[]): Report[] => heard.filter((item) => item.type === 'report')
const descriptions = (heard: Heard[]): Description[] => heard.filter((item) => item.type === 'description')
const on = (heard: Heard[]) =>
  reports(heard).flatMap(({ address, values }) => [...values].filter(([, value]) => value).map(([id]) => `${address} ${id}`))

describe('the state of a component', () => {
  const alarmOf = (type: number, more: ComponentSample = {}) => on(say(componentState({ type, ...more })))[0]?.split(' ')[1]

  it.each([
    [40, 'smoke-alarm'],
    [44, 'smoke-alarm'],
    [30, 'heat-alarm'],
    [37, 'heat-alarm'],
    [61, 'flame-alarm'],
    [69, 'flame-alarm'],
    [10, 'gas-alarm'],
    [74, 'gas-alarm'],
    [17, 'electrical-alarm'],
    [23, 'fire-alarm'],
    [24, 'fire-alarm'],
    [0, 'fire-alarm'],
    [200, 'fire-alarm'],
  ])('of type %i raises %s', (type, point) => {
    expect(alarmOf(type)).toBe(point)
  })

  it('is reported at its place behind the transmission device, with its own time', () => {
    expect(reports(say(componentState({ zone: 10, point: 2 })))).toMatchObject([
      { source: 'gbt26875', address: '889/1.1/10.2', via: '889', at: AFTERNOON },
    ])
    expect(reports(say(componentState({ zone: 10, point: 2 }), meaningOf({ split: 'highZone' })))[0]?.address).toBe('889/1.1/2.10')
    expect(reports(say(componentState({ zone: 10, point: 2 }), meaningOf({ split: 'none' })))[0]?.address).toBe('889/1.1/131082')
  })

  it('carries every trouble beside the alarm, and their end', () => {
    const meaning = meaningOf()
    expect(on(say(componentState({ state: 0x1ff }), meaning)).map((one) => one.split(' ')[1])).toEqual([
      'smoke-alarm',
      'fault',
      'disabled',
      'supervisory',
      'started',
      'feedback',
      'delay',
      'mains-fail',
    ])
    const [normal] = reports(say(componentState({ state: 1 }), meaning))
    expect([...(normal?.values.values() ?? [])]).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
  })

  it('never loses a fire to bit 0; it is shown as a test beside it where that is set', () => {
    expect(on(say(componentState({ state: 2 })))).toEqual(['889/1.1/10.2 smoke-alarm'])
    expect(on(say(componentState({ state: 2 }), meaningOf({ bit0MeansTest: true })))).toEqual([
      '889/1.1/10.2 smoke-alarm',
      '889/1.1/10.2 test',
    ])
    expect(on(say(componentState({ state: 3 }), meaningOf({ bit0MeansTest: true })))).toEqual(['889/1.1/10.2 smoke-alarm'])
  })

  it('of a clock that was never set or runs ahead counts from its reception', () => {
    expect(reports(say(componentState({ time: Buffer.alloc(6) })))[0]?.at).toBeNull()
    expect(reports(say(componentState({ time: SHANGHAI.timeOf(AFTERNOON + 600_000) })))[0]?.at).toBeNull()
    expect(reports(say(componentState({ time: SHANGHAI.timeOf(AFTERNOON - 600_000) })))[0]?.at).toBe(AFTERNOON - 600_000)
  })
})

describe('a component', () => {
  it('is described once with its name, kind and points, and again when it says more', () => {
    const meaning = meaningOf()
    const text = Buffer.from('b3f8b7bf', 'hex')
    expect(descriptions(say(componentState({ type: 42 }), meaning))).toMatchObject([
      { address: '889/1.1/10.2', via: '889', name: '点型光电感烟火灾探测器 10.2', kind: 'smoke-detector', model: '点型光电感烟火灾探测器' },
    ])
    expect(descriptions(say(componentState({ type: 42 }), meaning))).toEqual([])
    expect(descriptions(say(componentState({ type: 42, text }), meaning))).toMatchObject([{ name: '厨房' }])
    const [withValue] = descriptions(say(componentValue(3, 215, { type: 42 }), meaning))
    expect(withValue).toMatchObject({ name: '厨房' })
    expect(withValue?.points.map(({ id }) => id)).toEqual(expect.arrayContaining(['smoke-alarm', 'temperature']))
    expect(descriptions(say(componentState({ type: 42 }), meaning))).toEqual([])
  })

  it.each([
    [3, 800, 40, 'temperature', 80],
    [3, 0xff9c, 40, 'temperature', -10],
    [3, 651, 18, 'cable-temperature', 65.1],
    [4, 3, 99, 'pressure', 0.3],
    [5, 2500, 99, 'pressure', 0.25],
    [6, 125, 11, 'gas', 12.5],
    [2, 312, 92, 'level', 3.12],
    [8, 2201, 16, 'voltage', 220.1],
    [9, 123, 16, 'load-current', 12.3],
    [10, 5, 96, 'flow', 30],
  ])('measures quantity %i of %i at type %i as %s %d', (quantity, raw, type, point, value) => {
    expect(reports(say(componentValue(quantity, raw, { type })))[0]?.values).toEqual(new Map([[point, value]]))
  })

  it('measures nothing outside of the standard’s range, nor in units only its maker knows', () => {
    expect(say(componentValue(5, 0x8000))).toEqual([{ type: 'refused', reason: 'outOfRange', device: '889/1.1/10.2' }])
    expect(say(componentValue(12, 21))).toMatchObject([{ reason: 'outOfRange' }])
    expect(say(componentValue(128, 300, { type: 17 }))).toMatchObject([{ reason: 'unsupported' }])
  })
})

describe('a reset', () => {
  const FIRE_RESET = 1 | (1 << 13)

  it('returns every abnormal component of its system, and no other', () => {
    const meaning = meaningOf()
    say(componentState({ zone: 1 }, { zone: 2, state: 4 }, { zone: 3, state: 1 }, { zone: 4, system: 11 }), meaning)
    const heard = reports(say(systemState(FIRE_RESET), meaning))
    expect(heard.map(({ address }) => address)).toEqual(['889/1.1', '889/1.1/1.2', '889/1.1/2.2'])
    expect(heard.slice(1).map(({ values }) => [...values])).toEqual([[['smoke-alarm', 0]], [['fault', 0]]])
    expect(reports(say(systemState(FIRE_RESET), meaning))).toHaveLength(1)
  })

  it('also returns components that may have been abnormal before a restart', () => {
    const before = meaningOf()
    const known = descriptions(say(componentState({ zone: 1 }), before))
    const [, component] = reports(say(systemState(FIRE_RESET), meaningOf({}, known)))
    expect(component).toMatchObject({ address: '889/1.1/1.2' })
    expect(component?.values.get('smoke-alarm')).toBe(0)
  })
})

describe('a transmission device', () => {
  it('says how it is itself', () => {
    expect(on(say(deviceState(0b0001_1001)))).toEqual(['889 mains-fail', '889 backup-fail'])
    expect(on(say(deviceState(0b0110_0101)))).toEqual(['889 fault', '889 centre-link-fail', '889 line-fail'])
    expect(on(say(systemState(0x0102)))).toEqual(['889/1.1 fire-alarm', '889/1.1 mains-fail'])
  })

  it('says what somebody did there, which is over at once', () => {
    const heard = reports(say(deviceOperation(0x20)))
    expect(heard.map(({ at, values }) => [at, ...values])).toEqual([
      [null, ['inspection-answered', 1]],
      [null, ['inspection-answered', 0]],
    ])
    expect(on(say(deviceOperation(0x04)))).toEqual(['889 fire-alarm'])
    expect(say(deviceOperation(0))).toEqual([])
  })

  it('says nothing with a heartbeat, and something unusable with what only its maker knows', () => {
    expect(say(Buffer.alloc(0))).toEqual([])
    expect(say(Buffer.from([200, 1, 5]))).toEqual([{ type: 'refused', reason: 'unsupported', device: '889' }])
  })
})

describe.skipIf(!existsSync(RECORDED))('recorded and published frames (skipped where ../shared is absent)', () => {
  const adus = (bytes: Buffer) => new PacketSplitter().push(bytes).flatMap((found) => (found.type === 'packet' ? [found.packet.adu] : []))

  it('mean what is written beside them', () => {
    const [fire = Buffer.alloc(0)] = adus(recorded('captured component fire alarm'))
    expect(meaningOf().understand('0', fire, AFTERNOON)).toMatchObject([
      { type: 'description', address: '0/1.3/217.6', name: 'Ａ区１层呷哺走廊' },
      { type: 'report', address: '0/1.3/217.6', via: '0', at: Date.parse('2020-08-01T11:18:48Z') },
    ])
    const said = publishedFrames()
      .flatMap(adus)
      .flatMap((adu) => say(adu))
    expect(on(said)).toEqual(
      expect.arrayContaining([
        '889/1.1/10.2 smoke-alarm',
        '889 mains-fail',
        '889 inspection-answered',
        '889/1.1 fire-alarm',
        '889/1.1 mains-fail',
      ]),
    )
    expect(reports(said).find(({ address }) => address === '889/11.1/2.10')?.values).toEqual(new Map([['pressure', 0.25]]))
  })
})

describe('any application data unit', () => {
  fuzz('never throws and gives only finite values at bounded addresses', () => {
    const meaning = meaningOf({ bit0MeansTest: true })
    const flagged = fc
      .tuple(fc.constantFrom(1, 2, 3, 4, 6, 7, 21, 24, 26), fc.uint8Array({ maxLength: 1023 }))
      .map(([flag, rest]) => Buffer.from([flag, ...rest]))
    return fc.property(
      fc.oneof(
        flagged,
        fc.uint8Array({ maxLength: 1024 }).map((bytes) => Buffer.from(bytes)),
      ),
      (adu) => {
        for (const item of say(adu, meaning)) {
          if (item.type === 'refused') continue
          if (item.type === 'link' || !('address' in item)) throw new Error(`not of an application data unit: ${item.type}`)
          expect(item.address.length).toBeLessThanOrEqual(120)
          if (item.type === 'report') for (const value of item.values.values()) expect(Number.isFinite(value)).toBe(true)
          if (item.type === 'description') expect(item.points.length).toBeLessThanOrEqual(64)
        }
      },
    )
  })
})
