/** On-site staff as the core keeps them. Times are UTC ms. */
import type { StaffState } from '../../../src-preload/contract/wire/words.ts'
import type { StaffRow } from '../site/site-file.types.ts'

export interface StaffStatus {
  state: StaffState
  incident: string | null
}

export interface StaffMember extends StaffRow, StaffStatus {}
