/** ISA-18.2 as tables: how a limit judges a reading, and how an alarm changes state. Pure. */
import type { AlarmState } from '../../../src-preload/contract/wire/words.ts'
import type { Offset } from '../../kernel/time-zone.ts'
import type { Limit, RateLimit, ThresholdLimit } from '../devices/device-kind.types.ts'
import type { DeviceEntry } from '../devices/devices.types.ts'
import type { LimitState, Sample } from './alarms.types.ts'
import { movement, trailWith } from './rate.rules.ts'
import { nextStart, spanAt } from './site-hours.rules.ts'

export const AT_REST: LimitState = { abnormal: false, since: null, alarm: null }

/** A limit may be switched off for a device, or be meant only for people with a certain need. */
export const isInForce = (limit: Limit, { needs }: Pick<DeviceEntry, 'needs'>): boolean =>
  !limit.off && (limit.only === undefined || needs.includes(limit.only))

/** True beyond the limit; once abnormal, true until the value is `hysteresis` back inside. */
export function isAbnormal(limit: ThresholdLimit, wasAbnormal: boolean, value: number): boolean {
  const slack = wasAbnormal ? limit.hysteresis : 0
  if (limit.when === 'above') return value > (slack === 0 ? limit.value : exact(limit.value - slack))
  return value < (slack === 0 ? limit.value : exact(limit.value + slack))
}

/** 0.15 − 0.05 is 0.1, as on the data sheet, and not 0.09999999999999999: a reading of 0.1 is normal again. */
const exact = (value: number): number => Number(value.toPrecision(12))

/** Judges by more than the newest reading; one that comes out of order tells nothing. */
export const needsOrder = ({ when }: Limit): boolean => when === 'rises' || when === 'falls' || when === 'unchanged'

/** The state after a reading, taken at `at` by the device. The same object when nothing changes. */
export function judge(limit: Limit, before: LimitState, value: number, at: number, offset: Offset): LimitState {
  const trail = trailOf(limit, before.trail, value, at)
  const since = heldSince(limit, before, trail, value, at)
  return stand(limit, trail === before.trail ? before : { ...before, trail }, since, at, offset)
}

/** The state at `at` when no reading has come since: the last one still holds. */
export const look = (limit: Limit, before: LimitState, at: number, offset: Offset): LimitState =>
  stand(limit, before, before.since, at, offset)

/** When a look may change the state: a delay runs out, a span begins or ends. Null: only a reading can. */
export function nextLook(limit: Limit, { abnormal, since }: LimitState, at: number, offset: Offset): number | null {
  if (since === null) return null
  if (!limit.during) return abnormal ? null : since + limit.delayMs
  const span = spanAt(limit.during, at, offset)
  if (!span) return nextStart(limit.during, at, offset) + limit.delayMs
  return abnormal ? span.end : Math.min(Math.max(since, span.start) + limit.delayMs, span.end)
}

/** Earlier readings it needs: those of the window, or the last one that moved. */
function trailOf(limit: Limit, trail: readonly Sample[] | undefined, value: number, at: number): readonly Sample[] | undefined {
  if (limit.when === 'rises' || limit.when === 'falls') return trailWith(limit, trail ?? [], value, at)
  if (limit.when !== 'unchanged') return trail
  const from = trail?.[0]
  return from && Math.abs(value - from.value) <= limit.value ? trail : [{ at, value }]
}

/** Since when the condition has held without a break, or null. A standstill begins anew with every movement. */
function heldSince(limit: Limit, before: LimitState, trail: readonly Sample[] | undefined, value: number, at: number): number | null {
  switch (limit.when) {
    case 'above':
    case 'below':
      return isAbnormal(limit, before.abnormal, value) ? (before.since ?? at) : null
    case 'is':
      return limit.values.includes(value) ? (before.since ?? at) : null
    case 'rises':
    case 'falls':
      return isTooFast(limit, before.abnormal, trail, value) ? (before.since ?? at) : null
    case 'unchanged':
      return trail === before.trail ? (before.since ?? at) : at
  }
}

const isTooFast = (limit: RateLimit, wasAbnormal: boolean, trail: readonly Sample[] | undefined, value: number): boolean =>
  exact(movement(limit, trail ?? [], value)) > exact(limit.value - (wasAbnormal ? limit.hysteresis : 0))

/** A condition that has held since `since` is abnormal when it has counted for `delayMs`. */
function stand(limit: Limit, before: LimitState, since: number | null, at: number, offset: Offset): LimitState {
  const counted = since === null ? null : countedSince(limit, since, at, offset)
  const abnormal = counted !== null && ((before.abnormal && since === before.since) || at - counted >= limit.delayMs)
  return abnormal === before.abnormal && since === before.since ? before : { ...before, abnormal, since }
}

/** Outside its hours a limit does not count; what holds when they begin counts from then on. */
function countedSince({ during }: Limit, since: number, at: number, offset: Offset): number | null {
  if (!during) return since
  const span = spanAt(during, at, offset)
  return span && Math.max(since, span.start)
}

/** The value at which the alarm was raised, in the point's unit, to be shown beside the reading. */
export function crossedValue(limit: Limit, { trail }: LimitState, value: number): number {
  switch (limit.when) {
    case 'above':
    case 'below':
      return limit.value
    case 'is':
      return value
    case 'rises':
      return (trail?.[0]?.value ?? value) + limit.value
    case 'falls':
      return (trail?.[0]?.value ?? value) - limit.value
    case 'unchanged':
      return trail?.[0]?.value ?? value
  }
}

export function worse({ when }: Limit, peak: number, value: number): number {
  if (when === 'above' || when === 'rises') return Math.max(peak, value)
  if (when === 'below' || when === 'falls') return Math.min(peak, value)
  return value
}

export type AlarmEvent = 'acknowledge' | 'return' | 'retrigger'

/** States shelved, suppressed and outOfService are entered and left by commands, not by readings. */
const NEXT: Record<AlarmEvent, Partial<Record<AlarmState, AlarmState>>> = {
  acknowledge: { unacknowledged: 'acknowledged', returnedUnacknowledged: 'normal' },
  return: { unacknowledged: 'returnedUnacknowledged', acknowledged: 'normal' },
  retrigger: { acknowledged: 'unacknowledged', returnedUnacknowledged: 'unacknowledged', normal: 'unacknowledged' },
}

export const nextAlarmState = (state: AlarmState, event: AlarmEvent): AlarmState => NEXT[event][state] ?? state
