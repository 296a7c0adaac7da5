/** A plan drawn in metres around a place, for tests. */
import type { PlanFacts } from '../../../src-main/domains/site/plan-check.rules.ts'
import { SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import type { MapLayer, SiteFeature, ZoneKind } from '../../../src-preload/contract/site.contract.ts'

export type Metres = readonly [number, number]

const HOME = [120.6, 31.32] as const
const PER_LAT = 111_195.08
const PER_LNG = PER_LAT * Math.cos((HOME[1] * Math.PI) / 180)

export const lngLat = ([x, y]: Metres): [number, number] => [HOME[0] + x / PER_LNG, HOME[1] + y / PER_LAT]

type Properties = Partial<SiteFeature['properties']>
const feature = (
  layer: MapLayer,
  id: string,
  type: SiteFeature['geometry']['type'],
  coordinates: unknown[],
  more: Properties,
): SiteFeature => ({
  type: 'Feature',
  properties: { ...more, layer, id },
  geometry: { type, coordinates },
})

export const point = (layer: MapLayer, id: string, at: Metres, more: Properties = {}) => feature(layer, id, 'Point', lngLat(at), more)
export const line = (layer: MapLayer, id: string, points: readonly Metres[], more: Properties = {}) =>
  feature(layer, id, 'LineString', points.map(lngLat), more)
export const ring = (layer: MapLayer, id: string, corners: readonly Metres[], more: Properties = {}) =>
  feature(layer, id, 'Polygon', [[...corners, ...corners.slice(0, 1)].map(lngLat)], more)
export const box = (
  layer: MapLayer,
  id: string,
  [west, south, east, north]: readonly [number, number, number, number],
  more?: Properties,
) =>
  ring(
    layer,
    id,
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ],
    more,
  )

/** A zone and its row. */
export interface ZoneDrawn {
  id: string
  kind?: ZoneKind
  /** Corners in metres; none: the row alone. */
  corners?: readonly Metres[]
}

/** A plan 1 km wide with an assembly point in its middle, so that nothing is wrong with it. */
export function drawn(zones: readonly ZoneDrawn[], features: readonly SiteFeature[] = [], over: Partial<SitePlan> = {}): SitePlan {
  return SitePlan.parse({
    center: HOME,
    bounds: [...lngLat([-500, -500]), ...lngLat([500, 500])],
    zones: zones.map(({ id, kind }) => ({ id, name: id, nameEn: id, kind })),
    features: [
      ...zones.flatMap(({ id, corners }) => (corners ? [ring('zone', `area-${id}`, corners, { zone: id })] : [])),
      ...features,
      point('assembly', 'meeting', [0, 0]),
    ],
    ...over,
  })
}

export const square = (west: number, south: number, east: number, north: number): Metres[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
]

export const facts = (over: Partial<PlanFacts> = {}): PlanFacts => ({ devices: [], households: [], assets: new Set(), ...over })
