/** What may be changed about the limits of one device. Pure. */
import type { LimitOverride } from '../../../src-preload/contract/devices.contract.ts'
import { Limit, type PointKind } from '../devices/device-kind.types.ts'
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

function refusalsOf({ range }: PointKind, limit: Limit, override: LimitOverride): OverrideRefusal[] {
  const { off, priority, delayMs } = override
  const refusals: OverrideRefusal[] = []
  if (isLifeSafety(limit.hazard)) {
    if (off) refusals.push('lifeSafetyOff')
    if (priority !== undefined && priority > limit.priority) refusals.push('lifeSafetyPriority')
    if (delayMs !== undefined && delayMs > Math.max(limit.delayMs, LIFE_SAFETY_DELAY_MS)) refusals.push('lifeSafetyDelay')
  }
  const after = Limit.safeParse({ ...limit, ...override })
  if (!after.success || !isOfUse(after.data, range)) refusals.push('outOfRange')
  return refusals
}

/** It must be possible to cross it, and to come back. */
function isOfUse(limit: Limit, [least, most]: readonly [number, number]): boolean {
  const isWithin = (figure: number): boolean => figure >= least && figure <= most
  switch (limit.when) {
    case 'above':
      return limit.value < most && isWithin(limit.value) && isWithin(limit.value - limit.hysteresis)
    case 'below':
      return limit.value > least && isWithin(limit.value) && isWithin(limit.value + limit.hysteresis)
    case 'rises':
    case 'falls':
      return limit.value < most - least && limit.hysteresis < limit.value
    case 'is':
    case 'unchanged':
      return true
  }
}
