/** The ways of a site as a network: cut where they cross, joined where they nearly meet, dry. Pure. */
import type { SiteFeature } from '../../../src-preload/contract/site.contract.ts'
import { isInside } from '../../kernel/geo.ts'
import { boxAround, type Grid } from '../../kernel/grid.ts'
import {
  crossing,
  type LngLat,
  metresOf,
  metresTo,
  middleOf,
  nearestShare,
  type Plane,
  type Point,
  planeAround,
  pointAlong,
  type Segment,
  segmentsOf,
} from '../../kernel/plane.ts'
import { type Bridge, gridOf, isInWater, type Walkable, type Water, type WayName, walkable } from './path-features.rules.ts'

export interface Edge extends Segment {
  /** Indices of its ends among the nodes. */
  from: number
  to: number
  metres: number
  name: WayName | null
}

export interface PathNetwork {
  plane: Plane
  nodes: readonly Point[]
  edges: Grid<Edge>
  /** By node: the edges that end there. */
  around: readonly (readonly Edge[])[]
  water: Water
}

/** Lines are drawn by hand: an end this near to the edge of another way leads into it. */
const SNAP_M = 3

interface Piece extends Segment {
  line: number
  name: WayName | null
  halfWidthM: number
  cuts: { share: number; point: Point }[]
}
type Link = Segment & { name: WayName | null }
type Joined = Pick<PathNetwork, 'nodes' | 'around'> & { edges: readonly Edge[] }

export function pathNetwork(features: readonly SiteFeature[], center: LngLat): PathNetwork {
  const plane = planeAround(center)
  const ground = walkable(features, plane)
  const pieces = piecesOf(ground)
  const grid = gridOf(pieces)
  cutWhereTheyCross(pieces, grid)
  cutAtBanks(pieces, ground.water)
  const links = [...linksOfEnds(ground, grid), ...linksOfBridges(ground)]
  const dry = pieces.flatMap(cutUp).filter((link) => !isInWater(ground.water, middleOf(link)) || isOnBridge(ground, middleOf(link)))
  const { nodes, edges, around } = largestPart(joined([...dry, ...links]))
  return { plane, water: ground.water, nodes, edges: gridOf(edges), around }
}

const piecesOf = ({ lines }: Walkable): Piece[] =>
  lines.flatMap(({ points, name, halfWidthM }, line) =>
    segmentsOf(points).map((segment) => ({ ...segment, line, name, halfWidthM, cuts: [] })),
  )

const cutAt = (piece: Piece, point: Point): void => {
  piece.cuts.push({ share: nearestShare(piece, point), point })
}

function cutWhereTheyCross(pieces: readonly Piece[], grid: Grid<Piece>): void {
  for (const piece of pieces) {
    for (const other of grid.near(boxAround([piece.a, piece.b]))) {
      // Each pair once.
      if (other.line <= piece.line) continue
      const share = crossing(piece, other)
      if (share === null) continue
      const point = pointAlong(piece, share)
      cutAt(piece, point)
      cutAt(other, point)
    }
  }
}

function cutAtBanks(pieces: readonly Piece[], { banks }: Water): void {
  for (const piece of pieces) {
    for (const bank of banks.near(boxAround([piece.a, piece.b]))) {
      const share = crossing(piece, bank)
      if (share !== null) cutAt(piece, pointAlong(piece, share))
    }
  }
}

const endsOf = ({ lines }: Walkable): { point: Point; line: number }[] =>
  lines.flatMap(({ points }, line) => [points[0], points.at(-1)].flatMap((point) => (point ? [{ point, line }] : [])))

/** From the end of a way into the one it leads to. */
function linksOfEnds(ground: Walkable, grid: Grid<Piece>): Link[] {
  const widest = ground.lines.reduce((most, { halfWidthM }) => Math.max(most, halfWidthM), 0)
  return endsOf(ground).flatMap(({ point, line }) => {
    let nearest: { piece: Piece; at: Point; metres: number } | null = null
    for (const piece of grid.near(boxAround([point], SNAP_M + widest))) {
      if (piece.line === line) continue
      const at = pointAlong(piece, nearestShare(piece, point))
      const metres = metresOf(at, point)
      if (metres <= SNAP_M + piece.halfWidthM && metres < (nearest?.metres ?? Number.POSITIVE_INFINITY)) nearest = { piece, at, metres }
    }
    if (!nearest) return []
    cutAt(nearest.piece, nearest.at)
    return [{ a: point, b: nearest.at, name: nearest.piece.name }]
  })
}

/** A bridge that is drawn as a surface joins the ways that end at it. */
function linksOfBridges(ground: Walkable): Link[] {
  const ends = endsOf(ground).flatMap(({ point }) => bridgesAt(ground, point, SNAP_M).map((bridge) => ({ bridge, point })))
  return [...Map.groupBy(ends, ({ bridge }) => bridge)].flatMap(([{ name }, at]) =>
    at.flatMap(({ point: a }, index) => at.slice(index + 1).map(({ point: b }) => ({ a, b, name }))),
  )
}

/** Those that a point is on, or so many metres beside. */
const bridgesAt = ({ bridges }: Walkable, point: Point, metres: number): Bridge[] =>
  bridges
    .near(boxAround([point], metres))
    .filter(({ ring }) => isInside(point, ring) || segmentsOf(ring).some((side) => metresTo(side, point) <= metres))

const isOnBridge = (ground: Walkable, point: Point): boolean => bridgesAt(ground, point, 0).length > 0

function cutUp({ a, b, name, cuts }: Piece): Link[] {
  const inner = [...cuts].sort((one, other) => one.share - other.share).map(({ point }) => point)
  return segmentsOf([a, ...inner, b]).map((segment) => ({ ...segment, name }))
}

/** Points that are the same to the centimetre are one node. */
function joined(links: readonly Link[]): Joined {
  const nodes: Point[] = []
  const around: Edge[][] = []
  const known = new Map<string, number>()
  const nodeOf = (point: Point): number => {
    const key = point.map((metres) => Math.round(metres * 100)).join()
    const node = known.get(key) ?? nodes.push(point) - 1
    known.set(key, node)
    around[node] ??= []
    return node
  }
  const edges = links.flatMap(({ a, b, name }): Edge[] => {
    const edge = { a, b, name, from: nodeOf(a), to: nodeOf(b), metres: metresOf(a, b) }
    if (edge.from === edge.to) return []
    around[edge.from]?.push(edge)
    around[edge.to]?.push(edge)
    return [edge]
  })
  return { nodes, edges, around }
}

/** What hangs together with nothing leads nowhere. */
function largestPart(all: Joined): Joined {
  const partOf = new Array<number>(all.nodes.length).fill(-1)
  const sizes: number[] = []
  all.nodes.forEach((_, start) => {
    if (partOf[start] !== -1) return
    const part = sizes.push(0) - 1
    const open = [start]
    partOf[start] = part
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      sizes[part] = (sizes[part] ?? 0) + 1
      for (const { from, to } of all.around[node] ?? []) {
        const next = from === node ? to : from
        if (partOf[next] !== -1) continue
        partOf[next] = part
        open.push(next)
      }
    }
  })
  const largest = sizes.indexOf(sizes.reduce((most, size) => Math.max(most, size), 0))
  return { ...all, edges: all.edges.filter(({ from }) => partOf[from] === largest) }
}
