/** Which ways of a plan lead nowhere: parts that hang together with nothing else. Pure. */
import type { MapLayer } from '../../../src-preload/contract/site.contract.ts'
import { crossing, metresOf, metresTo, type Point, type Segment, segmentsOf } from '../../kernel/plane.ts'
import { type Box, boxOf, eachMeeting, edgesOf, isInArea, type Shape } from './plan-geometry.rules.ts'

/** What people walk on. */
const WALKABLE: readonly MapLayer[] = ['street', 'alley', 'bridge', 'path', 'lane', 'stairs']
/** An end this near to the edge of another way leads into it. */
const REACH_M = 2

/** A piece of a way: a stretch of it, one of its ends, or, of a square or a bridge, its surface. */
interface Piece {
  way: number
  stretch?: Segment
  end?: Point
  surface?: Shape
  box: Box
}

/** All parts but the largest one, each with its ways. Stairs within a house, where no ways are drawn, are no part. */
export function unconnectedWays(shapes: readonly Shape[]): Shape[][] {
  const ways = shapes.filter(({ properties, points }) => WALKABLE.includes(properties.layer) && points.length === 0)
  const partOf = ways.map((_, index) => index)
  const part = (way: number): number => {
    let top = way
    for (let above = partOf[top] ?? top; above !== top; above = partOf[top] ?? top) {
      partOf[top] = partOf[above] ?? above
      top = above
    }
    return top
  }
  const [floorOf, halfWidthOf] = [ways.map(floor), ways.map(halfWidth)]
  eachMeeting(ways.flatMap(piecesOf), (one, other) => {
    const [a, b] = [part(one.way), part(other.way)]
    if (a === b || !areOnOneFloor(floorOf[one.way], floorOf[other.way])) return
    const reach = REACH_M + Math.max(halfWidthOf[one.way] ?? 0, halfWidthOf[other.way] ?? 0)
    if (leadsInto(one, other, reach) || leadsInto(other, one, reach)) partOf[a] = b
  })

  const parts = [...Map.groupBy(ways, (_, index) => part(index)).values()]
  return parts
    .filter((part) => part.some(({ properties }) => properties.layer !== 'stairs'))
    .sort((a, b) => lengthOf(b) - lengthOf(a))
    .slice(1)
}

/** Stairs lead to any floor. */
const ANY_FLOOR = null
const floor = ({ properties }: Shape): string | null => (properties.layer === 'stairs' ? ANY_FLOOR : (properties.floor ?? ''))
const areOnOneFloor = (one: string | null | undefined, other: string | null | undefined) =>
  one === other || one === ANY_FLOOR || other === ANY_FLOOR

const halfWidth = ({ properties: { width } }: Shape): number => (width !== undefined && width > 0 ? width / 2 : 0)

function piecesOf(shape: Shape, way: number): Piece[] {
  const reach = REACH_M + halfWidth(shape)
  const stretches = [...shape.lines.flatMap(segmentsOf), ...edgesOf(shape.area)]
  const ends = shape.lines.flatMap((line) => [line.at(0), line.at(-1)].flatMap((end) => (end ? [end] : [])))
  return [
    ...stretches.map((stretch) => ({ way, stretch, box: boxOf([stretch.a, stretch.b], reach) })),
    ...ends.map((end) => ({ way, end, box: boxOf([end]) })),
    ...(shape.area.length > 0 ? [{ way, surface: shape, box: shape.box }] : []),
  ]
}

function leadsInto({ end, stretch }: Piece, other: Piece, reach: number): boolean {
  if (stretch && other.stretch) return crossing(stretch, other.stretch) !== null
  if (!end) return false
  if (other.surface) return isInArea(other.surface.area, end)
  if (other.stretch) return metresTo(other.stretch, end) <= reach
  return other.end !== undefined && metresOf(end, other.end) <= reach
}

/** Metres of ways, or around a surface. */
const lengthOf = (ways: readonly Shape[]): number =>
  ways
    .flatMap(({ lines, area }) => [...lines.flatMap(segmentsOf), ...edgesOf(area)])
    .reduce((metres, { a, b }) => metres + metresOf(a, b), 0)
