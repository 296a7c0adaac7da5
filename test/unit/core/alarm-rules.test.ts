/** How limits judge: thresholds with hysteresis and delay, states, rates, standstill, hours; and the ISA-18.2 states of an alarm. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AlarmEvent, AT_REST, isAbnormal, isInForce, judge, nextAlarmState } from '../../../src-main/domains/alarms/alarm.rules.ts'
import type { LimitState } from '../../../src-main/domains/alarms/alarms.types.ts'
import { Limit, type ThresholdLimit } from '../../../src-main/domains/devices/device-kind.types.ts'
import { offsetOf } from '../../../src-main/kernel/time-zone.ts'
import { AlarmState } from '../../../src-preload/contract/wire/words.ts'
import { resources } from '../../support/tiny-site.ts'

const SUZHOU = offsetOf('Asia/Shanghai')

function limitOf(kind: string, point: string, id: string): ThresholdLimit {
  const limit = resources.kinds
    .get(kind)
    ?.points.find((p) => p.id === point)
    ?.limits.find((l) => l.id === id)
  if (limit?.when !== 'above' && limit?.when !== 'below') throw new Error(`There is no threshold ${kind}/${point}/${id}`)
  return limit
}
const SMOKE = limitOf('smoke-detector', 'smoke', 'high')
const PRESSURE = limitOf('hydrant-pressure', 'pressure', 'low')
const DOOR = limitOf('door-contact', 'open', 'long-open')

/** A limit as a data file has it. */
const limitWith = (some: object): Limit => Limit.parse({ id: 'x', hazard: 'heat', priority: 2, delayMs: 0, ...some })

type Series = readonly (readonly [ms: number, value: number])[]

/** Readings by the ms since the one before. */
function oneAfterAnother(steps: readonly (readonly [gap: number, value: number])[]): Series {
  let at = 0
  return steps.map(([gap, value]) => {
    at += gap
    return [at, value] as const
  })
}

/** The states a series of readings leads through. */
function states(limit: Limit, series: Series): LimitState[] {
  let state: LimitState = AT_REST
  return series.map(([at, value]) => {
    state = judge(limit, state, value, at, SUZHOU)
    return state
  })
}

