/** Which sound the seat should make now. Pure. */
import type { Alarm } from '../../../src-preload/contract/alarms.contract.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { Priority } from '../../../src-preload/contract/wire/words.ts'

export const isSounding = (incident: Incident, now: number): boolean =>
  incident.state !== 'archived' && incident.unacknowledged && (incident.silencedUntil === null || Date.parse(incident.silencedUntil) <= now)

/** The worst incident that has to be heard, the newest among equals; null when none has. */
export const worstSounding = (incidents: Iterable<Incident>, now: number): Incident | null => {
  let worst: Incident | null = null
  for (const incident of incidents) {
    if (!isSounding(incident, now)) continue
    const isWorse = worst === null || incident.priority < worst.priority
    if (isWorse || (worst?.priority === incident.priority && incident.openedAt > worst.openedAt)) worst = incident
  }
  return worst
}

/** The worst priority that has to be heard; null when nothing has. */
export const soundingPriority = (incidents: Iterable<Incident>, now: number): Priority | null =>
  worstSounding(incidents, now)?.priority ?? null

/** The core takes this many at a time; the rest is told with the next change. */
const MOST_WITNESSED = 500

/** Alarms that this seat has to bear witness for: still unseen, or unheard, as far as the core knows. */
export const unwitnessedOf = (alarms: readonly Alarm[], what: 'shownAt' | 'soundedAt', done: ReadonlySet<string>): string[] =>
  alarms
    .filter((alarm) => alarm[what] === null && !done.has(alarm.id))
    .slice(0, MOST_WITNESSED)
    .map(({ id }) => id)

export const openAlarms = (incidents: Iterable<Incident>): Alarm[] =>
  [...incidents].filter((incident) => incident.state !== 'archived').flatMap(({ alarms }) => alarms)

export const unwitnessed = (incidents: Iterable<Incident>, what: 'shownAt' | 'soundedAt', done: ReadonlySet<string>): string[] =>
  unwitnessedOf(openAlarms(incidents), what, done)
