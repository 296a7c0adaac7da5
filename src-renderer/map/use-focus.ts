/** Keeps the selected incident in the picture, with its ring and its building drawn. */
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { useEffect } from 'react'
import type { Incident, MapVariant, Site } from './map.types.ts'
import { focusCollection } from './map-features.ts'
import { pixelsPerMetre } from './map-geometry.ts'
import { QUICK_MS, showWholeSite } from './use-map.ts'

/** Where an incident is looked at from: near enough at the desk, filling the picture on the wall. */
const NEAR_ZOOM = 17.6
/** On the wall the 25 m ring takes this part of the picture's height. */
const WALL_RING_SHARE = 0.27
/** At the desk an incident this far inside the picture is left where it is. */
const INNER = 0.18

function bringIntoView(map: MapLibreMap, { place, around }: Incident, variant: MapVariant): void {
  const { clientWidth: width, clientHeight: height } = map.getContainer()
  const latitude = place.lngLat[1]
  if (variant === 'wall') {
    const wantedPxPerMetre = (height * WALL_RING_SHARE) / (2 * around.radiusM)
    map.easeTo({ center: place.lngLat, zoom: Math.log2(wantedPxPerMetre / pixelsPerMetre(0, latitude)), duration: QUICK_MS })
    return
  }
  const { x, y } = map.project(place.lngLat)
  const isInside = x > width * INNER && x < width * (1 - INNER) && y > height * INNER && y < height * (1 - INNER)
  if (isInside && map.getZoom() >= NEAR_ZOOM - 1) return
  map.easeTo({ center: place.lngLat, zoom: Math.max(map.getZoom(), NEAR_ZOOM), duration: QUICK_MS })
}

export function useFocus(map: MapLibreMap | null, site: Site, incident: Incident | null, variant: MapVariant): void {
  const key = incident ? JSON.stringify([incident.id, incident.priority, incident.place.lngLat, incident.around.radiusM]) : null
  // The key holds all of the incident that is drawn here; the incident itself changes several times a second.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!map) return
    void map.getSource<GeoJSONSource>('focus')?.setData(focusCollection(site, incident))
    if (incident) bringIntoView(map, incident, variant)
    else if (variant === 'wall') showWholeSite(map, site, variant)
  }, [map, site, key, variant])
}
