/** Clock time at the site, across midnight and across changes of summer time. Pure. */
import type { Hours } from '../devices/device-kind.types.ts'

const DAY_MS = 86_400_000
/** Clocks are set on full quarters of an hour only, so what is known of a quarter need not be asked for again. */
const QUARTER_MS = 900_000
const QUARTERS_KEPT = 10_000

/** How far the site's clocks are ahead of UTC at an instant, in ms. */
export type Offset = (at: number) => number

/** Errors: throws `RangeError` for a name that is no time zone of the IANA database. */
export function offsetOf(timezone: string): Offset {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' })
  const known = new Map<number, number>()
  const ask = (at: number): number => {
    // `11/21/2026, GMT+08:00`; plain `GMT` for none.
    const [, sign, hours = 0, minutes = 0] = /GMT([+-])(\d\d):(\d\d)/.exec(format.format(at)) ?? []
    return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000)
  }
  return (at) => {
    const quarter = Math.floor(at / QUARTER_MS)
    const offset = known.get(quarter) ?? ask(at)
    if (known.size >= QUARTERS_KEPT) known.clear()
    known.set(quarter, offset)
    return offset
  }
}

/** From `start` until just before `end`, UTC ms. */
export interface Span {
  start: number
  end: number
}

/** The span an instant lies in, or null. */
export function spanAt(hours: readonly Hours[], at: number, offset: Offset): Span | null {
  const today = dayOf(at, offset)
  const open = [today - 1, today].flatMap((day) => spansOf(hours, day, offset)).filter(({ start, end }) => start <= at && at < end)
  if (open.length === 0) return null
  return { start: Math.min(...open.map(({ start }) => start)), end: Math.max(...open.map(({ end }) => end)) }
}

/** When the next span begins. */
export function nextStart(hours: readonly Hours[], at: number, offset: Offset): number {
  const today = dayOf(at, offset)
  const week = Array.from({ length: 8 }, (_, day) => today + day)
  const starts = week.flatMap((day) => spansOf(hours, day, offset)).map(({ start }) => start)
  return Math.min(...starts.filter((start) => start > at))
}

/** Days are counted since 1970-01-01, a Thursday, by the site's calendar. */
const dayOf = (at: number, offset: Offset): number => Math.floor((at + offset(at)) / DAY_MS)
const weekday = (day: number): number => ((day + 3) % 7) + 1

/** The spans that begin on a day. */
const spansOf = (hours: readonly Hours[], day: number, offset: Offset): Span[] =>
  hours
    .filter(({ days }) => days.includes(weekday(day)))
    .map(({ from, to }) => ({
      start: instant(day * DAY_MS + clockMs(from), offset, Math.min),
      end: instant((to > from ? day : day + 1) * DAY_MS + clockMs(to), offset, Math.max),
    }))

function clockMs(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return (hours * 60 + minutes) * 60_000
}

/** A local time comes twice in an autumn night and not at all in a spring night; `pick` takes one, so that no span is cut short. */
function instant(local: number, offset: Offset, pick: (...candidates: number[]) => number): number {
  const candidates = [local - DAY_MS, local + DAY_MS].map((near) => local - offset(near))
  const real = candidates.filter((at) => at + offset(at) === local)
  return pick(...(real.length > 0 ? real : candidates))
}
