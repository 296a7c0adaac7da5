/** How people leave an incident for the assembly points, where its hazard may make them leave. */
import { useQuery } from '@tanstack/react-query'
import type { Escape } from '../../../src-preload/contract/dispatch.contract.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { mayHaveToLeave } from '../../map/near.rules.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSite } from '../../state/use-site.ts'

const NOWHERE: readonly Escape[] = []

export const useEscapes = (incident: Incident | undefined): readonly Escape[] => {
  const { client } = useSeat()
  const version = useSite()?.version
  const isAsked = incident !== undefined && incident.state !== 'archived' && mayHaveToLeave(incident.kind)
  const id = incident?.id ?? ''
  const { data } = useQuery({
    queryKey: ['escapes', id, version],
    queryFn: () => client.dispatch.evacuation({ incident: id }),
    enabled: isAsked,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return (isAsked && data?.ways) || NOWHERE
}
