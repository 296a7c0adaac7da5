/** Clock time at the site, across midnight and across changes of summer time. Pure. */
import type { Offset } from '../../kernel/time-zone.ts'
import type { Hours } from '../devices/device-kind.types.ts'

const DAY_MS = 86_400_000

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
