/** Values within a JSON or XML document, and what they are as text, number and time. Pure; any document may come. */

/** `a.b[0].c`; undefined when there is nothing. */
export function valueAt(document: unknown, path: string): unknown {
  let value = document
  for (const [key] of path.matchAll(/[^.[\]]+/g)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

/** Null for what is no single word: nothing, a list, an object. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** NaN for what is no number. */
export function numberOf(text: string): number {
  if (text === 'true') return 1
  if (text === 'false') return 0
  return NUMBER.test(text) ? Number(text) : Number.NaN
}

const TIME = /^(\d{4})[-/](\d\d?)[-/](\d\d?)[T ](\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d\d:?\d\d)?$/i
/** Larger epoch times are in milliseconds, smaller ones in seconds. */
const SECONDS_MAX = 100_000_000_000

/** UTC ms, or NaN. Date and time with or without zone (then it is that of `zone`), or epoch seconds or milliseconds. */
export function timeOf(text: string, zone: string): number {
  const epoch = numberOf(text)
  if (epoch > 0) return Math.round(epoch < SECONDS_MAX ? epoch * 1000 : epoch)
  const parts = TIME.exec(text)
  if (!parts) return Number.NaN
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map((part) => Number(part ?? 0))
  const local = Date.UTC(year, month - 1, day, hour, minute, second, Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3)))
  const isReal = month >= 1 && month <= 12 && new Date(local).getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  if (!isReal) return Number.NaN
  if (parts[8] !== undefined) return local - offsetOf(parts[8])
  // Twice, because the offset at the first guess may be that of the other side of a clock change.
  const guess = local - zoneOffset(zone, local)
  return local - zoneOffset(zone, guess)
}

/** `+08:00`, `+0800` or `Z` in ms. */
function offsetOf(text: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)/.exec(text) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000
}

/** Local time less UTC at that moment, in ms. */
function zoneOffset(zone: string, utc: number): number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  return offsetOf(format.formatToParts(utc).find(({ type }) => type === 'timeZoneName')?.value ?? '')
}
