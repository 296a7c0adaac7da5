/** How far a reading has risen or fallen within a window, from a handful of readings. Pure. */
import type { RateLimit } from '../devices/device-kind.types.ts'
import type { Sample } from './alarms.types.ts'

/** Samples kept of a window at most; a rise is measured over the window to within a 31st of it. */
const MOST = 32

/** Of two readings, the one a rise is measured from is the lower; a fall is measured from the higher. */
const isFurther = (limit: RateLimit, from: number, to: number): boolean => (limit.when === 'rises' ? from <= to : from >= to)

/**
 * The readings that may still be the one to measure from, oldest and furthest first: what is nearer than the newest
 * reading never will be. The same list when nothing changes.
 */
export function trailWith(limit: RateLimit, trail: readonly Sample[], value: number, at: number): readonly Sample[] {
  const kept = trail.filter((sample) => sample.at >= at - limit.windowMs && isFurther(limit, sample.value, value))
  const last = kept.at(-1)
  if (!last || at - last.at >= limit.windowMs / (MOST - 1)) return [...kept, { at, value }]
  return kept.length === trail.length ? trail : kept
}

/** How far the reading has moved over the window, in the limit's direction. */
export function movement(limit: RateLimit, trail: readonly Sample[], value: number): number {
  const from = trail[0]?.value ?? value
  return limit.when === 'rises' ? value - from : from - value
}
