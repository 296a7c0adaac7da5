/** A phone tells where it is as often as it is of use, and no more. */
import { describe, expect, it } from 'vitest'
import { type Fix, isNews } from '../../../src-renderer/handset/position/position.rules.ts'
import { metresBetween } from '../../../src-renderer/map/map-geometry.ts'

const START: Fix = { lngLat: [120.6, 31.3], accuracyM: 8, at: 0 }
/** One metre north is about 0.000009 degrees. */
const later = (seconds: number, metres: number): Fix => ({ ...START, lngLat: [120.6, 31.3 + metres / 111_195], at: seconds * 1_000 })

describe('a position is sent', () => {
  it('when there was none', () => expect(isNews(null, START, false)).toBe(true))

  it('at rest after a minute or twenty metres', () => {
    expect(isNews(START, later(59, 19), false)).toBe(false)
    expect(isNews(START, later(60, 0), false)).toBe(true)
    expect(isNews(START, later(10, 21), false)).toBe(true)
  })

  it('under way every 15 seconds or eight metres, but not several times a second', () => {
    expect(isNews(START, later(14, 7), true)).toBe(false)
    expect(isNews(START, later(15, 0), true)).toBe(true)
    expect(isNews(START, later(4, 9), true)).toBe(true)
    expect(isNews(START, later(1, 9), true)).toBe(false)
  })
})

it('metres are metres in every direction', () => {
  expect(metresBetween([120.6, 31.3], [120.6, 31.301])).toBeCloseTo(111.2, 0)
  expect(metresBetween([120.6, 31.3], [120.601, 31.3])).toBeCloseTo(95, 0)
})
