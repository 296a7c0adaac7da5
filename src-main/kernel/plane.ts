/** Plane geometry of a site a few kilometres wide, in metres. Pure. */
import { metresBetween } from './geo.ts'

export type LngLat = readonly [number, number]
/** Metres east and north of the middle of the site. */
export type Point = readonly [number, number]
export interface Segment {
  a: Point
  b: Point
}

export interface Plane {
  flat(place: LngLat): Point
  round(point: Point): [number, number]
}

/** Around a place; off by less than 0.1 % within a few kilometres. */
export function planeAround([lng0, lat0]: LngLat): Plane {
  const perLat = metresBetween([lng0, lat0 - 0.5], [lng0, lat0 + 0.5])
  const perLng = perLat * Math.cos((lat0 * Math.PI) / 180)
  const places = (degrees: number) => Math.round(degrees * 1e7) / 1e7
  return {
    flat: ([lng, lat]) => [(lng - lng0) * perLng, (lat - lat0) * perLat],
    round: ([x, y]) => [places(lng0 + x / perLng), places(lat0 + y / perLat)],
  }
}

export const metresOf = ([ax, ay]: Point, [bx, by]: Point): number => Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2)

export const middleOf = ({ a, b }: Segment): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]

export const pointAlong = ({ a, b }: Segment, share: number): Point => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]

/** Where on a segment one is nearest to a point, as a share of its length. */
export function nearestShare({ a: [ax, ay], b: [bx, by] }: Segment, [x, y]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const squared = dx * dx + dy * dy
  return squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / squared))
}

export const metresTo = (segment: Segment, point: Point): number => metresOf(pointAlong(segment, nearestShare(segment, point)), point)

/** Where two segments cross or touch, as a share of the first one's length; null when they do not. */
export function crossing(one: Segment, other: Segment): number | null {
  const [[ax, ay], [bx, by]] = [one.a, one.b]
  const [[cx, cy], [dx, dy]] = [other.a, other.b]
  const isApart =
    Math.max(ax, bx) < Math.min(cx, dx) ||
    Math.max(cx, dx) < Math.min(ax, bx) ||
    Math.max(ay, by) < Math.min(cy, dy) ||
    Math.max(cy, dy) < Math.min(ay, by)
  if (isApart) return null
  const turn = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
  if (turn === 0) return null
  const share = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / turn
  const otherShare = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / turn
  return share >= 0 && share <= 1 && otherShare >= 0 && otherShare <= 1 ? share : null
}

export const segmentsOf = (points: readonly Point[]): Segment[] =>
  points.flatMap((a, index) => {
    const b = points[index + 1]
    return b ? [{ a, b }] : []
  })
