/** Alarms and limit states as the core keeps them. Times are UTC ms, values in the point's unit. */
import type { AlarmState, HazardKind, Priority } from '../../../src-preload/contract/wire/words.ts'

export interface AlarmRecord {
  id: string
  device: string
  point: string
  condition: string
  hazard: HazardKind
  priority: Priority
  state: AlarmState
  incident: string
  value: number
  peak: number
  limit: number
  unit: string
  late: boolean
  sensedAt: number
  receivedAt: number
  shownAt: number | null
  soundedAt: number | null
  firstActAt: number | null
  returnedAt: number | null
}

/** Where one limit of one point stands. `alarm` is set while its alarm is kept. */
export interface LimitState {
  abnormal: boolean
  /** Device time since which the reading has been abnormal without a break. */
  since: number | null
  alarm: string | null
}

/** The condition holds now, whoever has seen it. */
export const isActive = (state: AlarmState): boolean => state === 'unacknowledged' || state === 'acknowledged'
/** A person still owes it a look. */
export const isUnseen = (state: AlarmState): boolean => state === 'unacknowledged' || state === 'returnedUnacknowledged'
