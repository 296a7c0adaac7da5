/** What is drawn in a DXF file, in flat coordinates: blocks unfolded, arcs as lines, words without their formatting. */
import { type Dxf, type Entity, hasFlag, numberIn, type Point, pointIn, textAt } from './dxf-groups.ts'
import { textOf } from './found.ts'

export interface Drawn {
  type: string
  layer: string
  /** Name of the block it stands for or is part of. */
  block: string
  points: Point[]
  isClosed: boolean
  /** Of a circle, a block or words. */
  middle?: Point
  /** Degrees clockwise from north, as a block is turned. */
  bearing?: number
  text?: string
}

export interface Drawing {
  shapes: Drawn[]
  words: Drawn[]
}

/** From the coordinates of a block to those of the drawing. */
type Turn = (point: Point) => Point

interface Around {
  turn: Turn
  /** What lies on layer `0` of a block lies on the layer of the block. */
  layer: string
  block: string
  depth: number
}

/** Blocks of blocks of blocks: a small file can be drawn for ever. */
const ENTITIES_MAX = 300_000
/** Blocks within blocks. */
const DEPTH_MAX = 5
/** A piece of an arc. */
const ARC_STEP = Math.PI / 12

/** `isSymbol` says whether a block stands for one thing; all others are unfolded into what they are drawn of. */
export function drawnIn({ layers, blocks, entities }: Dxf, isSymbol: (block: string, layer: string) => boolean): Drawing {
  const hidden = new Set(layers.filter(isHidden).map((layer) => textAt(layer, 2)))
  const drawing: Drawing = { shapes: [], words: [] }
  let seen = 0

  const draw = (drawn: readonly Entity[], around: Around): void => {
    for (const entity of drawn) {
      if (++seen > ENTITIES_MAX) return
      const own = textAt(entity, LAYER) ?? '0'
      if (hidden.has(own) || hasFlag(entity, PAPER_SPACE, 1) || hasFlag(entity, INVISIBLE, 1)) continue
      const here = { ...around, layer: own === '0' ? around.layer : own }
      if (entity.type === 'INSERT') insert(entity, here)
      else add(drawing, entity, here)
    }
  }

  const insert = (entity: Entity, around: Around): void => {
    const name = textAt(entity, 2) ?? ''
    const [at, block] = [pointIn(entity), blocks.get(name)]
    if (!at || around.depth >= DEPTH_MAX) return
    if (isSymbol(name, around.layer)) {
      const [text] = entity.parts.flatMap((attribute) => textOf(textAt(attribute, 1)) ?? [])
      const symbol = { type: 'INSERT', layer: around.layer, block: name, points: [], isClosed: false, bearing: bearingOf(entity), text }
      drawing.shapes.push({ ...symbol, middle: around.turn(at) })
    } else if (block) {
      const turned = turnOf(entity, block.base, at)
      const within = { layer: around.layer, block: name, depth: around.depth + 1 }
      draw(block.entities, { ...within, turn: (point) => around.turn(turned(point)) })
    }
  }

  draw(entities, { turn: (point) => point, layer: '0', block: '', depth: 0 })
  return drawing
}

const [LAYER, INVISIBLE, PAPER_SPACE] = [8, 60, 67]
/** Frozen, or switched off by a negative colour. */
const isHidden = (layer: Entity): boolean => hasFlag(layer, 70, 1) || (numberIn(layer, 62) ?? 0) < 0

function add({ shapes, words }: Drawing, entity: Entity, { turn, layer, block }: Around): void {
  const drawn = { type: entity.type, layer, block, isClosed: false }
  const at = pointIn(entity)
  switch (entity.type) {
    case 'LINE': {
      const points = [at, pointIn(entity, 11)].flatMap((end) => (end ? [turn(end)] : []))
      shapes.push({ ...drawn, points })
      break
    }
    case 'LWPOLYLINE':
    case 'POLYLINE': {
      const isRing = hasFlag(entity, 70, 1)
      const points = bulged(cornersOf(entity), isRing).map(turn)
      shapes.push({ ...drawn, points, isClosed: isRing || doEndsMeet(points) })
      break
    }
    case 'CIRCLE':
    case 'ARC': {
      const [from, to] = entity.type === 'ARC' ? [angleIn(entity, 50), angleIn(entity, 51)] : [0, 2 * Math.PI]
      const points = at ? arc(at, numberIn(entity, 40) ?? 0, from, to > from ? to : to + 2 * Math.PI).map(turn) : []
      const isCircle = entity.type === 'CIRCLE'
      shapes.push({ ...drawn, points, isClosed: isCircle, middle: at && isCircle ? turn(at) : undefined })
      break
    }
    case 'SPLINE': {
      // Through its fit points where it has some, else along its control points.
      const points = [pointsAt(entity, 11), pointsAt(entity, 10)].find((list) => list.length > 1) ?? []
      shapes.push({ ...drawn, points: points.map(({ at }) => turn(at)), isClosed: hasFlag(entity, 70, 1) })
      break
    }
    case 'TEXT':
    case 'MTEXT': {
      // A long text comes in pieces of code 3, the last one of code 1.
      const pieces = entity.groups.flatMap(([code, value]) => (code === 1 || code === 3 ? [value] : []))
      const text = textOf(plainWords(pieces.join('').slice(0, 2000)))
      if (at && text) words.push({ ...drawn, points: [], middle: turn(at), text })
      break
    }
    default:
      shapes.push({ ...drawn, points: [], middle: at && entity.type === 'POINT' ? turn(at) : undefined })
  }
}

