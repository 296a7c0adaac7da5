/** What may be changed about the limits of one device. Pure. */
import type { LimitOverride } from '../../../src-preload/contract/devices.contract.ts'
import type { Limit, PointKind } from '../devices/device-kind.types.ts'
import { isLifeSafety } from './alarms.types.ts'

/** Where lives may depend on it, an alarm may wait this long at most, in ms. */
const LIFE_SAFETY_DELAY_MS = 60_000

/** Why overrides may not stand: codes, worded by the seat. */
export type OverrideRefusal = 'unknownLimit' | 'lifeSafetyOff' | 'lifeSafetyPriority' | 'lifeSafetyDelay' | 'outOfRange'

/** `overrides` by `point/limit`; `points` with the limits of kind and catalogue. Empty when all may stand. */
export function checkOverrides(
  points: ReadonlyMap<string, PointKind>,
  overrides: Readonly<Record<string, LimitOverride>>,
): OverrideRefusal[] {
  const refusals = Object.entries(overrides).flatMap(([key, override]) => {
    const slash = key.indexOf('/')
    const point = points.get(key.slice(0, slash))
    const limit = point?.limits.find(({ id }) => id === key.slice(slash + 1))
    return point && limit ? refusalsOf(point, limit, override) : (['unknownLimit'] as const)
  })
  return [...new Set(refusals)]
}

function refusalsOf({ range }: PointKind, limit: Limit, { off, priority, delayMs, value, hysteresis }: LimitOverride): OverrideRefusal[] {
  const refusals: OverrideRefusal[] = []
  if (isLifeSafety(limit.hazard)) {
    if (off) refusals.push('lifeSafetyOff')
    if (priority !== undefined && priority > limit.priority) refusals.push('lifeSafetyPriority')
    if (delayMs !== undefined && delayMs > Math.max(limit.delayMs, LIFE_SAFETY_DELAY_MS)) refusals.push('lifeSafetyDelay')
  }
  if (limit.when !== 'above' && limit.when !== 'below') return refusals
  // It must be possible to cross it, and to come back.
  const crossed = value ?? limit.value
  const back = limit.when === 'above' ? crossed - (hysteresis ?? limit.hysteresis) : crossed + (hysteresis ?? limit.hysteresis)
  const isWithin = (figure: number): boolean => figure >= range[0] && figure <= range[1]
  const canBeCrossed = limit.when === 'above' ? crossed < range[1] : crossed > range[0]
  if (!canBeCrossed || !isWithin(crossed) || !isWithin(back)) refusals.push('outOfRange')
  return refusals
}
