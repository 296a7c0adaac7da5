/** Times as devices write them → UTC ms, and the local time of a zone. Pure. */
import { type Offset, offsetOf, writtenOffset } from '../../kernel/time-zone.ts'
import { BoundedMap } from './bounded-map.ts'

/** `Date.parse` alone would make a time of almost any words. */
const TIME = /^(\d{4})[-/](\d\d?)[-/](\d\d?)[T ](\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d\d:?\d\d)?$/i
const ZONES_MAX = 100

/** Text as `readTime` takes it, or epoch ms; null when it is neither. */
export function timeOf(value: unknown): number | null {
  const at = typeof value === 'string' ? readTime(value) : value
  return typeof at === 'number' && Number.isFinite(at) && at > 0 ? Math.round(at) : null
}

/** Date and time with an offset, or without one in `zone` (IANA name). Null for what is no time, and for one in no zone. */
export function readTime(text: string, zone?: string): number | null {
  const [, year, month, day, hour, minute, second = 0, fraction = '', offset] = TIME.exec(text) ?? []
  const local = localOf([year, month, day, hour, minute, second].map(Number))
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3))
  if (local === null) return null
  if (offset !== undefined) return local + ms - writtenOffset(offset)
  return zone === undefined ? null : utcOf(local + ms, zone)
}

/** Year, month, day, hour, minute, second on a clock without a zone, in ms as if it were UTC. Null for what no clock shows. */
export function localOf([year = Number.NaN, month = 0, day = 0, hour = 0, minute = 0, second = 0]: readonly number[]): number | null {
  const local = Date.UTC(year, month - 1, day, hour, minute, second)
  const date = new Date(local)
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal && hour < 24 && minute < 60 && second < 60 ? local : null
}

/** What the clocks of a zone show, in ms as `localOf` gives it → UTC ms. */
export function utcOf(local: number, zone: string): number {
  // Twice, because the offset at the first guess may be that of the other side of a clock change.
  const guess = local - zoneOffset(zone, local)
  return local - zoneOffset(zone, guess)
}

/** What the clocks of a zone show at a moment. */
export const shownIn = (zone: string, utc: number): number => utc + zoneOffset(zone, utc)

const offsets = new BoundedMap<string, Offset>(ZONES_MAX)

/** Local time less UTC at that moment, in ms. */
function zoneOffset(zone: string, utc: number): number {
  const offset = offsets.get(zone) ?? offsetOf(zone)
  offsets.set(zone, offset)
  return offset(utc)
}
