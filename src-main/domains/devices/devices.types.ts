/** Devices as the core works with them. Times are UTC ms. */
import type { DeviceRow } from '../site/site-file.types.ts'
import type { DeviceKind, PointKind } from './device-kind.types.ts'

/** A device of the site with its kind; does not change while the core runs. */
export interface DeviceEntry extends DeviceRow {
  site: string
  definition: DeviceKind
  pointKinds: ReadonlyMap<string, PointKind>
}

/** Newest value of a point, judged by the device's own time. */
export interface PointState {
  device: string
  point: string
  value: number
  at: number
  receivedAt: number
}

/** What a driver understood of one message. */
export interface DeviceMessage {
  site: string
  device: string
  /** Time of the device, UTC ms; null when it sent none and the time of reception counts. */
  at: number | null
  values: ReadonlyMap<string, number>
  topic: string
  receivedAt: number
  /** A broker had kept it and handed it out again: it may be of any age. */
  isReplay?: boolean
}

export interface AcceptedReading extends PointState {
  /** Sensed more than a minute before it was received, or older than what is known. */
  late: boolean
  /** False when something newer is known already: it may raise an alarm, never end one. */
  newest: boolean
}
