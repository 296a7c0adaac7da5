/** What a limit would have said of recorded readings. Pure. */

import type { Offset } from '../../kernel/time-zone.ts'
import type { Limit } from '../devices/device-kind.types.ts'
import { AT_REST, judge, look, nextLook } from './alarm.rules.ts'
import type { LimitState, Sample } from './alarms.types.ts'

export interface Trial {
  /** When it would have raised an alarm, UTC ms. */
  fired: number[]
  /** From when the condition of each of them began to when it ended, or until the end. */
  spans: { from: number; to: number }[]
}

/** `readings` ascend in time; the last one holds until `until`. */
export function tryLimit(limit: Limit, readings: readonly Sample[], until: number, offset: Offset): Trial {
  const trial: Trial = { fired: [], spans: [] }
  let state = AT_REST
  let from: number | null = null
  const become = (after: LimitState, at: number): void => {
    if (after.abnormal && !state.abnormal) {
      trial.fired.push(at)
      from = after.since ?? at
    } else if (from !== null && state.abnormal && !after.abnormal) {
      trial.spans.push({ from, to: at })
      from = null
    }
    state = after
  }
  readings.forEach(({ at, value }, index) => {
    become(judge(limit, state, value, at, offset), at)
    const end = readings[index + 1]?.at ?? until
    for (let next = nextLook(limit, state, at, offset); next !== null && next < end; next = nextLook(limit, state, next, offset))
      become(look(limit, state, next, offset), next)
  })
  if (from !== null) trial.spans.push({ from, to: until })
  return trial
}
