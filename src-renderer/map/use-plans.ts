/** Lays the pictures of the floor that is looked at over the roofs of their buildings. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect } from 'react'
import { plansOf } from './floors.rules.ts'
import type { Site } from './map.types.ts'

/** Rooms and what stands in them are drawn over the picture. */
const BELOW = 'room'
const LEAST_ZOOM = 16.6

export function usePlans(map: MapLibreMap | null, floors: Site['floors'], ordinal: number): void {
  const plans = JSON.stringify(plansOf(floors, ordinal))
  useEffect(() => {
    if (!map) return
    const laid: ReturnType<typeof plansOf> = JSON.parse(plans)
    for (const { id, asset, corners } of laid) {
      map.addSource(`plan-${id}`, { type: 'image', url: `picture://${asset}`, coordinates: corners })
      map.addLayer(
        { id: `plan-${id}`, type: 'raster', source: `plan-${id}`, minzoom: LEAST_ZOOM, paint: { 'raster-fade-duration': 0 } },
        BELOW,
      )
    }
    return () => {
      // A map that was taken down has taken its pictures along.
      if (!map.style) return
      for (const { id } of laid) {
        if (map.getLayer(`plan-${id}`)) map.removeLayer(`plan-${id}`)
        if (map.getSource(`plan-${id}`)) map.removeSource(`plan-${id}`)
      }
    }
  }, [map, plans])
}
