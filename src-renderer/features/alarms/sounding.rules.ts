/** Which sound the seat should make now. Pure. */
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { Priority } from '../../../src-preload/contract/wire/words.ts'

export const isSounding = (incident: Incident, now: number): boolean =>
  incident.state !== 'archived' && incident.unacknowledged && (incident.silencedUntil === null || Date.parse(incident.silencedUntil) <= now)

/** The worst priority that has to be heard; null when nothing has. */
export const soundingPriority = (incidents: Iterable<Incident>, now: number): Priority | null => {
  let worst: Priority | null = null
  for (const incident of incidents) {
    if (isSounding(incident, now) && (worst === null || incident.priority < worst)) worst = incident.priority
  }
  return worst
}

/** Alarms that this seat has to bear witness for: still unseen, or unheard, as far as the core knows. */
export const unwitnessed = (incidents: Iterable<Incident>, what: 'shownAt' | 'soundedAt', done: ReadonlySet<string>): string[] =>
  [...incidents]
    .filter((incident) => incident.state !== 'archived')
    .flatMap(({ alarms }) => alarms)
    .filter((alarm) => alarm[what] === null && !done.has(alarm.id))
    .map(({ id }) => id)
