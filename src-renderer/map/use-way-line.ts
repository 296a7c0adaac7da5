/** Draws how somebody walks to the incident in focus. */
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { useEffect } from 'react'
import type { LngLat } from './map.types.ts'

export function useWayLine(map: MapLibreMap | null, way: readonly LngLat[] | null): void {
  useEffect(() => {
    const coordinates = way ?? []
    void map?.getSource<GeoJSONSource>('way')?.setData({
      type: 'FeatureCollection',
      features:
        coordinates.length < 2
          ? []
          : [{ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [...coordinates] } }],
    })
  }, [map, way])
}
