/** Devices as the core works with them. Times are UTC ms. */
import type { SpecialNeed } from '../../../src-preload/contract/people.contract.ts'
import type { DeviceMode } from '../../../src-preload/contract/wire/words.ts'
import type { DeviceRow } from '../site/site-file.types.ts'
import type { DeviceKind, PointKind } from './device-kind.types.ts'

/** A device of the site with its kind. Immutable: a changed device is a new entry. */
export interface DeviceEntry extends DeviceRow {
  site: string
  definition: DeviceKind
  /** Its kind's points, the catalogue's and its own, with its overrides applied. */
  pointKinds: ReadonlyMap<string, PointKind>
  /** What is known of the people it protects, e.g. `livesAlone`. */
  needs: readonly SpecialNeed[]
}

/** Newest value of a point, judged by the device's own time. */
export interface PointState {
  device: string
  point: string
  value: number
  at: number
  receivedAt: number
}

/** Values for one device of the site, whatever network they came over. */
export interface DeviceMessage {
  device: string
  /** Time of the device; null when it sent none and the time of reception counts. */
  at: number | null
  values: ReadonlyMap<string, number>
  receivedAt: number
  /** A broker had kept it and handed it out again: it may be of any age. */
  isReplay?: boolean
  /** Fills the history only. */
  isHistory?: boolean
}

export interface AcceptedReading extends PointState {
  /** Sensed more than a minute before it was received, or older than what is known. */
  late: boolean
  /** False when something newer is known already: it may raise an alarm, never end one. */
  newest: boolean
  /** It fills the history and never raises an alarm. */
  isHistory: boolean
}

export interface LinkState {
  online: boolean
  changedAt: number
}

/** Test and out of service end by themselves. */
export interface ServiceState {
  mode: Exclude<DeviceMode, 'inService'>
  until: number
  reason: string
  by: string
}
