/** On-site staff as the core keeps them. Times are UTC ms. */
import type { StaffState } from '../../../src-preload/contract/wire/words.ts'
import type { StaffRow } from '../site/site-file.types.ts'

export type BusyState = Exclude<StaffState, 'free' | 'offDuty'>

export interface StaffStatus {
  isOffDuty: boolean
  /** `HH:MM` where the shift ends at another time than planned. */
  until: string | null
  /** The incidents they are ordered to, newest last. */
  at: { incident: string; state: BusyState }[]
  /** When they were given orders within this shift. */
  orderedAt: number[]
}

/** WGS-84. */
export interface TrackPoint {
  lngLat: [number, number]
  at: number
}

/** Where somebody's phone was last, and the last point of the trail that is kept of it. */
export interface StaffPosition extends TrackPoint {
  accuracyM: number | null
  batteryPercent: number | null
  tracked: TrackPoint
}

export interface TrackRow extends TrackPoint {
  staff: string
}

/** `lngLat` is the newest position, or the place of the post while none is known. */
export interface StaffMember extends StaffRow, Pick<StaffStatus, 'at' | 'orderedAt'> {
  /** What they do for the newest incident. */
  state: StaffState
  incident: string | null
  post: [number, number]
  positionAt: number | null
}
