/** Escalation chains as a part of the core. */
import type { Deadlines } from '../domains/deadlines/deadlines.ports.ts'
import { EscalationsService } from '../domains/escalations/escalations.service.ts'
import type { IncidentsService } from '../domains/incidents/incidents.service.ts'
import type { Policies } from '../domains/policies/policies.types.ts'
import type { Work } from '../kernel/work.ts'
import type { CorePart } from './part.ts'

interface EscalationsPartNeeds {
  work: Work
  deadlines: Deadlines
  policies: () => Policies
  incidents: () => IncidentsService
}

export function createEscalations({ work, deadlines, policies, incidents }: EscalationsPartNeeds) {
  const service = new EscalationsService({
    work,
    deadlines,
    policy: () => policies().escalation,
    incidents: {
      open(id) {
        const record = incidents().isOpen(id) ? incidents().incidents.get(id) : undefined
        if (!record) return undefined
        const { site, kind, priority, place } = record.context
        return { site, kind, priority, place: place.text }
      },
      escalate: (id, reason, to) => incidents().escalate(id, reason, to),
    },
  })
  const part: CorePart = {
    deadlineDue(id, { kind }) {
      if (kind === 'escalation') service.deadlineDue(id)
      return kind === 'escalation'
    },
  }
  return { part, service }
}
