/** What of the map of a site is walked on: ways, bridges and the water they cross, in flat metres. Pure. */
import type { SiteFeature } from '../../../src-preload/contract/site.contract.ts'
import { isInside } from '../../kernel/geo.ts'
import { boxAround, Grid } from '../../kernel/grid.ts'
import { type Plane, type Point, type Segment, segmentsOf } from '../../kernel/plane.ts'

export interface WayName {
  name: string
  nameEn: string
}

/** A way of any kind, or a bridge that is drawn as a line. */
export interface WayLine {
  points: Point[]
  name: WayName | null
  halfWidthM: number
}

export interface Bridge {
  ring: Point[]
  name: WayName | null
}

export interface Water {
  rings: Grid<Point[]>
  /** Whoever crosses one of these is wet. */
  banks: Grid<Segment>
}

export interface Walkable {
  lines: WayLine[]
  bridges: Grid<Bridge>
  water: Water
}

/** As the map draws a way of unknown width. */
const HALF_WIDTH_M = 1.5
const WAYS: readonly SiteFeature['properties']['layer'][] = ['street', 'alley', 'bridge', 'path', 'lane', 'stairs']

/** It says where one may walk, or must not. On the floors of a building nobody is led. */
export const isGround = ({ properties: { layer, floor } }: SiteFeature): boolean =>
  floor === undefined && (layer === 'canal' || WAYS.includes(layer))

export function walkable(features: readonly SiteFeature[], plane: Plane): Walkable {
  const ground = features.filter(isGround)
  const of = (...layers: readonly SiteFeature['properties']['layer'][]) =>
    ground.filter(({ properties: { layer } }) => layers.includes(layer))
  const flat = (parts: [number, number][][]): Point[][] => parts.map((part) => part.map((place) => plane.flat(place)))
  const rings = of('canal').flatMap((feature) => flat(ringsOf(feature)))
  return {
    lines: of(...WAYS).flatMap((feature) =>
      flat(linesOf(feature)).map((points) => ({ points, name: nameOf(feature), halfWidthM: halfWidthOf(feature) })),
    ),
    bridges: new Grid(
      of('bridge').flatMap((feature) => flat(ringsOf(feature)).map((ring) => ({ ring, name: nameOf(feature) }))),
      ({ ring }) => boxAround(ring),
    ),
    water: {
      rings: new Grid(rings, (ring) => boxAround(ring)),
      banks: gridOf([...rings, ...of('canal').flatMap((feature) => flat(linesOf(feature)))].flatMap(segmentsOf)),
    },
  }
}

export const gridOf = <T extends Segment>(segments: readonly T[]): Grid<T> => new Grid(segments, ({ a, b }) => boxAround([a, b]))

export const isInWater = ({ rings }: Water, point: Point): boolean => rings.near(boxAround([point])).some((ring) => isInside(point, ring))

const nameOf = ({ properties: { name, nameEn } }: SiteFeature): WayName | null => (name ? { name, nameEn: nameEn ?? name } : null)

function halfWidthOf({ properties: { width } }: SiteFeature): number {
  return typeof width === 'number' && width > 0 ? width / 2 : HALF_WIDTH_M
}

const linesOf = ({ geometry: { type, coordinates } }: SiteFeature): [number, number][][] =>
  type === 'LineString' ? [positions(coordinates)] : type === 'MultiLineString' ? coordinates.map(positions) : []

/** Outer rings. */
const ringsOf = ({ geometry: { type, coordinates } }: SiteFeature): [number, number][][] =>
  type === 'Polygon' ? [positions(coordinates[0])] : type === 'MultiPolygon' ? coordinates.map((polygon) => positions(polygon?.[0])) : []

/** A site file is written by people: what is no position is left out. */
const positions = (list: unknown): [number, number][] =>
  Array.isArray(list)
    ? list.flatMap((place): [number, number][] => {
        const [lng, lat] = Array.isArray(place) ? place : []
        return Number.isFinite(lng) && Number.isFinite(lat) ? [[lng, lat]] : []
      })
    : []
