/** Alarms and limit states as the core keeps them. Times are UTC ms, values in the point's unit. */
import type { Alarm } from '../../../src-preload/contract/alarms.contract.ts'
import { type AlarmState, type HazardKind, LIFE_SAFETY, type Priority } from '../../../src-preload/contract/wire/words.ts'
import { iso, isoOrNull } from '../../kernel/clock.ts'

export interface AlarmRecord {
  id: string
  device: string
  point: string
  /** Id of the limit that was crossed, or `combination:<id>`. */
  condition: string
  hazard: HazardKind
  priority: Priority
  state: AlarmState
  /** Null: it is listed, and nobody has to handle more than the device. */
  incident: string | null
  value: number
  peak: number
  limit: number
  unit: string
  late: boolean
  /** It came and went three times in a minute; its return is taken only after a minute of calm. */
  chattering: boolean
  shelved: { until: number; reason: string; by: string } | null
  sensedAt: number
  receivedAt: number
  shownAt: number | null
  soundedAt: number | null
  firstActAt: number | null
  /** Device time since which it has been abnormal this time. */
  raisedAt: number
  returnedAt: number | null
  /** Nobody owes it anything any more: its incident is archived or, without one, it is normal and was seen. */
  closedAt: number | null
}

/** Where one limit of one point stands. What is not needed is left out: there are many of them. */
export interface LimitState {
  abnormal: boolean
  /** Device time since which the condition has held without a break. */
  since: number | null
  /** Its alarm; it may be closed, so it is checked when used. */
  alarm: string | null
  /** Earlier readings that the next one is compared with. */
  trail?: readonly Sample[]
  /** Device times of the newest raises, at most three. */
  raises?: readonly number[]
}

export interface Sample {
  at: number
  value: number
}

/** The limits of a device that are not at rest, by `point/limit`. */
export type DeviceLimits = Readonly<Record<string, LimitState>>

/** An alarm asked for attention: new, again, or off the shelf and still abnormal. */
export interface Annunciation {
  at: number
  alarm: string
}

/** The condition holds now, whoever has seen it. */
export const isActive = (state: AlarmState): boolean => state === 'unacknowledged' || state === 'acknowledged'
/** A person still owes it a look. */
export const isUnseen = (state: AlarmState): boolean => state === 'unacknowledged' || state === 'returnedUnacknowledged'
/** Silent by the state of its device, until that ends. */
export const isHeld = (state: AlarmState): boolean => state === 'suppressed' || state === 'outOfService'
export const isLifeSafety = (hazard: HazardKind): boolean => LIFE_SAFETY.includes(hazard)

export const alarmView = ({ raisedAt: _, ...alarm }: AlarmRecord): Alarm => ({
  ...alarm,
  shelved: alarm.shelved && { ...alarm.shelved, until: iso(alarm.shelved.until) },
  sensedAt: iso(alarm.sensedAt),
  receivedAt: iso(alarm.receivedAt),
  shownAt: isoOrNull(alarm.shownAt),
  soundedAt: isoOrNull(alarm.soundedAt),
  firstActAt: isoOrNull(alarm.firstActAt),
  returnedAt: isoOrNull(alarm.returnedAt),
  closedAt: isoOrNull(alarm.closedAt),
})
