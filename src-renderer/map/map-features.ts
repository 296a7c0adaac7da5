/** The features of a site as the map's sources want them, and the shapes drawn around an incident. */

import type { Focus, Incident, LngLat, MapFeature, MapFeatures, Site, SiteFeature } from './map.types.ts'
import { buildingAt, centreLine, circle } from './map-geometry.ts'

/** Whoever lives this near is affected, as the list of those who have to leave has it. */
const AFFECTED_M = 50
/** Farthest a room may be drawn from its building, in metres. */
const NEAR_M = 12

const asFeature = ({ properties, geometry }: SiteFeature): MapFeature => ({ type: 'Feature', properties, geometry })
const collection = (features: MapFeature[]): MapFeatures => ({ type: 'FeatureCollection', features })

export const outerCorners = ({ geometry: { type, coordinates } }: SiteFeature): LngLat[] =>
  (type === 'Polygon' ? coordinates[0] : type === 'MultiPolygon' ? coordinates[0]?.[0] : []) ?? []

/** The middle of a polygon's box: where its name stands. */
export function middle(feature: SiteFeature): LngLat {
  const corners = outerCorners(feature)
  const mid = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2
  return [mid(corners.map(([lng]) => lng)), mid(corners.map(([, lat]) => lat))]
}

export const groundCollection = (features: readonly SiteFeature[]): MapFeatures => collection(features.map(asFeature))

/** Named lines as they are, water by its centre line, other named surfaces as one point each. */
export function namesCollection(features: readonly SiteFeature[]): MapFeatures {
  const placed = (feature: SiteFeature): MapFeature['geometry'] => {
    const { geometry, properties } = feature
    if (geometry.type === 'LineString' || geometry.type === 'MultiLineString' || geometry.type === 'Point') return geometry
    if (properties.layer === 'canal') return { type: 'LineString', coordinates: centreLine(outerCorners(feature)) }
    return { type: 'Point', coordinates: middle(feature) }
  }
  const named = features.filter(({ properties }) => properties.name)
  return collection(named.map((feature) => ({ type: 'Feature', properties: feature.properties, geometry: placed(feature) })))
}

/** The 25 m ring of the incident in focus, the zone that is affected while no cordon is set and, tinted, the building it is in. */
export function focusCollection(site: Site, incident: Focus | null): MapFeatures {
  if (!incident) return collection([])
  const { priority, place, around, cordon } = incident
  const ring: MapFeature = {
    type: 'Feature',
    properties: { what: 'ring', priority },
    geometry: { type: 'Polygon', coordinates: [circle(place.lngLat, around.radiusM)] },
  }
  const affected: MapFeature = {
    type: 'Feature',
    properties: { what: 'affected', priority },
    geometry: { type: 'Polygon', coordinates: [circle(place.lngLat, AFFECTED_M)] },
  }
  const building = buildingOf(site, place)
  return collection([
    ring,
    ...(cordon ? [] : [affected]),
    ...(building ? [{ ...asFeature(building), properties: { what: 'building', priority } }] : []),
  ])
}

/** A room belongs to a house even where the plan is a step off; what stands in the street belongs to none. */
export const buildingOf = (site: Site, { lngLat, household }: Incident['place']): SiteFeature | null =>
  buildingAt(
    site.features.filter((feature) => feature.properties.layer === 'building'),
    lngLat,
    household ? NEAR_M : 0,
  )
