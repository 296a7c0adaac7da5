/** Days that are searched for are days at the site; a moment of a replay knows the newest value before it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countUntil, latest } from '../../../src-renderer/features/archive/course.rules.ts'
import { spanOf } from '../../../src-renderer/features/archive/day-span.rules.ts'
import { day } from '../../../src-renderer/i18n/format.ts'

describe('a span of days', () => {
  it('begins and ends at midnight of the site, both days included', () => {
    expect(spanOf('2026-11-21', '2026-11-21', 'Asia/Shanghai')).toEqual({
      from: '2026-11-20T16:00:00.000Z',
      to: '2026-11-21T16:00:00.000Z',
    })
    expect(spanOf('', '2026-12-31', 'America/New_York')).toEqual({ to: '2027-01-01T05:00:00.000Z' })
    expect(spanOf('', '', 'Asia/Shanghai')).toEqual({})
  })

  it('is one day also where the clocks are changed, and half an hour beside the others', () => {
    for (const timezone of ['Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])
      for (const date of ['2026-03-29', '2026-10-25', '2026-06-15']) {
        const { from = '', to = '' } = spanOf(date, date, timezone)
        const [first, last] = [Date.parse(from), Date.parse(to) - 1]
        expect([timezone, day(first, timezone), day(last, timezone)]).toEqual([timezone, date, date])
        expect([day(first - 1, timezone) < date, day(last + 1, timezone) > date]).toEqual([true, true])
      }
  })
})

describe('the newest value at a moment', () => {
  it('is the last one that was not after it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 40 }), fc.nat(1000), (times, moment) => {
        const at = times.toSorted((a, b) => a - b)
        const before = at.filter((time) => time <= moment)
        expect(countUntil(at, moment)).toBe(before.length)
        expect(latest({ at, values: at }, moment)?.value).toBe(before.at(-1))
      }),
    )
  })
})