interface Corner {
  at: Point
  /** Tangent of a quarter of the angle of the arc to the next one, positive to the left; 0: a straight line. */
  bulge: number
}

const cornersOf = (entity: Entity): Corner[] =>
  entity.type === 'POLYLINE'
    ? entity.parts.flatMap((vertex) => {
        const at = pointIn(vertex)
        return at ? [{ at, bulge: numberIn(vertex, 42) ?? 0 }] : []
      })
    : pointsAt(entity, 10)

/** All points whose x is at `code`, with the bulge that follows. */
function pointsAt({ groups }: Entity, code: number): Corner[] {
  const corners: { x: number; y: number; bulge: number }[] = []
  for (const [each, value] of groups) {
    const [last, number] = [corners.at(-1), Number.parseFloat(value)]
    if (each === code) corners.push({ x: number, y: Number.NaN, bulge: 0 })
    else if (last && each === code + 10) last.y = number
    else if (last && each === 42) last.bulge = number
  }
  return corners.flatMap(({ x, y, bulge }): Corner[] =>
    Number.isFinite(x + y) ? [{ at: [x, y], bulge: Number.isFinite(bulge) ? bulge : 0 }] : [],
  )
}

function bulged(corners: readonly Corner[], isRing: boolean): Point[] {
  const points = corners.flatMap(({ at, bulge }, index): Point[] => {
    const next = corners[index + 1] ?? (isRing ? corners[0] : undefined)
    return next && bulge !== 0 ? arcBetween(at, next.at, bulge) : [at]
  })
  const [first] = points
  return isRing && first ? [...points, first] : points
}

/** Without the second end. */
function arcBetween([x1, y1]: Point, [x2, y2]: Point, bulge: number): Point[] {
  const half = (1 / bulge - bulge) / 4
  const center: Point = [(x1 + x2) / 2 - half * (y2 - y1), (y1 + y2) / 2 + half * (x2 - x1)]
  const from = Math.atan2(y1 - center[1], x1 - center[0])
  return arc(center, Math.hypot(x1 - center[0], y1 - center[1]), from, from + 4 * Math.atan(bulge)).slice(0, -1)
}

function arc([x, y]: Point, radius: number, from: number, to: number): Point[] {
  const steps = Math.max(1, Math.ceil(Math.abs(to - from) / ARC_STEP))
  return Array.from({ length: steps + 1 }, (_, step): Point => {
    const angle = from + ((to - from) * step) / steps
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  })
}

function doEndsMeet(points: readonly Point[]): boolean {
  const [first, last] = [points[0], points.at(-1)]
  return points.length > 3 && first !== undefined && last !== undefined && Math.hypot(first[0] - last[0], first[1] - last[1]) < 1e-6
}

const RAD = Math.PI / 180
const angleIn = (entity: Entity, code: number): number => ((numberIn(entity, code) ?? 0) % 360) * RAD
const bearingOf = (entity: Entity): number => (((90 - (numberIn(entity, 50) ?? 0)) % 360) + 360) % 360

function turnOf(entity: Entity, [x0, y0]: Point, [x, y]: Point): Turn {
  const [scaleX, scaleY] = [numberIn(entity, 41) ?? 1, numberIn(entity, 42) ?? 1]
  const [cos, sin] = [Math.cos(angleIn(entity, 50)), Math.sin(angleIn(entity, 50))]
  return ([px, py]) => {
    const [dx, dy] = [(px - x0) * scaleX, (py - y0) * scaleY]
    return [x + dx * cos - dy * sin, y + dx * sin + dy * cos]
  }
}

/** MTEXT carries fonts, colours and line breaks; both carry characters as `\U+4E2D`. */
function plainWords(text: string): string {
  return text
    .replace(/\\U\+([0-9A-Fa-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\[PX~]/g, ' ')
    .replace(/\\[ACcFfHhQTWp][^;\\{}]{0,100};/g, '')
    .replace(/\\S([^;]{0,100});/g, '$1')
    .replace(/\\[LlOoKk]|[{}]/g, '')
    .replace(/%%[cC]/g, 'Ø')
    .replace(/%%[dD]/g, '°')
    .replace(/%%[uUoO]/g, '')
}
