/** A span of days at the site as times of the core. Pure. */
import { day as dayOf } from '../../i18n/format.ts'

const DAY_MS = 86_400_000

/** When a day (`2026-11-21`) began at the site, in UTC ms: the first quarter of an hour that is on it. */
function beginningOf(day: string, timezone: string): number {
  const noon = Date.parse(`${day}T12:00:00.000Z`)
  const step = 900_000
  // No place is further than 14 hours from Greenwich.
  for (let at = noon - 26 * 3_600_000; at <= noon + 14 * 3_600_000; at += step) if (dayOf(at, timezone) === day) return at
  return noon
}

/** Both days included; an empty one does not bound. */
export const spanOf = (from: string, to: string, timezone: string): { from?: string; to?: string } => ({
  ...(from && { from: new Date(beginningOf(from, timezone)).toISOString() }),
  ...(to && { to: new Date(beginningOf(nextDay(to), timezone)).toISOString() }),
})

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00.000Z`) + DAY_MS).toISOString().slice(0, 10)
