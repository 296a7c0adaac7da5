/** When incidents come faster than a person can read them (EEMUA 191). Told by their opening times alone, so every seat agrees. Pure. */
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'

/** A flood begins above ten incidents in ten minutes; it is over below five. */
export const FLOOD = { windowMs: 600_000, above: 10, below: 5 }

export interface Flood {
  /** UTC ms of the incident that was one too many. */
  since: number
  /** Opened in the last ten minutes. */
  count: number
}

/** Null while there is none. */
export const floodAt = (incidents: Iterable<Incident>, now: number): Flood | null => {
  const opened = [...incidents].map(({ openedAt }) => Date.parse(openedAt)).filter((at) => at <= now)
  const changes = opened.flatMap((at) => [
    { at, by: 1 },
    { at: at + FLOOD.windowMs, by: -1 },
  ])
  let count = 0
  let since: number | null = null
  for (const { at, by } of changes.sort((a, b) => a.at - b.at || a.by - b.by)) {
    if (at > now) break
    count += by
    if (count > FLOOD.above) since ??= at
    else if (count < FLOOD.below) since = null
  }
  return since === null ? null : { since, count }
}
