/** Geometry of a feature as a whole: its corners, its box, and moving it by metres. Pure. */
import type { SiteFeature } from '../../../src-preload/contract/site.contract.ts'

export type Position = [lng: number, lat: number]
export type Geometry = SiteFeature['geometry']
/** west, south, east, north in degrees. */
export type Bounds = [number, number, number, number]

/** Metres of a degree of latitude. */
const DEGREE_M = 40_075_016.686 / 360
/** A tenth of a millimetre: the fineness the drawing tools keep. */
const DECIMALS = 9

const rounded = (value: number) => Number(value.toFixed(DECIMALS))
const isPosition = (node: unknown): node is Position => Array.isArray(node) && typeof node[0] === 'number'

/** Degrees of longitude and latitude that make a metre there. */
export const degreesPerMetre = (latitude: number): Position => [
  1 / (DEGREE_M * Math.max(0.01, Math.cos((latitude * Math.PI) / 180))),
  1 / DEGREE_M,
]

export function positionsOf({ coordinates }: Geometry): Position[] {
  const found: Position[] = []
  const walk = (node: unknown): void => {
    if (isPosition(node)) found.push([node[0], node[1]])
    else if (Array.isArray(node)) for (const each of node) walk(each)
  }
  walk(coordinates)
  return found
}

/** The same shape with every position put elsewhere. */
export function withPositions(geometry: Geometry, to: (position: Position) => Position): Geometry {
  const walk = (node: unknown): unknown => {
    if (isPosition(node)) return to([node[0], node[1]]).map(rounded)
    return Array.isArray(node) ? node.map(walk) : node
  }
  return { ...geometry, coordinates: walk(geometry.coordinates) as Geometry['coordinates'] }
}

export function moved(geometry: Geometry, eastM: number, northM: number): Geometry {
  const [lng, lat] = degreesPerMetre(positionsOf(geometry)[0]?.[1] ?? 0)
  return withPositions(geometry, ([x, y]) => [x + eastM * lng, y + northM * lat])
}

/** Null where there is no position at all. */
export function boundsOf(positions: Iterable<Position>): Bounds | null {
  let bounds: Bounds | null = null
  for (const [lng, lat] of positions) {
    bounds = bounds
      ? [Math.min(bounds[0], lng), Math.min(bounds[1], lat), Math.max(bounds[2], lng), Math.max(bounds[3], lat)]
      : [lng, lat, lng, lat]
  }
  return bounds
}

export const middleOf = ([west, south, east, north]: Bounds): Position => [(west + east) / 2, (south + north) / 2]

const isIn = ([lng, lat]: Position, [west, south, east, north]: Bounds) => lng >= west && lng <= east && lat >= south && lat <= north

/** Grown so that nothing lies outside, with a margin of a twentieth around what is new. */
export function grown(bounds: Bounds, around: Bounds): Bounds {
  if (isIn([around[0], around[1]], bounds) && isIn([around[2], around[3]], bounds)) return bounds
  const wide = withMargin(around)
  return [Math.min(bounds[0], wide[0]), Math.min(bounds[1], wide[1]), Math.max(bounds[2], wide[2]), Math.max(bounds[3], wide[3])]
}

export function withMargin([west, south, east, north]: Bounds): Bounds {
  const [lng, lat] = degreesPerMetre((south + north) / 2)
  const [x, y] = [Math.max((east - west) / 20, 20 * lng), Math.max((north - south) / 20, 20 * lat)]
  return [rounded(west - x), rounded(south - y), rounded(east + x), rounded(north + y)]
}
