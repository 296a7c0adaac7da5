/** ISA-18.2 as tables: how a limit judges a reading, and how an alarm changes state. Pure. */
import type { AlarmState } from '../../../src-preload/contract/wire/words.ts'
import type { Limit } from '../devices/device-kind.types.ts'
import type { LimitState } from './alarms.types.ts'

export const AT_REST: LimitState = { abnormal: false, since: null, alarm: null }

/** True beyond the limit; once abnormal, true until the value is `hysteresis` back inside. */
export function isAbnormal(limit: Limit, wasAbnormal: boolean, value: number): boolean {
  const slack = wasAbnormal ? limit.hysteresis : 0
  return limit.when === 'above' ? value > exact(limit.value - slack) : value < exact(limit.value + slack)
}

/** 0.15 − 0.05 is 0.1, as on the data sheet, and not 0.09999999999999999: a reading of 0.1 is normal again. */
const exact = (value: number): number => Number(value.toPrecision(12))

export type Judgement = 'none' | 'pending' | 'raise' | 'return'

/**
 * One reading against one limit. `pending`: abnormal, but not yet for `delayMs` of device time.
 * `raise` also means a re-trigger when the limit still holds an alarm that had returned.
 */
export function judge(limit: Limit, before: LimitState, value: number, at: number): { judgement: Judgement; after: LimitState } {
  const abnormal = isAbnormal(limit, before.abnormal, value)
  if (!abnormal) {
    if (before.abnormal) return { judgement: 'return', after: { abnormal: false, since: null, alarm: before.alarm } }
    // Abnormal for a moment only: the delay had not run out.
    return { judgement: 'none', after: before.since === null ? before : { ...before, since: null } }
  }
  if (before.abnormal) return { judgement: 'none', after: before }
  const since = before.since ?? at
  if (at - since < limit.delayMs) return { judgement: 'pending', after: { ...before, since } }
  return { judgement: 'raise', after: { abnormal: true, since, alarm: before.alarm } }
}

export type AlarmEvent = 'acknowledge' | 'return' | 'retrigger'

/** States shelved, suppressed and outOfService are entered and left by commands, not by readings. */
const NEXT: Record<AlarmEvent, Partial<Record<AlarmState, AlarmState>>> = {
  acknowledge: { unacknowledged: 'acknowledged', returnedUnacknowledged: 'normal' },
  return: { unacknowledged: 'returnedUnacknowledged', acknowledged: 'normal' },
  retrigger: { acknowledged: 'unacknowledged', returnedUnacknowledged: 'unacknowledged', normal: 'unacknowledged' },
}

export const nextAlarmState = (state: AlarmState, event: AlarmEvent): AlarmState => NEXT[event][state] ?? state
