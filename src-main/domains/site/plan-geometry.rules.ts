/** The features of a plan as shapes in flat metres, and which of them come near each other. Pure. */
import type { SiteFeature } from '../../../src-preload/contract/site.contract.ts'
import { isInside } from '../../kernel/geo.ts'
import { metresOf, type Plane, type Point, type Segment, segmentsOf } from '../../kernel/plane.ts'

/** Metres east and north, as in `Point`. */
export interface Box {
  west: number
  south: number
  east: number
  north: number
}

/** Rings, closed; a hole is a ring within a ring. */
export type Area = readonly (readonly Point[])[]

export interface Shape {
  /** How a problem names the feature. */
  key: string
  properties: SiteFeature['properties']
  points: Point[]
  lines: Point[][]
  /** Empty when it has no surface. */
  area: Area
  box: Box
}

/** Same place: drawings are rounded to centimetres. */
const SAME_M = 0.01
const SMALLEST_M2 = 0.01
const BANDS = 64
/** Looks at a pair before a sweep gives up: some tenths of a second. A plan this dense is checked as far as that goes. */
const LOOKS_MAX = 20_000_000

/** How a problem names a feature: the id among its properties, else its GeoJSON id, else its place in the list. */
export const featureKey = ({ id, properties }: SiteFeature, index: number): string => String(properties.id ?? id ?? `#${index}`)

/** Null when the coordinates are no such geometry, or enclose or connect nothing. */
export function shapeOf(feature: SiteFeature, key: string, plane: Plane): Shape | null {
  const { type, coordinates } = feature.geometry
  const point = (value: unknown) => pointIn(value, plane)
  const line = (value: unknown) => lineOf(allOf(value, point))
  const rings = (value: unknown) => allOf(value, (ring) => ringOf(allOf(ring, point)))
  const parts = { points: [] as Point[], lines: [] as Point[][], area: [] as Area }
  const found = {
    Point: () => ({ ...parts, points: listOf(point(coordinates)) }),
    LineString: () => ({ ...parts, lines: listOf(line(coordinates)) }),
    MultiLineString: () => ({ ...parts, lines: allOf(coordinates, line) ?? [] }),
    Polygon: () => ({ ...parts, area: rings(coordinates) ?? [] }),
    MultiPolygon: () => ({ ...parts, area: (allOf(coordinates, rings) ?? []).flat() }),
  }[type]()
  const all = [...found.points, ...found.lines.flat(), ...found.area.flat()]
  return all.length === 0 ? null : { key, properties: feature.properties, ...found, box: boxOf(all) }
}

export function boxOf(points: readonly Point[], around = 0): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const [x, y] of points) {
    box.west = Math.min(box.west, x - around)
    box.south = Math.min(box.south, y - around)
    box.east = Math.max(box.east, x + around)
    box.north = Math.max(box.north, y + around)
  }
  return box
}

export const isInBox = ({ west, south, east, north }: Box, [x, y]: Point): boolean => x >= west && x <= east && y >= south && y <= north

export const doMeet = (one: Box, other: Box): boolean =>
  one.west <= other.east && one.east >= other.west && one.south <= other.north && one.north >= other.south

/** Holes are outside. */
export const isInArea = (area: Area, point: Point): boolean => area.filter((ring) => isInside(point, ring)).length % 2 === 1

export const edgesOf = (area: Area): Segment[] => area.flatMap(segmentsOf)

/** Visits every pair whose boxes touch, once: band by band, each swept from west to east. */
export function eachMeeting<T extends { box: Box }>(items: readonly T[], visit: (one: T, other: T) => void): void {
  const [south, north] = [lowest(items, ({ box }) => box.south), -lowest(items, ({ box }) => -box.north)]
  const bandOf = (y: number) => (north > south ? Math.floor((BANDS * (y - south)) / (north - south)) : 0)
  const bands = Array.from({ length: BANDS + 1 }, (): T[] => [])
  for (const item of [...items].sort((a, b) => a.box.west - b.box.west))
    for (let band = bandOf(item.box.south); band <= bandOf(item.box.north); band++) bands[band]?.push(item)
  let looks = 0
  bands.forEach((swept, band) => {
    let open: T[] = []
    for (const item of swept) {
      open = open.filter(({ box }) => box.east >= item.box.west)
      looks += open.length
      if (looks > LOOKS_MAX) return
      for (const other of open)
        if (doMeet(other.box, item.box) && bandOf(Math.max(other.box.south, item.box.south)) === band) visit(other, item)
      open.push(item)
    }
  })
}

const lowest = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((least, item) => Math.min(least, of(item)), Infinity)

const listOf = <T>(item: T | null): T[] => (item === null ? [] : [item])

/** What each item is; null when the list is none or empty, or one item is nothing. */
function allOf<T>(list: unknown, read: (item: unknown) => T | null): T[] | null {
  if (!Array.isArray(list) || list.length === 0) return null
  const items = list.flatMap((item) => listOf(read(item)))
  return items.length === list.length ? items : null
}

function pointIn(value: unknown, plane: Plane): Point | null {
  const [lng, lat] = Array.isArray(value) ? value : []
  if (typeof lng !== 'number' || typeof lat !== 'number') return null
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? plane.flat([lng, lat]) : null
}

const withoutRepeats = (points: readonly Point[]): Point[] =>
  points.filter((point, index) => index === 0 || metresOf(point, points[index - 1] ?? point) > SAME_M)

function lineOf(points: Point[] | null): Point[] | null {
  const line = withoutRepeats(points ?? [])
  return line.length < 2 ? null : line
}

/** Closed, whether it was or not. */
function ringOf(points: Point[] | null): Point[] | null {
  const [first] = points ?? []
  if (!points || !first) return null
  const ring = withoutRepeats([...points, first])
  ring[ring.length - 1] = first
  return ring.length < 4 || isFlat(ring) ? null : ring
}

/** All corners on one line; a ring that crosses itself may enclose as much on one side as on the other. */
function isFlat(ring: readonly Point[]): boolean {
  const [[x, y] = [0, 0]] = ring
  return segmentsOf(ring).every(({ a, b }) => Math.abs((a[0] - x) * (b[1] - y) - (b[0] - x) * (a[1] - y)) < 2 * SMALLEST_M2)
}
