/** Limits with hysteresis and delay, and the ISA-18.2 states of an alarm. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AlarmEvent, AT_REST, isAbnormal, judge, nextAlarmState } from '../../../src-main/domains/alarms/alarm.rules.ts'
import type { LimitState } from '../../../src-main/domains/alarms/alarms.types.ts'
import type { Limit } from '../../../src-main/domains/devices/device-kind.types.ts'
import { AlarmState } from '../../../src-preload/contract/wire/words.ts'
import { resources } from '../../support/tiny-site.ts'

const limitOf = (kind: string, point: string, id: string): Limit => {
  const limit = resources.kinds
    .get(kind)
    ?.points.find((p) => p.id === point)
    ?.limits.find((l) => l.id === id)
  if (!limit) throw new Error(`There is no limit ${kind}/${point}/${id}`)
  return limit
}
const SMOKE = limitOf('smoke-detector', 'smoke', 'high')
const PRESSURE = limitOf('hydrant-pressure', 'pressure', 'low')
const DOOR = limitOf('door-contact', 'open', 'long-open')

/** Judges a series of [ms, value] and gives what was said of each. */
function judgements(limit: Limit, series: readonly (readonly [number, number])[]): string[] {
  let state: LimitState = AT_REST
  return series.map(([at, value]) => {
    const { judgement, after } = judge(limit, state, value, at)
    state = after
    return judgement
  })
}

describe('a limit with hysteresis', () => {
  it('is crossed beyond the limit and not at it', () => {
    expect([0.15, 0.1501].map((value) => isAbnormal(SMOKE, false, value))).toEqual([false, true])
    expect([0.1, 0.0999].map((value) => isAbnormal(PRESSURE, false, value))).toEqual([false, true])
  })

  it('is normal again only so far back inside', () => {
    expect([0.14, 0.11, 0.1].map((value) => isAbnormal(SMOKE, true, value))).toEqual([true, true, false])
    expect([0.11, 0.119, 0.12].map((value) => isAbnormal(PRESSURE, true, value))).toEqual([true, true, false])
  })

  it('raises once, stays, returns once, and can be raised again', () => {
    const series = [0, 0.2, 0.3, 0.12, 0.05, 0.04, 0.16].map((value, index) => [index * 1000, value] as const)
    expect(judgements(SMOKE, series)).toEqual(['none', 'raise', 'none', 'none', 'return', 'none', 'raise'])
  })
})

describe('a limit with a delay', () => {
  const minutes = (...values: [number, number][]) => values.map(([minute, value]) => [minute * 60_000, value] as const)

  it('raises when the reading has stayed abnormal for the whole delay of device time', () => {
    expect(judgements(DOOR, minutes([0, 1], [5, 1], [9.99, 1], [10, 1]))).toEqual(['pending', 'pending', 'pending', 'raise'])
  })

  it('starts again when the reading was normal in between', () => {
    expect(judgements(DOOR, minutes([0, 1], [9, 0], [9.5, 1], [18, 1], [19.5, 1]))).toEqual([
      'pending',
      'none',
      'pending',
      'pending',
      'raise',
    ])
  })

  it('does not take a reading from before the delay began for the end of it', () => {
    expect(judgements(DOOR, minutes([60, 1], [0, 1]))).toEqual(['pending', 'pending'])
  })
})

describe('any series of readings', () => {
  const anyLimit = fc.record({
    when: fc.constantFrom('above' as const, 'below' as const),
    value: fc.integer({ min: -50, max: 50 }),
    hysteresis: fc.integer({ min: 0, max: 20 }),
    delayMs: fc.constantFrom(0, 500, 5000),
  })
  const series = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: -100, max: 100 })), { maxLength: 80 })
    .map((steps) => {
      let at = 0
      return steps.map(([gap, value]) => {
        at += gap
        return [at, value] as const
      })
    })
  const limitWith = (some: object): Limit => ({
    id: 'x',
    hazard: 'smoke',
    priority: 1,
    when: 'above',
    value: 0,
    hysteresis: 0,
    delayMs: 0,
    ...some,
  })

  it('alternates raise and return, beginning with raise', () => {
    fc.assert(
      fc.property(anyLimit, series, (limit, readings) => {
        const changes = judgements(limitWith(limit), readings).filter((word) => word === 'raise' || word === 'return')
        expect(changes).toEqual(changes.map((_, index) => (index % 2 === 0 ? 'raise' : 'return')))
      }),
      { numRuns: 500 },
    )
  })

  it('does not flutter within the hysteresis band', () => {
    const inBand = fc.array(fc.double({ min: 10.01, max: 15, noNaN: true }), { maxLength: 40 })
    fc.assert(
      fc.property(inBand, (values) => {
        const limit = limitWith({ value: 15, hysteresis: 5 })
        const readings = [15.1, ...values].map((value, index) => [index, value] as const)
        expect(judgements(limit, readings).slice(1)).toEqual(values.map(() => 'none'))
        expect(judgements(limit, readings.slice(1))).toEqual(values.map(() => 'none'))
      }),
    )
  })

  it('raises under a delay only when nothing normal was read for that long', () => {
    fc.assert(
      fc.property(anyLimit, series, (some, readings) => {
        const limit = limitWith(some)
        judgements(limit, readings).forEach((word, index) => {
          if (word !== 'raise') return
          const now = readings[index]?.[0] ?? 0
          const stretch = readings.slice(0, index + 1).filter(([at]) => at >= now - limit.delayMs)
          expect(stretch.filter(([, value]) => !isAbnormal(limit, false, value))).toEqual([])
        })
      }),
    )
  })
})

describe('the states of an alarm (ISA-18.2)', () => {
  /** Rows: state. Columns: acknowledge, return, retrigger. */
  const TABLE: Record<AlarmState, [AlarmState, AlarmState, AlarmState]> = {
    unacknowledged: ['acknowledged', 'returnedUnacknowledged', 'unacknowledged'],
    acknowledged: ['acknowledged', 'normal', 'unacknowledged'],
    returnedUnacknowledged: ['normal', 'returnedUnacknowledged', 'unacknowledged'],
    normal: ['normal', 'normal', 'unacknowledged'],
    shelved: ['shelved', 'shelved', 'shelved'],
    suppressed: ['suppressed', 'suppressed', 'suppressed'],
    outOfService: ['outOfService', 'outOfService', 'outOfService'],
  }
  const EVENTS: AlarmEvent[] = ['acknowledge', 'return', 'retrigger']

  it.each(AlarmState.options)('from %s go where the standard says', (state) => {
    expect(EVENTS.map((event) => nextAlarmState(state, event))).toEqual(TABLE[state])
  })
})
