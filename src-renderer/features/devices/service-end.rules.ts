/** When a walk test or a time out of service ends: after a usual span, or at a clock time of the site. Pure. */
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export type ServiceWork = 'test' | 'outOfService'

/** Offered spans in ms, the first is proposed. A test may last 12 h at most, a time out of service a year. */
export const SPANS: Record<ServiceWork, readonly number[]> = {
  test: [30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR],
  outOfService: [DAY, 4 * HOUR, 3 * DAY, 7 * DAY, 30 * DAY],
}

const wallClock = (ms: number, timezone: string): number => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(ms)
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
}

const CLOCK_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/

/** `2026-11-22T08:00` on the clocks of the site as UTC ms; null when it is no time. */
export const siteTime = (local: string, timezone: string): number | null => {
  const asUtc = CLOCK_TIME.test(local) ? Date.parse(`${local}Z`) : Number.NaN
  if (Number.isNaN(asUtc)) return null
  // The first guess may lie on the other side of a change of the clocks, the second does not.
  const guess = asUtc - (wallClock(asUtc, timezone) - asUtc)
  return asUtc - (wallClock(guess, timezone) - guess)
}
