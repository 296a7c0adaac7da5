/** What lies under the pointer, and where a corner that is drawn nearby belongs: on a corner that is there, or on an edge. Pure. */
import type { SiteFeature } from '../map.types.ts'
import { type Bounds, boundsOf, degreesPerMetre, type Geometry, type Position, positionsOf } from './shape.rules.ts'

/** The lines of a geometry, rings included; a point is a line of one. */
export function linesOf({ type, coordinates }: Geometry): Position[][] {
  if (type === 'Point') return [[coordinates as Position]]
  if (type === 'LineString') return [coordinates as Position[]]
  if (type === 'MultiPolygon') return (coordinates as Position[][][]).flat()
  return coordinates as Position[][]
}

const isArea = ({ type }: Geometry) => type === 'Polygon' || type === 'MultiPolygon'

/** By the rule of odd crossings: a hole is outside. */
function isInside([x, y]: Position, rings: readonly Position[][]): boolean {
  let inside = false
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i++) {
      const [xa, ya] = ring[i] ?? [0, 0]
      const [xb, yb] = ring[(i || ring.length) - 1] ?? [0, 0]
      if (ya > y !== yb > y && x < ((xb - xa) * (y - ya)) / (yb - ya) + xa) inside = !inside
    }
  }
  return inside
}

/** The nearest spot of a stretch to a position. */
function nearestOn([x, y]: Position, [ax, ay]: Position, [bx, by]: Position, shrink: number): Position {
  const [dx, dy] = [(bx - ax) * shrink, by - ay]
  const square = dx * dx + dy * dy
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * shrink * dx + (y - ay) * dy) / square))
  return [ax + (bx - ax) * share, ay + (by - ay) * share]
}

/** Distances in metres around one position. */
function measureAt(at: Position) {
  const [lng, lat] = degreesPerMetre(at[1])
  return {
    shrink: lat / lng,
    reach: (metres: number): Bounds => [at[0] - metres * lng, at[1] - metres * lat, at[0] + metres * lng, at[1] + metres * lat],
    to: (spot: Position) => Math.hypot((spot[0] - at[0]) / lng, (spot[1] - at[1]) / lat),
  }
}

const touches = (a: Bounds, b: Bounds) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]

/** Bounds of a geometry are looked at with every move of the pointer; a geometry never changes. */
const known = new WeakMap<Geometry, Bounds>()
function boundsOfShape(geometry: Geometry): Bounds | null {
  const bounds = known.get(geometry) ?? boundsOf(positionsOf(geometry))
  if (bounds) known.set(geometry, bounds)
  return bounds
}

/** How well a feature is hit, less is better: points before lines before areas, a small area before a large one; null: not at all. */
function hitRank(feature: SiteFeature, at: Position, reachM: number): [group: number, by: number] | null {
  const { geometry } = feature
  const measure = measureAt(at)
  const bounds = boundsOfShape(geometry)
  if (!bounds || !touches(bounds, measure.reach(reachM))) return null
  const lines = linesOf(geometry)
  if (isArea(geometry)) return isInside(at, lines) ? [2, (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])] : null
  const nearest = Math.min(
    ...lines.flatMap((line) => line.map((corner, i) => measure.to(nearestOn(at, corner, line[i + 1] ?? corner, measure.shrink)))),
  )
  return nearest <= reachM ? [geometry.type === 'Point' ? 0 : 1, nearest] : null
}

/** The feature that is meant by a position; of equal ones the one drawn last. */
export function featureAt(features: readonly SiteFeature[], at: Position, reachM: number): SiteFeature | null {
  let best: { feature: SiteFeature; rank: [number, number] } | null = null
  for (const feature of features) {
    const rank = hitRank(feature, at, reachM)
    if (rank && (!best || rank[0] < best.rank[0] || (rank[0] === best.rank[0] && rank[1] <= best.rank[1]))) best = { feature, rank }
  }
  return best?.feature ?? null
}

interface Snap {
  at: Position
  to: 'corner' | 'edge'
}

/** A corner within reach, else the nearest spot of an edge within reach. */
export function snapAt(features: readonly SiteFeature[], at: Position, reachM: number): Snap | null {
  const measure = measureAt(at)
  const box = measure.reach(reachM)
  const nearest: Record<Snap['to'], { at: Position; metres: number } | null> = { corner: null, edge: null }
  const consider = (to: Snap['to'], spot: Position) => {
    const metres = measure.to(spot)
    if (metres <= reachM && metres < (nearest[to]?.metres ?? Number.POSITIVE_INFINITY)) nearest[to] = { at: [spot[0], spot[1]], metres }
  }
  for (const { geometry } of features) {
    const bounds = boundsOfShape(geometry)
    if (!bounds || !touches(bounds, box)) continue
    for (const line of linesOf(geometry)) {
      for (const [i, corner] of line.entries()) {
        const next = line[i + 1]
        consider('corner', corner)
        if (next) consider('edge', nearestOn(at, corner, next, measure.shrink))
      }
    }
  }
  if (nearest.corner) return { at: nearest.corner.at, to: 'corner' }
  return nearest.edge && { at: nearest.edge.at, to: 'edge' }
}
