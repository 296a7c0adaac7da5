/** Time as the core sees it. Domain code never reads a clock itself: it gets `now` from the input loop. */
export interface Clock {
  /** Wall time, UTC ms since 1970. May jump when somebody sets the clock. */
  now(): number
  /** Monotonic ms since an arbitrary start. Never jumps. */
  mono(): number
}

export const systemClock: Clock = {
  now: () => Date.now(),
  mono: () => performance.now(),
}

/** ISO-8601 UTC with milliseconds, the form of every time that leaves the core. */
export const iso = (ms: number): string => new Date(ms).toISOString()
export const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms))
