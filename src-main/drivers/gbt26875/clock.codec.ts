/** The six bytes of a device clock: second, minute, hour, day, month, years since 2000, local time without zone. Pure. */
import { localOf, shownIn, utcOf } from '../common/time.codec.ts'

/** UTC ms; null for a clock that was never set and for what is no time. `zone` is an IANA name. */
export function readClock(time: Buffer, zone: string): number | null {
  const [second = 0, minute = 0, hour = 0, day = 0, month = 0, year = 0] = time
  const local = localOf([2000 + year, month, day, hour, minute, second])
  return local === null ? null : utcOf(local, zone)
}

export function writeClock(utc: number, zone: string): Buffer {
  const local = new Date(shownIn(zone, utc))
  const date = [local.getUTCDate(), local.getUTCMonth() + 1, local.getUTCFullYear() - 2000]
  return Buffer.from([local.getUTCSeconds(), local.getUTCMinutes(), local.getUTCHours(), ...date])
}
