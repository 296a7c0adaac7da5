/** The way of somebody to an incident, asked for again whenever they have moved. */
import { useQuery } from '@tanstack/react-query'
import type { Way } from '../../../src-preload/contract/dispatch.contract.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { useBoard } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { isRunning } from './order.rules.ts'

/** Whoever is on the way; nobody yet: whoever would be sent. */
function walkerTo(incident: Incident | undefined, chosen: number): string | null {
  if (!incident || incident.state === 'archived') return null
  const running = incident.orders.filter(isRunning)
  const walking = running.find(({ state }) => state !== 'onScene')
  return walking?.staff ?? (running.length === 0 ? incident.proposals[chosen]?.staff : null) ?? null
}

/** `chosen`: index of the proposal that would be sent. */
export const useWay = (incident: Incident | undefined, chosen: number): Way | null => {
  const { client } = useSeat()
  const staff = walkerTo(incident, chosen)
  const positionAt = useBoard((board) => board.staff.get(staff ?? '')?.positionAt ?? null)
  const id = incident?.id ?? ''
  const { data } = useQuery({
    queryKey: ['way', id, staff, positionAt],
    queryFn: () => client.dispatch.way({ incident: id, staff: staff ?? '' }),
    enabled: staff !== null,
    placeholderData: (before) => (before?.staff === staff ? before : undefined),
    retry: false,
  })
  return (staff !== null && data) || null
}
