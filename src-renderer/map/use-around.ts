/** Draws what matters around the incident in focus: the nearest signs, and the ways to the assembly points. */
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { useEffect } from 'react'
import type { Escape } from '../../src-preload/contract/dispatch.contract.ts'
import type { Incident, MapFeature, MapFeatures, Site } from './map.types.ts'
import { nearSigns } from './near.rules.ts'

const collection = (features: MapFeature[]): MapFeatures => ({ type: 'FeatureCollection', features })

export function useAround(map: MapLibreMap | null, site: Site, incident: Incident | null, escapes: readonly Escape[]): void {
  const key = incident && JSON.stringify([incident.kind, incident.place.lngLat])
  // The key holds all of the incident that is drawn here; the incident itself changes several times a second.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!map) return
    const assemblies = escapes.flatMap(({ line, metres, name, nameEn }): MapFeature[] => {
      const end = line.at(-1)
      return end
        ? [{ type: 'Feature', properties: { sign: 'assembly', metres, name, nameEn }, geometry: { type: 'Point', coordinates: end } }]
        : []
    })
    const ways = escapes.map(
      ({ line }): MapFeature => ({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: line } }),
    )
    const signs = incident ? nearSigns(site.features, incident) : []
    void map.getSource<GeoJSONSource>('near')?.setData(collection([...signs, ...assemblies]))
    void map.getSource<GeoJSONSource>('escape')?.setData(collection(ways))
  }, [map, site, key, escapes])
}
