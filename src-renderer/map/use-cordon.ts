/** Cordons on the map, those that are set and the one that is being drawn; while it is, a click on the map is a corner of it. */
import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import { useEffect } from 'react'
import type { Incident, LngLat, MapFeature } from './map.types.ts'

/** `ring` is what would be set now, closed; `corners` were clicked so far, and `onCorner` takes the next. */
export interface CordonDraft {
  ring: readonly LngLat[]
  corners: readonly LngLat[]
  onCorner: (at: LngLat) => void
}

/** About a centimetre. */
const DECIMALS = 7

const rounded = (degrees: number) => Number(degrees.toFixed(DECIMALS))
const feature = (ring: readonly LngLat[], what: 'set' | 'draft'): MapFeature => ({
  type: 'Feature',
  properties: { what },
  geometry: { type: 'Polygon', coordinates: [ring] },
})

export function useCordon(map: MapLibreMap | null, incidents: readonly Pick<Incident, 'cordon'>[], draft: CordonDraft | null): void {
  // Incidents change several times a second, cordons hardly ever.
  const set = JSON.stringify(incidents.flatMap(({ cordon }) => (cordon ? [cordon] : [])))
  const ring = draft?.ring
  const corners = draft?.corners
  const onCorner = draft?.onCorner
  useEffect(() => {
    if (!map) return
    const rings: LngLat[][] = JSON.parse(set)
    const points = (corners ?? []).map(
      (coordinates): MapFeature => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } }),
    )
    const features = [...rings.map((each) => feature(each, 'set')), ...(ring ? [feature(ring, 'draft')] : []), ...points]
    void map.getSource<GeoJSONSource>('cordon')?.setData({ type: 'FeatureCollection', features } as never)
  }, [map, set, ring, corners])

  useEffect(() => {
    if (!map || !onCorner) return
    const pick = ({ lngLat }: MapMouseEvent) => onCorner([rounded(lngLat.lng), rounded(lngLat.lat)])
    map.getCanvas().style.cursor = 'crosshair'
    map.on('click', pick)
    return () => {
      map.getCanvas().style.cursor = ''
      map.off('click', pick)
    }
  }, [map, onCorner])
}
