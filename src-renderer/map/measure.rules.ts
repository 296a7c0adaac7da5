/** What is measured on the map: the metres along a line, and how it is drawn. */
import type { LngLat, MapFeature, MapFeatures } from './map.types.ts'
import { metresBetween } from './map-geometry.ts'

export const metresAlong = (points: readonly LngLat[]): number =>
  points.slice(1).reduce((sum, point, i) => sum + metresBetween(points[i] ?? point, point), 0)

/** The line with its points; the last one knows the metres. */
export function measuredLine(points: readonly LngLat[]): MapFeatures {
  const last = points.length - 1
  const spots = points.map((coordinates, i): MapFeature => {
    const metres = i === last && i > 0 ? { metres: String(Math.round(metresAlong(points))) } : {}
    return { type: 'Feature', properties: metres, geometry: { type: 'Point', coordinates } }
  })
  const line: MapFeature = { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [...points] } }
  return { type: 'FeatureCollection', features: points.length > 1 ? [line, ...spots] : spots }
}
