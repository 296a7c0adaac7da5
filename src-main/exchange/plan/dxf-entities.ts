/** What is drawn in a DXF file, in flat coordinates: blocks unfolded, arcs as lines, words without their formatting. */
import { isRecord, listOf, recordOf, textOf } from './found.ts'

type Point = [number, number]

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

const DRAWN_MAX = 200_000
/** Blocks within blocks. */
const DEPTH_MAX = 5
/** A piece of an arc. */
const ARC_STEP = Math.PI / 12

/** `isSymbol` says whether a block stands for one thing; all others are unfolded into what they are drawn of. */
export function drawnIn(dxf: Record<string, unknown>, isSymbol: (block: string, layer: string) => boolean): Drawing {
  const blocks = new Map(Object.entries(recordOf(dxf.blocks)))
  const hidden = hiddenLayers(dxf)
  const drawing: Drawing = { shapes: [], words: [] }

  const draw = (entities: unknown, around: Around): void => {
    for (const entity of listOf(entities)) {
      if (drawing.shapes.length + drawing.words.length >= DRAWN_MAX) return
      if (!isRecord(entity) || entity.inPaperSpace === true || entity.visible === false) continue
      const own = textOf(entity.layer) ?? '0'
      const layer = own === '0' ? around.layer : own
      if (hidden.has(own)) continue
      if (entity.type === 'INSERT') insert(entity, { ...around, layer })
      else add(drawing, entity, { ...around, layer })
    }
  }

  const insert = (entity: Record<string, unknown>, around: Around): void => {
    const name = textOf(entity.name) ?? ''
    const at = pointOf(entity.position)
    if (!at || around.depth >= DEPTH_MAX) return
    if (isSymbol(name, around.layer)) {
      const symbol = { type: 'INSERT', layer: around.layer, block: name, points: [], isClosed: false, bearing: bearingOf(entity) }
      drawing.shapes.push({ ...symbol, middle: around.turn(at) })
      return
    }
    const block = recordOf(blocks.get(name))
    const turned = turnOf(entity, pointOf(block.position) ?? [0, 0], at)
    const within = { layer: around.layer, block: name, depth: around.depth + 1 }
    draw(block.entities, { ...within, turn: (point) => around.turn(turned(point)) })
  }

  draw(dxf.entities, { turn: (point) => point, layer: '0', block: '', depth: 0 })
  return drawing
}

function hiddenLayers(dxf: Record<string, unknown>): Set<string> {
  const layers = Object.entries(recordOf(recordOf(recordOf(dxf.tables).layer).layers))
  return new Set(layers.flatMap(([name, layer]) => (recordOf(layer).frozen === true || recordOf(layer).visible === false ? [name] : [])))
}

function add(drawing: Drawing, entity: Record<string, unknown>, { turn, layer, block }: Around): void {
  const type = String(entity.type)
  const drawn = { type, layer, block, isClosed: false }
  const center = pointOf(entity.center)
  switch (type) {
    case 'LINE':
    case 'LWPOLYLINE':
    case 'POLYLINE': {
      const points = bulged(listOf(entity.vertices), entity.shape === true).map(turn)
      drawing.shapes.push({ ...drawn, points, isClosed: entity.shape === true || isClosed(points) })
      break
    }
    case 'CIRCLE':
    case 'ARC': {
      if (!center || !isNumber(entity.radius)) return
      const [from, to] = type === 'ARC' ? [angleOf(entity.startAngle), angleOf(entity.endAngle)] : [0, 2 * Math.PI]
      const points = arc(center, entity.radius, from, to > from ? to : to + 2 * Math.PI).map(turn)
      drawing.shapes.push({ ...drawn, points, isClosed: type === 'CIRCLE', middle: type === 'CIRCLE' ? turn(center) : undefined })
      break
    }
    case 'SPLINE': {
      const points = [entity.fitPoints, entity.controlPoints].map(listOf).find((list) => list.length > 1) ?? []
      drawing.shapes.push({ ...drawn, points: points.flatMap(placesOf).map(turn), isClosed: entity.closed === true })
      break
    }
    case 'POINT': {
      const at = pointOf(entity.position)
      if (at) drawing.shapes.push({ ...drawn, points: [], middle: turn(at) })
      break
    }
    case 'TEXT':
    case 'MTEXT': {
      const at = pointOf(entity.startPoint ?? entity.position)
      const text = textOf(plainWords(String(entity.text ?? '')))
      if (at && text) drawing.words.push({ ...drawn, points: [], middle: turn(at), text })
      break
    }
    default:
  }
}

const isNumber = (value: unknown): value is number => Number.isFinite(value)
const angleOf = (value: unknown): number => (isNumber(value) ? value % (2 * Math.PI) : 0)
const placesOf = (value: unknown): Point[] => {
  const point = pointOf(value)
  return point ? [point] : []
}

function pointOf(value: unknown): Point | null {
  const { x, y } = recordOf(value)
  return isNumber(x) && isNumber(y) ? [x, y] : null
}

/** Ends that meet close a line. */
function isClosed(points: readonly Point[]): boolean {
  const [first, last] = [points[0], points.at(-1)]
  return points.length > 3 && first !== undefined && last !== undefined && Math.hypot(first[0] - last[0], first[1] - last[1]) < 1e-6
}

function turnOf(entity: Record<string, unknown>, [x0, y0]: Point, [x, y]: Point): Turn {
  const [scaleX, scaleY] = [isNumber(entity.xScale) ? entity.xScale : 1, isNumber(entity.yScale) ? entity.yScale : 1]
  const angle = ((isNumber(entity.rotation) ? entity.rotation : 0) * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return ([px, py]) => {
    const [dx, dy] = [(px - x0) * scaleX, (py - y0) * scaleY]
    return [x + dx * cos - dy * sin, y + dx * sin + dy * cos]
  }
}

const bearingOf = ({ rotation }: Record<string, unknown>): number => (((90 - (isNumber(rotation) ? rotation : 0)) % 360) + 360) % 360

function arc([x, y]: Point, radius: number, from: number, to: number): Point[] {
  const steps = Math.max(1, Math.ceil(Math.abs(to - from) / ARC_STEP))
  return Array.from({ length: steps + 1 }, (_, step): Point => {
    const angle = from + ((to - from) * step) / steps
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  })
}

/** Corners, with the arcs between them: a bulge is the tangent of a quarter of the angle, positive to the left. */
function bulged(vertices: readonly unknown[], isRing: boolean): Point[] {
  const corners = vertices.flatMap((vertex) => placesOf(vertex).map((at) => ({ at, bulge: recordOf(vertex).bulge })))
  const points = corners.flatMap(({ at, bulge }, index): Point[] => {
    const next = corners[index + 1] ?? (isRing ? corners[0] : undefined)
    return next && isNumber(bulge) && bulge !== 0 ? arcBetween(at, next.at, bulge) : [at]
  })
  const [first] = points
  return isRing && first ? [...points, first] : points
}

/** Without the second end. */
function arcBetween([x1, y1]: Point, [x2, y2]: Point, bulge: number): Point[] {
  const angle = 4 * Math.atan(bulge)
  const half = (1 / bulge - bulge) / 4
  const center: Point = [(x1 + x2) / 2 - half * (y2 - y1), (y1 + y2) / 2 + half * (x2 - x1)]
  const from = Math.atan2(y1 - center[1], x1 - center[0])
  return arc(center, Math.hypot(x1 - center[0], y1 - center[1]), from, from + angle).slice(0, -1)
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
