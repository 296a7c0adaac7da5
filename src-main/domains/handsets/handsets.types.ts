/** Phones of staff and managers as the core keeps them. Times are UTC ms. */
import type { CheckIn, HandsetAct } from '../../../src-preload/contract/handset.contract.ts'
import type { Role } from '../../../src-preload/contract/wire/procedure.ts'

/** Whose phone it is: one of the staff by their staff id, or a manager by their account. */
export interface Holder {
  id: string
  name: string
  role: Role
  staff: string | null
}

export interface HandsetRecord {
  id: string
  holder: Holder
  device: string
  tokenSha256: string
  pairedAt: number
  pairedBy: string
  /** Its token lives as long as it is used. */
  seenAt: number
  battery: number | null
  sharesPosition: boolean
}

export interface InvitationRecord {
  holder: Holder
  by: string
  expiresAt: number
}

/** What became of an item; `code` is why it was not taken. */
export interface ResultRow {
  handset: string
  item: string
  at: number
  code: string | null
}

export interface CheckInRow {
  id: string
  staff: string
  text: string
  how: CheckIn['how']
  at: number
  saidAt: number
  lngLat: [number, number] | null
}

/** One of the staff with a phone in hand. */
export interface Carrier {
  handset: string
  staff: string
  name: string
}

export type ActOf<K extends HandsetAct['kind']> = Extract<HandsetAct, { kind: K }>
