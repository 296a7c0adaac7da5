/** Walking from anywhere on a site to one place: along its ways, over its bridges, straight where no way leads. Pure. */
import { boxAround } from '../../kernel/grid.ts'
import { NearestFirst } from '../../kernel/nearest-first.ts'
import { crossing, metresOf, metresTo, nearestShare, type Point, pointAlong, type Segment } from '../../kernel/plane.ts'
import { isInWater, type Water, type WayName } from './path-features.rules.ts'
import type { Edge, PathNetwork } from './path-network.rules.ts'

/** Metres within which a way is looked for first. */
const LOOK_AROUND_M = 50
/** Nothing is farther away. */
const EARTH_M = 100_000_000

/** Where somebody steps from the open onto a way. */
export interface Foothold {
  /** Where they are. */
  place: Point
  edge: Edge
  at: Point
  /** Metres from the place to the way. */
  leg: number
}

/** Everything reachable from a place, nearest first found. */
export interface Reach {
  start: Foothold
  /** By node: metres to the place, and the edge by which one goes there. */
  metres: Float64Array
  by: (Edge | undefined)[]
}

export interface Walk {
  metres: number
  line: Point[]
  /** Names of the ways in the order in which they are walked. */
  via: WayName[]
}

/** The nearest way that is reached with dry feet. A position in the water is an inaccurate one. */
export function foothold({ edges, water }: PathNetwork, place: Point): Foothold | null {
  const isWet = isInWater(water, place)
  for (let around = LOOK_AROUND_M; around < EARTH_M; around *= 4) {
    const nearest = new NearestFirst<Edge>()
    for (const edge of edges.near(boxAround([place], around))) nearest.push(metresTo(edge, place), edge)
    for (let next = nearest.pop(); next; next = nearest.pop()) {
      const { rank: leg, value: edge } = next
      // Another one, outside of what was looked at, may be nearer.
      if (leg > around) break
      const at = pointAlong(edge, nearestShare(edge, place))
      if (isWet || isDry(water, { a: place, b: at })) return { place, edge, at, leg }
    }
  }
  return null
}

const isDry = ({ banks }: Water, leg: Segment): boolean =>
  banks.near(boxAround([leg.a, leg.b])).every((bank) => crossing(leg, bank) === null)

/** Dijkstra, once for a place: whoever walks there reads their way off it. */
export function reachOf({ nodes, around }: PathNetwork, start: Foothold): Reach {
  const metres = new Float64Array(nodes.length).fill(Number.POSITIVE_INFINITY)
  const by: (Edge | undefined)[] = []
  const open = new NearestFirst<number>()
  const visit = (node: number, far: number, edge?: Edge) => {
    if (far >= (metres[node] ?? 0)) return
    metres[node] = far
    by[node] = edge
    open.push(far, node)
  }
  visit(start.edge.from, start.leg + metresOf(start.at, start.edge.a))
  visit(start.edge.to, start.leg + metresOf(start.at, start.edge.b))
  for (let next = open.pop(); next; next = open.pop()) {
    const { rank, value: node } = next
    if (rank > (metres[node] ?? 0)) continue
    for (const edge of around[node] ?? []) visit(edge.from === node ? edge.to : edge.from, rank + edge.metres, edge)
  }
  return { start, metres, by }
}

interface Choice {
  metres: number
  /** The node where the way begins; null when both stand at the same stretch or so near that one simply goes there. */
  node: number | null
  isStraight: boolean
}

function choose({ water }: PathNetwork, { start, metres }: Reach, { place, edge, at, leg }: Foothold): Choice {
  const straight = metresOf(place, start.place)
  if (straight <= leg + start.leg && isDry(water, { a: place, b: start.place })) return { metres: straight, node: null, isStraight: true }
  const ends = [
    { metres: leg + metresOf(at, edge.a) + (metres[edge.from] ?? 0), node: edge.from },
    { metres: leg + metresOf(at, edge.b) + (metres[edge.to] ?? 0), node: edge.to },
    ...(edge === start.edge ? [{ metres: leg + metresOf(at, start.at) + start.leg, node: null }] : []),
  ]
  const best = ends.reduce((one, other) => (other.metres < one.metres ? other : one))
  return { ...best, isStraight: false }
}

export const metresToWalk = (network: PathNetwork, reach: Reach, from: Foothold): number => choose(network, reach, from).metres

export function walkTo(network: PathNetwork, reach: Reach, from: Foothold): Walk {
  const { metres, node, isStraight } = choose(network, reach, from)
  const { start, by } = reach
  if (isStraight) return { metres, line: [from.place, start.place], via: [] }
  const line = [from.place, from.at]
  const edges = [from.edge]
  for (let at = node; at !== null; ) {
    const point = network.nodes[at]
    const edge = by[at]
    if (point) line.push(point)
    if (!edge) break
    edges.push(edge)
    at = edge.from === at ? edge.to : edge.from
  }
  return { metres, line: withoutRepeats([...line, start.at, start.place]), via: namesOf([...edges, start.edge]) }
}

const withoutRepeats = (line: readonly Point[]): Point[] =>
  line.filter((point, index) => {
    const before = line[index - 1]
    return !before || metresOf(before, point) > 0.01
  })

const namesOf = (edges: readonly Edge[]): WayName[] =>
  edges.flatMap(({ name }, index) => (name && name.name !== edges[index - 1]?.name?.name ? [name] : []))
