/** Clock time at the site: nights across midnight, weekdays, and the two nights a year in which the clocks are set. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextStart, spanAt } from '../../../src-main/domains/alarms/site-hours.rules.ts'
import type { Hours } from '../../../src-main/domains/devices/device-kind.types.ts'
import { offsetOf } from '../../../src-main/kernel/time-zone.ts'

const DAILY = [1, 2, 3, 4, 5, 6, 7]
const NIGHT: Hours[] = [{ days: DAILY, from: '23:00', to: '05:00' }]
const shanghai = offsetOf('Asia/Shanghai')
const berlin = offsetOf('Europe/Berlin')
const HOUR = 3_600_000

const times = (span: { start: number; end: number } | null) =>
  span && [span.start, span.end].map((at) => new Date(at).toISOString().slice(0, 16))

describe('the offset of a site', () => {
  it('follows summer time where there is one', () => {
    expect([shanghai(Date.parse('2026-01-01')), shanghai(Date.parse('2026-07-01'))]).toEqual([8 * HOUR, 8 * HOUR])
    expect([berlin(Date.parse('2026-01-01')), berlin(Date.parse('2026-07-01'))]).toEqual([HOUR, 2 * HOUR])
    expect(offsetOf('America/St_Johns')(Date.parse('2026-01-01'))).toBe(-3.5 * HOUR)
    expect(offsetOf('UTC')(0)).toBe(0)
  })

  it('is refused for a place nobody knows', () => {
    expect(() => offsetOf('Asia/Nowhere')).toThrow(RangeError)
  })
})

describe('a night', () => {
  it('passes midnight', () => {
    const night = ['2026-11-21T15:00', '2026-11-21T21:00']
    for (const inside of ['2026-11-21T15:00Z', '2026-11-21T16:00Z', '2026-11-21T20:59Z'])
      expect(times(spanAt(NIGHT, Date.parse(inside), shanghai)), inside).toEqual(night)
    for (const outside of ['2026-11-21T14:59Z', '2026-11-21T21:00Z', '2026-11-21T04:00Z'])
      expect(spanAt(NIGHT, Date.parse(outside), shanghai), outside).toBeNull()
  })

  it('belongs to the day on which it begins', () => {
    const fridays: Hours[] = [{ days: [5], from: '23:00', to: '05:00' }]
    // 2026-11-20 is a Friday.
    expect(spanAt(fridays, Date.parse('2026-11-21T04:00:00+08:00'), shanghai)).not.toBeNull()
    expect(spanAt(fridays, Date.parse('2026-11-20T04:00:00+08:00'), shanghai)).toBeNull()
    expect(nextStart(fridays, Date.parse('2026-11-20T23:00:00+08:00'), shanghai)).toBe(Date.parse('2026-11-27T23:00:00+08:00'))
  })

  it('that ends as the clock began is a whole day', () => {
    const always: Hours[] = [{ days: DAILY, from: '00:00', to: '00:00' }]
    expect(times(spanAt(always, Date.parse('2026-11-21T12:00:00+08:00'), shanghai))).toEqual(['2026-11-20T16:00', '2026-11-21T16:00'])
  })

  it('is an hour shorter in spring and an hour longer in autumn', () => {
    expect(times(spanAt(NIGHT, Date.parse('2026-03-29T00:00Z'), berlin))).toEqual(['2026-03-28T22:00', '2026-03-29T03:00'])
    expect(times(spanAt(NIGHT, Date.parse('2026-10-25T00:30Z'), berlin))).toEqual(['2026-10-24T21:00', '2026-10-25T04:00'])
  })

  it('is not cut short by clock times that come twice or not at all', () => {
    const early: Hours[] = [{ days: DAILY, from: '02:30', to: '02:45' }]
    expect(times(spanAt(early, Date.parse('2026-10-25T01:00Z'), berlin))).toEqual(['2026-10-25T00:30', '2026-10-25T01:45'])
    expect(times(spanAt(early, Date.parse('2026-03-29T01:00Z'), berlin))).toEqual(['2026-03-29T00:30', '2026-03-29T01:45'])
  })
})

describe('at any time in any zone', () => {
  const anyClock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join(':'))
  const anyHours = fc.array(
    fc.record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), from: anyClock, to: anyClock }),
    { minLength: 1, maxLength: 3 },
  )
  const anyTime = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') })
  const anyZone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe').map(offsetOf)

  it('a span holds the instant it was asked for, and the next one begins later and is one', () => {
    fc.assert(
      fc.property(anyHours, anyTime, anyZone, (hours, at, offset) => {
        const span = spanAt(hours, at, offset)
        if (span) expect(span.start <= at && at < span.end).toBe(true)
        const next = nextStart(hours, at, offset)
        expect(next).toBeGreaterThan(at)
        expect(next - at).toBeLessThanOrEqual(8 * 24 * HOUR)
        expect(spanAt(hours, next, offset)).not.toBeNull()
        if (!span) for (let minute = at; minute < next; minute += 7 * HOUR) expect(spanAt(hours, minute, offset)).toBeNull()
      }),
      { numRuns: 150 },
    )
  })
})
