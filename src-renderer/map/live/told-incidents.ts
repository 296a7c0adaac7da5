/** Which incidents are marked and told of above the map, and which are symbols in it. Pure. */
import { queueOrder } from '../../features/incidents/queue.rules.ts'
import type { Incident } from '../map.types.ts'

/** More marks than this with their words would cover the map. */
const MOST_TOLD = 17

/** Open ones in the order of the queue; the selected one is always told of. */
export function toldOf(incidents: readonly Incident[], selected: string | null): { told: Incident[]; further: Incident[] } {
  const byId = new Map(incidents.map((incident) => [incident.id, incident]))
  const { waiting, returned, inHand } = queueOrder(incidents)
  const open = [...waiting, ...returned, ...inHand].flatMap((id) => byId.get(id) ?? [])
  const isTold = ({ id }: Incident, place: number) => place < MOST_TOLD || id === selected
  return { told: open.filter(isTold), further: open.filter((incident, place) => !isTold(incident, place)) }
}
