/** How dense people stand, from devices that count them: warm where a place is full, nothing where nobody counts. */
import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { type LayerContext, metres } from '../layers/layer-parts.ts'
import type { Device, MapFeature, Site } from '../map.types.ts'

/** The point that counts people. */
const PEOPLE = 'people'
/** How many one counter may see where its zone says nothing of its capacity. */
const FULL_WITHOUT_CAPACITY = 100
/** How far the people of one counter stand apart. */
const SPREAD_M = 35

export const CROWD_SOURCE: SourceSpecification = { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, maxzoom: 17 }

export const countsPeople = ({ points }: Device): boolean => points.some(({ id, value }) => id === PEOPLE && value !== null)

/** Each counter with how full its share of the zone is: 0 empty, 1 full, more where too many are there. */
export function crowdFeatures(devices: Iterable<Device>, zones: Site['zones']): MapFeature[] {
  const counters = [...devices].filter(countsPeople)
  const inZone = new Map<string, number>()
  for (const { zone } of counters) inZone.set(zone, (inZone.get(zone) ?? 0) + 1)
  const capacities = new Map(zones.map(({ id, capacity }) => [id, capacity]))
  return counters.map(({ zone, points, lngLat }) => {
    const people = points.find(({ id }) => id === PEOPLE)?.value ?? 0
    const capacity = capacities.get(zone)
    const full = capacity ? capacity / (inZone.get(zone) ?? 1) : FULL_WITHOUT_CAPACITY
    return {
      type: 'Feature',
      properties: { fullness: Number((Math.max(0, people) / full).toFixed(2)) },
      geometry: { type: 'Point', coordinates: lngLat },
    }
  })
}

const fullness: ExpressionSpecification = ['min', ['get', 'fullness'], 1.5]

export const crowdLayer = ({ colour, latitude }: LayerContext): LayerSpecification => ({
  id: 'crowd',
  type: 'heatmap',
  source: 'crowd',
  paint: {
    'heatmap-weight': fullness,
    'heatmap-radius': metres(latitude, SPREAD_M),
    'heatmap-opacity': 0.5,
    'heatmap-color': [
      'interpolate',
      ['linear'],
      ['heatmap-density'],
      0,
      'rgba(0, 0, 0, 0)',
      0.25,
      colour.quiet,
      0.5,
      colour.p3,
      0.75,
      colour.p2,
      1,
      colour.p1,
    ],
  },
})
