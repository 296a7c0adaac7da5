/** When the phone tells where it is: often while an order runs, seldom else, never off duty. Pure. */
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
const METRES_PER_DEGREE = 111_195

/** Straight, in metres; good for the size of a site. */
export const metresBetween = ([lngA, latA]: Fix['lngLat'], [lngB, latB]: Fix['lngLat']): number =>
  Math.hypot((lngA - lngB) * Math.cos((latA * Math.PI) / 180), latA - latB) * METRES_PER_DEGREE

/** Whether a new fix is worth sending after the last one that was. */
export const isNews = (last: Fix | null, fix: Fix, isUnderway: boolean): boolean => {
  if (!last) return true
  const { everyMs, metres } = isUnderway ? UNDERWAY : AT_REST
  const waitedMs = fix.at - last.at
  return waitedMs >= everyMs || (waitedMs >= LEAST_MS && metresBetween(last.lngLat, fix.lngLat) >= metres)
}
