/** Strangers' GeoJSON geometries as ours: put in place, without repeats and gaps, rings closed and wound as RFC 7946 has it. */
import type { SiteFeature } from '../../../src-preload/contract/site.contract.ts'
import type { Place, Placing } from './coordinates.ts'
import { isRecord, listOf } from './found.ts'

export type Geometry = SiteFeature['geometry']

/** Collections within collections. */
const DEPTH_MAX = 4

/** Positions that are none are left out; a geometry of which too little is left is left out too. */
export function geometriesOf(value: unknown, place: Placing, depth = 0): Geometry[] {
  if (!isRecord(value) || depth > DEPTH_MAX) return []
  const { type, coordinates } = value
  const all = listOf(coordinates)
  const line = (points: unknown) => lineOf(placesOf(points, place))
  const polygon = (rings: unknown) => polygonOf(listOf(rings).map((ring) => placesOf(ring, place)))
  switch (type) {
    case 'Point':
      return placesOf([coordinates], place).map((point) => ({ type, coordinates: point }))
    case 'MultiPoint':
      return placesOf(all, place).map((point) => ({ type: 'Point', coordinates: point }))
    case 'LineString':
      return line(coordinates).map((points) => ({ type, coordinates: points }))
    case 'MultiLineString':
      return joined('LineString', type, all.flatMap(line))
    case 'Polygon':
      return polygon(coordinates).map((rings) => ({ type, coordinates: rings }))
    case 'MultiPolygon':
      return joined('Polygon', type, all.flatMap(polygon))
    case 'GeometryCollection':
      return listOf(value.geometries).flatMap((part) => geometriesOf(part, place, depth + 1))
    default:
      return []
  }
}

/** All positions of a geometry, whatever it is. */
export function eachPosition(value: unknown, visit: (x: number, y: number) => void, depth = 0): void {
  if (depth > 6) return
  if (isRecord(value)) {
    eachPosition(value.coordinates, visit, depth + 1)
    eachPosition(value.geometries, visit, depth + 1)
  } else if (Array.isArray(value)) {
    const [x, y] = value
    if (Number.isFinite(x) && Number.isFinite(y)) visit(x, y)
    else for (const part of value) eachPosition(part, visit, depth + 1)
  }
}

function joined(single: Geometry['type'], many: Geometry['type'], parts: unknown[][]): Geometry[] {
  const [first, ...rest] = parts
  if (!first) return []
  return [rest.length === 0 ? { type: single, coordinates: first } : { type: many, coordinates: parts }]
}

function placesOf(list: unknown, place: Placing): Place[] {
  return listOf(list).flatMap((position) => {
    const [x, y] = listOf(position)
    const placed = typeof x === 'number' && typeof y === 'number' && Number.isFinite(x + y) ? place(x, y) : null
    return placed ? [placed] : []
  })
}

const isSame = ([x1, y1]: Place, [x2, y2]: Place): boolean => x1 === x2 && y1 === y2

const withoutRepeats = (places: readonly Place[]): Place[] =>
  places.filter((place, index) => {
    const before = places[index - 1]
    return !before || !isSame(before, place)
  })

function lineOf(places: readonly Place[]): Place[][] {
  const line = withoutRepeats(places)
  return line.length < 2 ? [] : [line]
}

/** Rings; none without an outer one. */
function polygonOf(rings: readonly Place[][]): Place[][][] {
  const [outer, ...holes] = rings.map((ring, index) => ringOf(ring, index === 0))
  return outer?.[0] ? [[outer[0], ...holes.flat()]] : []
}

/** Closed; the outer one turns to the left, holes to the right. */
function ringOf(places: readonly Place[], isOuter: boolean): Place[][] {
  const [first] = places
  if (!first) return []
  const ring = withoutRepeats([...places, first])
  const turn = turnOf(ring)
  if (ring.length < 4 || turn === 0) return []
  return [turn > 0 === isOuter ? ring : ring.reverse()]
}

/** Twice the enclosed area, positive when it turns to the left; reckoned from its first corner, because degrees are large and rings small. */
function turnOf(ring: readonly Place[]): number {
  const [x0, y0] = ring[0] ?? [0, 0]
  return ring.reduce((sum, [x1, y1], index) => {
    const [x2, y2] = ring[index + 1] ?? [x0, y0]
    return sum + (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
  }, 0)
}
