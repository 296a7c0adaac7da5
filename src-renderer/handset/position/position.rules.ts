/** When the phone tells where it is: often while an order runs, seldom else, never off duty. Pure. */
import { metresBetween } from '../../map/map-geometry.ts'

export interface Fix {
  /** Degrees, WGS-84. */
  lngLat: [number, number]
  accuracyM: number
  /** The phone's clock, in ms. */
  at: number
}

const UNDERWAY = { everyMs: 15_000, metres: 8 }
const AT_REST = { everyMs: 60_000, metres: 20 }
/** Two fixes in one second say the same. */
const LEAST_MS = 3_000

/** Whether a new fix is worth sending after the last one that was. */
export const isNews = (last: Fix | null, fix: Fix, isUnderway: boolean): boolean => {
  if (!last) return true
  const { everyMs, metres } = isUnderway ? UNDERWAY : AT_REST
  const waitedMs = fix.at - last.at
  return waitedMs >= everyMs || (waitedMs >= LEAST_MS && metresBetween(last.lngLat, fix.lngLat) >= metres)
}
