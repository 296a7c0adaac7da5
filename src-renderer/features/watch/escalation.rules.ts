/** What was escalated and is still so, and who is told of it. Pure. */
import type { Escalation } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { Identity } from '../../../src-preload/contract/session.contract.ts'
import type { EscalationTarget } from '../../../src-preload/contract/wire/words.ts'

export interface Told {
  incident: Incident
  escalation: Escalation
  /** When the first of these was told of it. */
  since: string
}

/** A missed deadline is over when its condition ends or begins anew; the rest when somebody heeds it. */
function isPressing({ state, deadlines, escalations }: Incident, { reason, at }: Escalation): boolean {
  if (state === 'archived') return false
  if (escalations.some((other) => other.reason === reason && other.heededAt !== null && other.heededAt >= at)) return false
  if (reason === 'skippedStep' || reason === 'certainty' || reason === 'support') return true
  return deadlines.some(({ kind, missed, dueAt }) => kind === reason && missed && dueAt <= at)
}

/** Worst first, then what has waited longest; of one reason only the newest. */
function pressing(incidents: Iterable<Incident>, isMeant: (incident: Incident, escalation: Escalation) => boolean): Told[] {
  const found: Told[] = []
  for (const incident of incidents) {
    const newest = new Map<string, Told>()
    for (const escalation of incident.escalations) {
      const { reason, at } = escalation
      if (!isMeant(incident, escalation) || !isPressing(incident, escalation)) continue
      newest.set(reason, { incident, escalation, since: newest.get(reason)?.since ?? at })
    }
    found.push(...newest.values())
  }
  return found.sort((a, b) => a.incident.priority - b.incident.priority || a.since.localeCompare(b.since))
}

/** The wall hangs where the shift leader and the commander are. */
const LEADERS: readonly EscalationTarget[] = ['shiftLeader', 'commander', 'handsets']

/** The second desk is whoever else sits at one; who asks for support on the spot asks everybody at the desk. */
export const toldAt = (incidents: Iterable<Incident>, { id, role }: Pick<Identity, 'id' | 'role'>): Told[] =>
  pressing(incidents, (incident, { to, reason }) => {
    if (role === 'commander') return LEADERS.includes(to)
    return role === 'operator' && to === 'secondDesk' && (reason === 'support' || incident.owner?.id !== id)
  })

export const toldOnWall = (incidents: Iterable<Incident>): Told[] => pressing(incidents, (_, { to }) => LEADERS.includes(to))
