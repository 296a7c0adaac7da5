/** Incidents as symbols of the map, the most urgent on top, moved apart where they would cover one another. Pure. */
import type { Incident, LngLat, MapFeature } from '../map.types.ts'

/** What of an incident is drawn. */
export type AlarmSpot = Pick<Incident, 'id' | 'kind' | 'priority' | 'unacknowledged'> & { lngLat: LngLat }

export const alarmSpot = ({ id, kind, priority, unacknowledged, place }: Incident): AlarmSpot => ({
  id,
  kind,
  priority,
  unacknowledged,
  lngLat: place.lngLat,
})

export const alarmImage = (priority: Incident['priority'], isFresh: boolean, kind: Incident['kind']): string =>
  `alarm-${priority}-${isFresh ? 'fresh' : 'taken'}-${kind}`

/** `spots` most urgent first; `shownAt`: where one had to make room. */
export function alarmFeatures(
  spots: readonly AlarmSpot[],
  shownAt: ReadonlyMap<string, LngLat>,
): { alarms: MapFeature[]; stems: MapFeature[] } {
  const at = ({ id, lngLat }: AlarmSpot) => shownAt.get(id) ?? lngLat
  return {
    alarms: spots.map((spot, place) => ({
      type: 'Feature',
      properties: { id: spot.id, image: alarmImage(spot.priority, spot.unacknowledged, spot.kind), rank: -place },
      geometry: { type: 'Point', coordinates: at(spot) },
    })),
    stems: spots
      .filter(({ id }) => shownAt.has(id))
      .map((spot) => ({
        type: 'Feature',
        properties: { priority: spot.priority },
        geometry: { type: 'LineString', coordinates: [spot.lngLat, at(spot)] },
      })),
  }
}
