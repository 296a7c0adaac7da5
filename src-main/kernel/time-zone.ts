/** How far the clocks of a zone are ahead of UTC, with their summer time. */

/** Clocks are set on full quarters of an hour only, so what is known of a quarter need not be asked for again. */
const QUARTER_MS = 900_000
const QUARTERS_KEPT = 10_000

/** Ms that local time is ahead of UTC at an instant, UTC ms. */
export type Offset = (at: number) => number

/** Errors: throws `RangeError` for a name that is no time zone of the IANA database. */
export function offsetOf(timezone: string): Offset {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' })
  const known = new Map<number, number>()
  return (at) => {
    const quarter = Math.floor(at / QUARTER_MS)
    // `11/21/2026, GMT+08:00`; plain `GMT` for none.
    const offset = known.get(quarter) ?? writtenOffset(format.format(at))
    if (known.size >= QUARTERS_KEPT) known.clear()
    known.set(quarter, offset)
    return offset
  }
}

/** `+08:00`, `+0800`, `GMT+08:00` at its end, or anything without one for UTC; in ms. */
export function writtenOffset(text: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)$/.exec(text) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000
}
