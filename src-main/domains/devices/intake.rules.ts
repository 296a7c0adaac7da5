/** Decides what of a device message may be used. Pure. */
import type { RejectReason } from '../../../src-preload/contract/wire/words.ts'
import type { AcceptedReading, DeviceEntry, DeviceMessage, PointState } from './devices.types.ts'

/** A device clock may run ahead this far, in ms; beyond it the time cannot be believed. */
const AHEAD_MS = 60_000
/** From this age on a reading counts as late (stored data). */
export const LATE_MS = 60_000

/** Whole ms, as clocks show and tables take. */
export const isTime = (at: number): boolean => Number.isSafeInteger(at)

export interface IntakeVerdict {
  accepted: AcceptedReading[]
  rejected: { reason: RejectReason; point: string | null }[]
}

export interface KnownReadings {
  /** The newest reading of a point of this device. */
  newest(point: string): PointState | undefined
  /** Whether a reading of exactly this time is stored; asked only for times older than the newest. */
  has(point: string, at: number): boolean
}

export function judgeMessage(entry: DeviceEntry, message: DeviceMessage, known: KnownReadings): IntakeVerdict {
  const { receivedAt } = message
  if (message.at !== null && !isTime(message.at)) return { accepted: [], rejected: [{ reason: 'malformed', point: null }] }
  const isAhead = message.at !== null && message.at > receivedAt + AHEAD_MS
  if (isAhead && entry.source === null) return { accepted: [], rejected: [{ reason: 'futureDated', point: null }] }
  // In other families a gateway gives the time: that its clock is wrong must not keep a fire behind it from being heard.
  const sentAt = isAhead ? null : message.at
  const verdict: IntakeVerdict = { accepted: [], rejected: [] }
  for (const [point, value] of message.values) {
    const kind = entry.pointKinds.get(point)
    const last = known.newest(point)
    // A device that sends no time is believed in the order of arrival, also within one millisecond.
    const stamped = sentAt ?? Math.max(receivedAt, last ? last.at + 1 : 0)
    // Devices that count in whole seconds send different values under one time: the later one counts.
    const at = last && last.at === stamped && last.value !== value ? stamped + 1 : stamped
    if (!kind) verdict.rejected.push({ reason: 'unknownPoint', point })
    else if (!(value >= kind.range[0] && value <= kind.range[1])) verdict.rejected.push({ reason: 'outOfRange', point })
    else if (last && (last.at === at || (at < last.at && known.has(point, at)))) verdict.rejected.push({ reason: 'duplicate', point })
    // Without a time nobody knows how old a replay is: it counts only while nothing is known of the point.
    else if (message.isReplay && sentAt === null && last) verdict.rejected.push({ reason: 'duplicate', point })
    else {
      const newest = !last || at > last.at
      const late = !newest || receivedAt - at > LATE_MS
      verdict.accepted.push({ device: entry.id, point, value, at, receivedAt, newest, late, isHistory: message.isHistory ?? false })
    }
  }
  return verdict
}
