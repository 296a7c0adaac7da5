/** Turns to the floor of the incident in focus, and counts where the others are. */
import { useEffect, useMemo } from 'react'
import type { Feed } from '../state/feeds.ts'
import { useFloor } from '../state/floor.ts'
import { floorById } from './floors.rules.ts'
import type { Device, Incident, Site } from './map.types.ts'

/** By ordinal; what is outside a building with floors counts nowhere. */
export function useIncidentFloors(
  { floors }: Site,
  devices: Feed<Device>,
  incidents: readonly Incident[],
  selected: Incident | null,
): ReadonlyMap<number, number> {
  const setOrdinal = useFloor((floor) => floor.setOrdinal)
  const ordinalOf = (incident: Incident | null) => floorById(floors, devices.now().get(incident?.place.device ?? '')?.floor)?.ordinal
  const chosen = ordinalOf(selected)
  const id = selected?.id
  // A person may look at another floor meanwhile: it turns when another incident is selected, not with every change of this one.
  useEffect(() => {
    if (id !== undefined && chosen !== undefined) setOrdinal(chosen)
  }, [id, chosen, setOrdinal])

  const places = incidents.map(ordinalOf).filter((ordinal) => ordinal !== undefined)
  const key = places.join()
  return useMemo(() => {
    const counts = new Map<number, number>()
    for (const ordinal of key ? key.split(',').map(Number) : []) counts.set(ordinal, (counts.get(ordinal) ?? 0) + 1)
    return counts
  }, [key])
}
