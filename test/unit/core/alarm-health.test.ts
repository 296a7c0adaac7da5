/** The figures of the alarm system, and their targets. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alarmHealth, floodsIn } from '../../../src-main/domains/alarms/alarm-health.rules.ts'
import type { AlarmRecord } from '../../../src-main/domains/alarms/alarms.types.ts'
import { AlarmHealth } from '../../../src-preload/contract/alarms.contract.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const T0 = Date.parse('2026-11-21T00:00:00.000Z')

const alarm = (id: string, some: Partial<AlarmRecord> = {}): AlarmRecord => ({
  id,
  device: 'door-3',
  point: 'battery',
  condition: 'low',
  hazard: 'device',
  priority: 4,
  state: 'unacknowledged',
  incident: null,
  value: 1,
  peak: 1,
  limit: 20,
  unit: '%',
  late: false,
  chattering: false,
  shelved: null,
  sensedAt: T0,
  receivedAt: T0,
  shownAt: null,
  soundedAt: null,
  firstActAt: null,
  raisedAt: T0,
  returnedAt: null,
  closedAt: null,
  ...some,
})

const health = (some: Partial<Parameters<typeof alarmHealth>[0]> = {}) =>
  alarmHealth({
    since: T0,
    until: T0 + 12 * HOUR,
    now: T0 + 12 * HOUR,
    load: { times: [], sources: [], priorities: [] },
    open: [],
    verdicts: [],
    kindOf: () => null,
    ...some,
  })

describe('a quiet shift', () => {
  it('has no rate and no flood, and shares of nothing are not known', () => {
    const quiet = health()
    expect(AlarmHealth.parse(quiet)).toEqual(quiet)
    expect(quiet).toMatchObject({
      annunciations: 0,
      rate: { value: 0, target: 1, bound: 'atMost', source: 'eemua191' },
      flood: { value: 0 },
      topTen: { value: null },
      low: { value: null, target: 0.8, bound: 'atLeast' },
      floods: [],
    })
    expect(quiet.series).toHaveLength(72)
  })
})

describe('a shift with alarms', () => {
  const times = [T0 - MINUTE, ...Array.from({ length: 36 }, (_, index) => T0 + index * 20 * MINUTE)]
  const load = {
    times,
    sources: [{ device: 'door-3', point: 'open', condition: 'long-open', count: 9 }],
    priorities: [
      { priority: 4, count: 27 },
      { priority: 3, count: 6 },
      { priority: 2, count: 2 },
      { priority: 1, count: 1 },
    ],
  }

  it('has a rate per ten minutes, its busiest sources and its split of priorities', () => {
    const busy = health({ load })
    expect(busy.annunciations).toBe(36)
    expect(busy.rate.value).toBe(0.5)
    expect(busy.peak.value).toBe(2)
    expect(busy.series.slice(0, 4).map(({ count }) => count)).toEqual([1, 0, 1, 0])
    expect(busy.sources).toEqual([{ device: 'door-3', point: 'open', condition: 'long-open', count: 9, share: 0.25 }])
    expect([busy.topTen, busy.low, busy.medium, busy.high].map(({ value }) => value)).toEqual([0.25, 27 / 36, 6 / 36, 3 / 36])
  })

  it('lists what chatters, what has stood for a day, and what is silent by command', () => {
    const open = [
      alarm('a', { chattering: true }),
      alarm('b', { receivedAt: T0 - 13 * HOUR, state: 'acknowledged' }),
      alarm('c', { receivedAt: T0 - 99 * HOUR, state: 'shelved', shelved: { until: T0, reason: '-', by: '-' } }),
      alarm('d', { state: 'suppressed' }),
      alarm('e', { state: 'outOfService' }),
    ]
    const { now, chattering, stale } = health({ open })
    expect([chattering.value, stale.value]).toEqual([1, 1])
    const ids = Object.fromEntries(Object.entries(now).map(([list, { alarms }]) => [list, alarms.map(({ id }) => id)]))
    expect(ids).toEqual({ chattering: ['a'], stale: ['b'], shelved: ['c'], suppressed: ['d'], outOfService: ['e'] })
  })

  it('gives the newest hundred of a long list, and how many there are', () => {
    const open = Array.from({ length: 5000 }, (_, index) => alarm(`alm-${index}`, { state: 'suppressed', receivedAt: T0 + index }))
    const { suppressed } = health({ open }).now
    expect([suppressed.count, suppressed.alarms.length, suppressed.alarms[0]?.id]).toEqual([5000, 100, 'alm-4999'])
  })

  it('counts false alarms by the kind of device, worst first', () => {
    const verdicts = ['smoke-1', 'smoke-1', 'smoke-2', 'door-3', 'gone'].map((device, index) => ({
      device,
      isFalse: index !== 1 && index < 4,
    }))
    const kindOf = (device: string) => (device.startsWith('smoke') ? 'smoke-detector' : device === 'door-3' ? 'door-contact' : null)
    const { falseAlarms, falseAlarmsByKind } = health({ verdicts, kindOf })
    expect(falseAlarms).toMatchObject({ value: 6, target: 5, source: 'gb50440' })
    expect(falseAlarmsByKind).toEqual([
      { kind: 'smoke-detector', verdicts: 3, falseAlarms: 2, share: 2 / 3 },
      { kind: 'door-contact', verdicts: 1, falseAlarms: 1, share: 1 },
      { kind: null, verdicts: 1, falseAlarms: 0, share: 0 },
    ])
  })
})

describe('a flood', () => {
  const burst = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index * 1000)

  it('begins with the eleventh alarm in ten minutes and ends when fewer than five are that young', () => {
    const { peak, floods } = floodsIn(burst(0, 11), -HOUR, HOUR)
    expect(peak).toBe(11)
    expect(floods).toEqual([{ start: 10_000, end: 10 * MINUTE + 6000 }])
    expect(floodsIn(burst(0, 10), -HOUR, HOUR)).toEqual({ peak: 10, floods: [] })
  })

  it('that began before the span and has not ended counts from its beginning to its end', () => {
    expect(floodsIn([...burst(-5 * MINUTE, 12), ...burst(4 * MINUTE, 9)], 0, 8 * MINUTE).floods).toEqual([{ start: 0, end: 8 * MINUTE }])
  })

  it('lasts as long as five alarms or more are young enough, for any times', () => {
    const anyTimes = fc.array(fc.integer({ min: 0, max: 2 * HOUR }), { maxLength: 60 })
    fc.assert(
      fc.property(anyTimes, (times) => {
        const young = (at: number) => times.filter((time) => time <= at && at < time + 10 * MINUTE).length
        const { peak, floods } = floodsIn(times, 0, 3 * HOUR)
        expect(peak).toBe(Math.max(0, ...times.map(young)))
        for (const { start, end } of floods) {
          expect(young(start)).toBeGreaterThan(10)
          for (const at of times.filter((time) => time >= start && time < end)) expect(young(at)).toBeGreaterThanOrEqual(5)
          if (end < 3 * HOUR) expect(young(end)).toBeLessThan(5)
        }
        const flooded = (at: number) => floods.some(({ start, end }) => start <= at && at < end)
        for (const at of times) if (young(at) > 10) expect(flooded(at)).toBe(true)
      }),
    )
  })
})
