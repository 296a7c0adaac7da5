/** Has what will be said about an incident made ready as soon as it opens. */
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { Speech } from '../domains/calls/calls.ports.ts'
import type { IncidentRecord } from '../domains/incidents/incident.types.ts'
import type { Ledger } from '../kernel/work.ts'
import type { CorePart } from './part.ts'

interface VoiceNeeds {
  speech: Speech | undefined
  incidents: Ledger<IncidentRecord>
  view: (record: IncidentRecord) => Incident
}

export function createVoice({ speech, incidents, view }: VoiceNeeds): CorePart {
  const known = new Set<string>()
  return {
    stored() {
      for (const id of incidents.changed) {
        const record = incidents.get(id)
        if (record?.state === 'archived') known.delete(id)
        else if (record && !known.has(id)) {
          known.add(id)
          // Beside the loop; what fails is said when it is asked for.
          queueMicrotask(() => void speech?.prepare?.(view(record)).catch(() => {}))
        }
      }
    },
  }
}
