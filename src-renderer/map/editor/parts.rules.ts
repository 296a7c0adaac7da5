/** A feature as the single rings, lines and points that the drawing tools edit, and back: those tools know neither holes nor multiple shapes. Pure. */
import type { Geometry, Position } from './shape.rules.ts'

export type Part =
  | { type: 'Point'; coordinates: Position }
  | { type: 'LineString'; coordinates: Position[] }
  | { type: 'Polygon'; coordinates: Position[][] }

const ringPart = (ring: Position[]): Part => ({ type: 'Polygon', coordinates: [ring] })
const linePart = (coordinates: Position[]): Part => ({ type: 'LineString', coordinates })

export function partsOf({ type, coordinates }: Geometry): Part[] {
  if (type === 'Point') return [{ type, coordinates: coordinates as Position }]
  if (type === 'LineString') return [linePart(coordinates as Position[])]
  if (type === 'MultiLineString') return (coordinates as Position[][]).map(linePart)
  return (type === 'Polygon' ? (coordinates as Position[][]) : (coordinates as Position[][][]).flat()).map(ringPart)
}

/** The geometry with its parts as they are now, in the order `partsOf` gave them. */
export function withParts(geometry: Geometry, parts: readonly Part[]): Geometry {
  const lines = parts.map((part) => (part.type === 'Polygon' ? part.coordinates[0] : part.coordinates))
  if (geometry.type === 'Point' || geometry.type === 'LineString') return { ...geometry, coordinates: lines[0] ?? [] }
  if (geometry.type !== 'MultiPolygon') return { ...geometry, coordinates: lines }
  let next = 0
  return {
    ...geometry,
    coordinates: (geometry.coordinates as Position[][][]).map((polygon) => polygon.map(() => lines[next++])),
  }
}
