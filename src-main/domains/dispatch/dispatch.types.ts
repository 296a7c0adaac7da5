/** On-site staff as the core keeps them. Times are UTC ms. */
import type { StaffState } from '../../../src-preload/contract/wire/words.ts'
import type { StaffRow } from '../site/site-file.types.ts'

export interface StaffStatus {
  state: StaffState
  incident: string | null
}

/** Where somebody's phone was last; WGS-84. */
export interface StaffPosition {
  lngLat: [number, number]
  at: number
  accuracyM: number | null
  batteryPercent: number | null
}

/** `lngLat` is the newest position, or the place of the post while none is known. */
export interface StaffMember extends StaffRow, StaffStatus {
  positionAt: number | null
}
