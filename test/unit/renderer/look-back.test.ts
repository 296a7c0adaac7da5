/** Looking back: by steps, by playing, by date; and back to now when somebody is needed. */
import { describe, expect, it } from 'vitest'
import { askedAt, hasNewWaiting, inOrder, SPAN_MS, slideOf, withinKnown } from '../../../src-renderer/features/history/look-back.rules.ts'

const HOUR_MS = 3_600_000
const NOW = 100 * HOUR_MS

describe('looking back', () => {
  it('spans the newest hours, and the hours around a moment before them', () => {
    expect(slideOf(NOW - HOUR_MS, 0, NOW)).toEqual({ min: NOW - SPAN_MS, max: NOW })
    expect(slideOf(NOW - 40 * HOUR_MS, 0, NOW)).toEqual({ min: NOW - 46 * HOUR_MS, max: NOW - 34 * HOUR_MS })
  })

  it('begins where the record begins, and never goes beyond now', () => {
    expect(slideOf(NOW - HOUR_MS, NOW - 2 * HOUR_MS, NOW).min).toBe(NOW - 2 * HOUR_MS)
    expect(withinKnown(NOW + 5, 0, NOW)).toBe(NOW)
    expect(withinKnown(-5, 0, NOW)).toBe(0)
  })

  it('asks for a moment once a second of the viewer, however fast it plays', () => {
    const asked = Array.from({ length: 8 }, (_, quarter) => askedAt(NOW + quarter * 250 * 60, 60, true))
    expect(new Set(asked).size).toBe(2)
    expect(askedAt(NOW + 1_499, 60, false)).toBe(NOW + 1_000)
  })

  it('puts the most urgent on top, of the same the oldest', () => {
    const place = { text: '', textEn: '' } as never
    const incident = (id: string, priority: 1 | 2, openedAt: string) =>
      ({ id, kind: 'smoke', priority, place, openedAt, archivedAt: null }) as const
    const order = inOrder([incident('b', 2, '01'), incident('c', 1, '02'), incident('a', 1, '01')]).map(({ id }) => id)
    expect(order).toEqual(['a', 'c', 'b'])
  })

  it('ends when an incident waits that did not wait before, not when one was accepted', () => {
    expect(hasNewWaiting(new Set(['a']), ['a', 'b'])).toBe(true)
    expect(hasNewWaiting(new Set(['a', 'b']), ['b'])).toBe(false)
  })
})
