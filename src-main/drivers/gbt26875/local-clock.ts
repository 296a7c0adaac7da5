/** The six bytes of a device clock: second, minute, hour, day, month, years since 2000, local time without zone. Pure. */

export class LocalClock {
  readonly #format: Intl.DateTimeFormat

  /** IANA name. */
  constructor(zone: string) {
    const two = '2-digit'
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    })
  }

  /** UTC ms; null for a clock that was never set and for what is no time. */
  utcOf(time: Buffer): number | null {
    const [second = 0, minute = 0, hour = 0, day = 0, month = 0, year = 0] = time
    const local = Date.UTC(2000 + year, month - 1, day, hour, minute, second)
    if (!this.#bytesOf(local).equals(time)) return null
    // Twice, because the offset at the first guess may be that of the other side of a clock change.
    const guess = local - this.#offset(local)
    return local - this.#offset(guess)
  }

  timeOf(utc: number): Buffer {
    return this.#bytesOf(utc + this.#offset(utc))
  }

  #bytesOf(local: number): Buffer {
    const date = new Date(local)
    return Buffer.from([
      date.getUTCSeconds(),
      date.getUTCMinutes(),
      date.getUTCHours(),
      date.getUTCDate(),
      date.getUTCMonth() + 1,
      date.getUTCFullYear() - 2000,
    ])
  }

  /** Local time less UTC, in ms. */
  #offset(utc: number): number {
    const parts = new Map(this.#format.formatToParts(utc).map(({ type, value }) => [type, Number(value)]))
    const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
    const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
    return local - Math.floor(utc / 1000) * 1000
  }
}
