/** What an incident report is made of: the sealed record of an archived incident, the state so far of an open one. */
import { useQuery } from '@tanstack/react-query'
import type { SealedRecord } from '../../src-preload/contract/archive.contract.ts'
import type { RecordFact } from '../../src-preload/contract/archive-record.types.ts'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { Seat } from '../state/seat.ts'
import { useSeat } from '../state/seat-context.tsx'

export interface IncidentRecord {
  incident: Incident
  timeline: readonly RecordFact[]
  sealed: SealedRecord | null
}

const readRecord = async (client: Seat['client'], id: string): Promise<IncidentRecord> => {
  const { timeline, ...incident } = await client.incidents.get({ id })
  if (incident.state !== 'archived') return { incident, timeline: timeline.toSorted((a, b) => a.seq - b.seq), sealed: null }
  const sealed = await client.archive.get({ incident: id })
  return { incident: sealed.record.incident, timeline: sealed.record.timeline, sealed }
}

export const useIncidentRecord = (id: string) => {
  const { client } = useSeat()
  return useQuery({ queryKey: ['paper', 'incident', id], queryFn: () => readRecord(client, id) })
}