/** What was said of each reading. */
function judgements(limit: Limit, series: Series): string[] {
  let wasAbnormal = false
  return states(limit, series).map(({ abnormal, since }) => {
    const word = abnormal ? (wasAbnormal ? 'none' : 'raise') : wasAbnormal ? 'return' : since === null ? 'none' : 'pending'
    wasAbnormal = abnormal
    return word
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
    .map(oneAfterAnother)
  const thresholdWith = (some: object): ThresholdLimit => {
    const limit = limitWith({ when: 'above', value: 0, ...some })
    if (limit.when !== 'above' && limit.when !== 'below') throw new Error('This is no threshold')
    return limit
  }

  it('costs nothing while a plain limit stays normal: the state is the same object', () => {
    for (const value of [0, 0.1, 0.15]) expect(judge(SMOKE, AT_REST, value, 1, SUZHOU)).toBe(AT_REST)
  })

  it('alternates raise and return, beginning with raise', () => {
    fc.assert(
      fc.property(anyLimit, series, (limit, readings) => {
        const changes = judgements(thresholdWith(limit), readings).filter((word) => word === 'raise' || word === 'return')
        expect(changes).toEqual(changes.map((_, index) => (index % 2 === 0 ? 'raise' : 'return')))
      }),
      { numRuns: 500 },
    )
  })

  it('does not flutter within the hysteresis band', () => {
    const inBand = fc.array(fc.double({ min: 10.01, max: 15, noNaN: true }), { maxLength: 40 })
    fc.assert(
      fc.property(inBand, (values) => {
        const limit = thresholdWith({ value: 15, hysteresis: 5 })
        const readings = [15.1, ...values].map((value, index) => [index, value] as const)
        expect(judgements(limit, readings).slice(1)).toEqual(values.map(() => 'none'))
        expect(judgements(limit, readings.slice(1))).toEqual(values.map(() => 'none'))
      }),
    )
  })

  it('raises under a delay only when nothing normal was read for that long', () => {
    fc.assert(
      fc.property(anyLimit, series, (some, readings) => {
        const limit = thresholdWith(some)
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

describe('a limit of state', () => {
  it('is crossed by each of its values and by no other', () => {
    const limit = limitWith({ when: 'is', values: [2, 5] })
    const series = [1, 2, 5, 3, 5].map((value, at) => [at, value] as const)
    expect(judgements(limit, series)).toEqual(['none', 'raise', 'none', 'return', 'raise'])
  })
})

describe('a limit of rate', () => {
  const MINUTE = 60_000
  const RISE = limitWith({ when: 'rises', value: 8, windowMs: MINUTE, hysteresis: 3 })
  const every10s = (...values: number[]) => values.map((value, index) => [index * 10_000, value] as const)

  it('is crossed by a rise within the window, not by the same rise over a longer time', () => {
    expect(judgements(RISE, every10s(20, 21, 22, 24, 26, 28.1))).toEqual(['none', 'none', 'none', 'none', 'none', 'raise'])
    const slowly = Array.from({ length: 40 }, (_, index) => 20 + index)
    expect(judgements(RISE, every10s(...slowly)).filter((word) => word !== 'none')).toEqual([])
  })

  it('measures from the lowest reading of the window, and from the highest when it watches a fall', () => {
    expect(judgements(RISE, every10s(30, 20, 25, 28.5)).at(-1)).toBe('raise')
    const fall = limitWith({ when: 'falls', value: 0.2, windowMs: MINUTE })
    expect(judgements(fall, every10s(0.3, 0.45, 0.3, 0.25))).toEqual(['none', 'none', 'none', 'none'])
    expect(judgements(fall, every10s(0.3, 0.45, 0.3, 0.24)).at(-1)).toBe('raise')
  })

  it('is normal again when the rise of the window has slowed down by the hysteresis', () => {
    const series = every10s(20, 29, 30, 30, 30, 30, 30, 30)
    expect(judgements(RISE, series)).toEqual(['none', 'raise', 'none', 'none', 'none', 'none', 'none', 'return'])
  })

  it('remembers a handful of readings, however many come', () => {
    const anyReadings = fc.array(fc.tuple(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: -50, max: 50 })), { maxLength: 300 })
    fc.assert(
      fc.property(anyReadings, fc.constantFrom('rises', 'falls'), (steps, when) => {
        const series = oneAfterAnother(steps)
        const trails = states(limitWith({ when, value: 8, windowMs: MINUTE }), series).map(({ trail }) => trail ?? [])
        expect(Math.max(0, ...trails.map(({ length }) => length))).toBeLessThanOrEqual(32)
      }),
    )
  })

  it('finds every rise that is clearly there, and none that is not', () => {
    const anyReadings = fc.array(fc.tuple(fc.integer({ min: 1, max: 15_000 }), fc.integer({ min: -20, max: 20 })), {
      minLength: 2,
      maxLength: 120,
    })
    fc.assert(
      fc.property(anyReadings, (steps) => {
        const series = oneAfterAnother(steps)
        const limit = limitWith({ when: 'rises', value: 8, windowMs: MINUTE })
        states(limit, series).forEach(({ abnormal }, index) => {
          const [now = 0, value = 0] = series[index] ?? []
          const rise = (windowMs: number) =>
            value - Math.min(...series.slice(0, index + 1).flatMap(([when, other]) => (when >= now - windowMs ? [other] : [])))
          if (rise(MINUTE - MINUTE / 31) > 8) expect(abnormal).toBe(true)
          if (rise(MINUTE) <= 8) expect(abnormal).toBe(false)
        })
      }),
    )
  })
})

describe('a limit of standstill', () => {
  const HOUR = 3_600_000
  const UNUSED = limitWith({ when: 'unchanged', value: 0.01, delayMs: 24 * HOUR })
  const hours = (...values: [number, number][]) => values.map(([hour, value]) => [hour * HOUR, value] as const)

  it('raises when the reading has not moved for the whole time', () => {
    expect(judgements(UNUSED, hours([0, 5], [12, 5.01], [23.9, 5], [24, 5]))).toEqual(['pending', 'pending', 'pending', 'raise'])
  })

  it('returns with the first movement, and begins to wait again', () => {
    expect(judgements(UNUSED, hours([0, 5], [24, 5], [25, 5.02], [48.9, 5.02], [49, 5.02]))).toEqual([
      'pending',
      'raise',
      'return',
      'pending',
      'raise',
    ])
  })

  it('is not deceived by creeping: it compares with where the last movement ended', () => {
    const creeping = Array.from({ length: 30 }, (_, hour) => [hour, 5 + hour * 0.004] as [number, number])
    expect(judgements(UNUSED, hours(...creeping))).not.toContain('raise')
  })

  it('remembers one reading', () => {
    const trails = states(UNUSED, hours([0, 1], [1, 2], [2, 3], [3, 3])).map(({ trail }) => trail?.length)
    expect(new Set(trails)).toEqual(new Set([1]))
  })
})

describe('a limit with hours', () => {
  const at = (time: string) => Date.parse(`2026-11-${time}:00+08:00`)
  const NIGHT = limitWith({
    when: 'above',
    value: 0.5,
    delayMs: 60_000,
    during: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '23:00', to: '05:00' }],
  })

  it('counts only inside them, and from their beginning', () => {
    const series: Series = [
      [at('21T22:00'), 1],
      [at('21T23:00'), 1],
      [at('21T23:01'), 1],
      [at('22T04:59'), 1],
      [at('22T05:00'), 1],
      [at('22T22:59'), 1],
      [at('22T23:01'), 1],
    ]
    expect(judgements(NIGHT, series)).toEqual(['pending', 'pending', 'raise', 'none', 'return', 'pending', 'raise'])
  })

  it('waits its delay from the reading when that comes inside them', () => {
    expect(
      judgements(NIGHT, [
        [at('22T02:00'), 1],
        [at('22T02:00') + 59_999, 1],
        [at('22T02:01'), 1],
      ]),
    ).toEqual(['pending', 'pending', 'raise'])
  })
})

describe('a limit that is off, or meant for people with a certain need', () => {
  it('is in force only where it applies', () => {
    const alone = limitWith({ when: 'above', value: 1, only: 'livesAlone' })
    expect(
      [alone, limitWith({ when: 'above', value: 1, off: true }), SMOKE].map((limit) => isInForce(limit, { needs: ['elderly'] })),
    ).toEqual([false, false, true])
    expect(isInForce(alone, { needs: ['elderly', 'livesAlone'] })).toBe(true)
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
