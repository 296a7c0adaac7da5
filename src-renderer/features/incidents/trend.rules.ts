/** How a value moved over the last seconds. Pure. */
export interface TrendPoint {
  at: number
  value: number
}

const SPAN_MS = 30_000

export interface Movement {
  spanMs: number
  /** Newest minus the value one span ago. */
  change: number
  direction: 'rise' | 'fall' | 'steady'
}

/** Compares the newest value with the one 30 s before it; less than two hundredths of the limit is steady. */
export const movement = (points: readonly TrendPoint[], limit: number): Movement | null => {
  const last = points.at(-1)
  if (!last || points.length < 2) return null
  const before = points.findLast((point) => point.at <= last.at - SPAN_MS) ?? points[0]
  if (!before) return null
  const change = last.value - before.value
  const small = Math.abs(limit || 1) * 0.02
  return { spanMs: SPAN_MS, change, direction: change > small ? 'rise' : change < -small ? 'fall' : 'steady' }
}

/** Readings and what the live board heard since, in order and without repeats. */
export const joined = (stored: readonly TrendPoint[], live: readonly TrendPoint[]): TrendPoint[] => {
  const lastStored = stored.at(-1)?.at ?? Number.NEGATIVE_INFINITY
  return [...stored, ...live.filter(({ at }) => at > lastStored)]
}
