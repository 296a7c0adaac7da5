/** How the surfaces of a plan lie to one another: where one crosses itself, where two overlap, where a strip is left between two. Pure. */
import { crossing, metresOf, middleOf, nearestShare, type Point, pointAlong, type Segment } from '../../kernel/plane.ts'
import { type Area, type Box, boxOf, eachMeeting, edgesOf, isInArea } from './plan-geometry.rules.ts'

/** Where two surfaces do not fit, and how large that is. */
export interface Misfit {
  squareMetres: number
  /** Where it is widest. */
  at: Point
}

/** A strip wider than this is left out on purpose: a canal, a street. */
const GAP_MAX_M = 3
/** Borders this near are one border. */
const SAME_BORDER_M = 0.1
/** Borders that run apart at more than some 25° are two sides of a corner. */
const ALONGSIDE = 0.9
const STEP_M = 1

const withBox = (edge: Segment, around = 0): Segment & { box: Box } => ({ ...edge, box: boxOf([edge.a, edge.b], around) })

/** Where rings cross themselves or one another; touching at a corner is no crossing. */
export function selfCrossing(area: Area): Point | null {
  let found: Point | null = null
  eachMeeting(
    edgesOf(area).map((edge) => withBox(edge)),
    (one, other) => {
      found ??= isAcross(one, other) && isAcross(other, one) ? middleOfCrossing(one, other) : null
    },
  )
  return found
}

/** Which side of `edge` a point is on: its sign. */
const side = ({ a, b }: Segment, [x, y]: Point): number => (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])

/** The ends of `other` lie on different sides, each more than rounding away. */
function isAcross(edge: Segment, other: Segment): boolean {
  const rounding = 0.02 * metresOf(edge.a, edge.b)
  const [from, to] = [side(edge, other.a), side(edge, other.b)]
  return Math.min(from, to) < -rounding && Math.max(from, to) > rounding
}

const middleOfCrossing = (one: Segment, other: Segment): Point => pointAlong(one, crossing(one, other) ?? 0.5)

/**
 * What two surfaces have in common, exactly: between the heights of two neighbouring corners or crossings all borders are straight
 * and do not cross, so that the width half-way up times the height is the area.
 */
export function overlapOf(one: Area, other: Area): Misfit | null {
  const edges = [one, other].flatMap((area, owner) => edgesOf(area).map((edge) => ({ ...withBox(edge), owner })))
  const heights = edges.flatMap(({ a, b }) => [a[1], b[1]])
  eachMeeting(edges, (edge, next) => {
    const share = edge.owner === next.owner ? null : crossing(edge, next)
    if (share !== null) heights.push(pointAlong(edge, share)[1])
  })
  heights.sort((a, b) => a - b)
  edges.sort((a, b) => a.box.south - b.box.south)

  let [squareMetres, widest, at]: [number, number, Point] = [0, 0, [0, 0]]
  let next = 0
  let open: typeof edges = []
  heights.slice(1).forEach((top, index) => {
    const bottom = heights[index] ?? top
    if (top - bottom < 1e-9) return
    for (let edge = edges[next]; edge && edge.box.south <= bottom; edge = edges[++next]) open.push(edge)
    open = open.filter(({ box }) => box.north >= top)
    const middle = (bottom + top) / 2
    const [spans, others] = [0, 1].map((owner) =>
      spansAt(
        open.filter((edge) => edge.owner === owner),
        middle,
      ),
    ) as [Span[], Span[]]
    for (const [from, to] of common(spans, others)) {
      const size = (to - from) * (top - bottom)
      squareMetres += size
      if (size > widest) [widest, at] = [size, [(from + to) / 2, middle]]
    }
  })
  return squareMetres > 0 ? { squareMetres, at } : null
}

type Span = readonly [number, number]

/** What of a level lies within the surface, from west to east. */
function spansAt(edges: readonly Segment[], level: number): Span[] {
  const borders = edges
    .filter(({ a, b }) => a[1] > level !== b[1] > level)
    .map(({ a, b }) => a[0] + ((level - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
    .sort((a, b) => a - b)
  return borders.flatMap((from, index): Span[] => (index % 2 === 0 ? [[from, borders[index + 1] ?? from]] : []))
}

const common = (spans: readonly Span[], others: readonly Span[]): Span[] =>
  spans.flatMap(([from, to]) =>
    others.flatMap(([start, end]): Span[] =>
      Math.max(from, start) < Math.min(to, end) ? [[Math.max(from, start), Math.min(to, end)]] : [],
    ),
  )

/** A strip of at most 3 m between borders that run alongside; `isTaken` says whether a third surface fills it. */
export function gapBetween(one: Area, other: Area, isTaken: (point: Point) => boolean): Misfit | null {
  const facing = new Map<Segment, Segment[]>()
  const edges = [
    ...edgesOf(one).map((edge) => ({ ...withBox(edge, GAP_MAX_M), owner: 0 })),
    ...edgesOf(other).map((edge) => ({ ...withBox(edge), owner: 1 })),
  ]
  eachMeeting(edges, (edge, next) => {
    const [mine, theirs] = edge.owner === 0 ? [edge, next] : [next, edge]
    if (edge.owner !== next.owner) facing.set(mine, [...(facing.get(mine) ?? []), theirs])
  })

  let [squareMetres, widest, at]: [number, number, Point] = [0, 0, [0, 0]]
  for (const [edge, others] of facing) {
    const length = metresOf(edge.a, edge.b)
    const steps = Math.ceil(length / STEP_M)
    for (let step = 0; step < steps; step++) {
      const here = pointAlong(edge, (step + 0.5) / steps)
      const across = oppositeOf(others, here)
      const metres = across ? metresOf(here, across.at) : 0
      if (!across || metres <= SAME_BORDER_M || metres > GAP_MAX_M || !isAlongside(edge, across.edge)) continue
      const middle = middleOf({ a: here, b: across.at })
      if (isInArea(one, middle) || isInArea(other, middle) || isTaken(middle)) continue
      squareMetres += metres * (length / steps)
      if (metres > widest) [widest, at] = [metres, middle]
    }
  }
  return squareMetres > 0 ? { squareMetres, at } : null
}

/** The nearest of the edges; null when that is past one's end, round a corner. */
function oppositeOf(edges: readonly Segment[], point: Point): { edge: Segment; at: Point } | null {
  let nearest = { metres: Infinity, edge: edges[0], share: 0 }
  for (const edge of edges) {
    const share = nearestShare(edge, point)
    const metres = metresOf(pointAlong(edge, share), point)
    if (metres < nearest.metres) nearest = { metres, edge, share }
  }
  const { edge, share } = nearest
  return edge && share > 0 && share < 1 ? { edge, at: pointAlong(edge, share) } : null
}

function isAlongside(one: Segment, other: Segment): boolean {
  const [[dx, dy], [ex, ey]] = [
    [one.b[0] - one.a[0], one.b[1] - one.a[1]],
    [other.b[0] - other.a[0], other.b[1] - other.a[1]],
  ] as const
  return Math.abs(dx * ex + dy * ey) >= ALONGSIDE * Math.hypot(dx, dy) * Math.hypot(ex, ey)
}
