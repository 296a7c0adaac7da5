/** Laying a picture or a drawing on the map by its four corners: moving, turning and scaling the four, and putting positions between them. Pure. */
import { type Bounds, degreesPerMetre, type Position } from './shape.rules.ts'

/** Top left, top right, bottom right, bottom left. */
export type Quad = [Position, Position, Position, Position]
export type Corner = 0 | 1 | 2 | 3

const mapped = (quad: Quad, to: (corner: Position, index: number) => Position): Quad => quad.map(to) as Quad

/** A rectangle with north at its top. */
export function rectangle([lng, lat]: Position, widthM: number, heightM: number): Quad {
  const [x, y] = degreesPerMetre(lat)
  const [east, north] = [(widthM / 2) * x, (heightM / 2) * y]
  return [
    [lng - east, lat + north],
    [lng + east, lat + north],
    [lng + east, lat - north],
    [lng - east, lat - north],
  ]
}

/** The whole of it, without turning or scaling. */
export const shifted = (quad: Quad, [lng, lat]: Position): Quad => mapped(quad, (corner) => [corner[0] + lng, corner[1] + lat])

/** One corner put elsewhere, the others stay: for a picture that is itself askew. */
export const withCorner = (quad: Quad, corner: Corner, to: Position): Quad => mapped(quad, (old, index) => (index === corner ? to : old))

/** A corner put elsewhere with the opposite one fixed: the whole turns and scales and keeps its shape. */
export function turnedBy(quad: Quad, corner: Corner, to: Position): Quad {
  const pivot = quad[((corner + 2) % 4) as Corner]
  const [x, y] = degreesPerMetre(pivot[1])
  const flat = ([lng, lat]: Position): Position => [(lng - pivot[0]) / x, (lat - pivot[1]) / y]
  const [ax, ay] = flat(quad[corner])
  const [bx, by] = flat(to)
  const square = ax * ax + ay * ay
  if (square === 0 || (bx === 0 && by === 0)) return quad
  // As complex numbers: b ÷ a is the turn and the scale.
  const [c, s] = [(ax * bx + ay * by) / square, (ax * by - ay * bx) / square]
  return mapped(quad, (each) => {
    const [ex, ey] = flat(each)
    return [pivot[0] + (ex * c - ey * s) * x, pivot[1] + (ex * s + ey * c) * y]
  })
}

export const middleOfQuad = (quad: Quad): Position => [
  quad.reduce((sum, [lng]) => sum + lng, 0) / 4,
  quad.reduce((sum, [, lat]) => sum + lat, 0) / 4,
]

/** Where a position of the drawing comes to lie when the drawing's box is laid on the four corners; north is up in the drawing. */
export function intoQuad([west, south, east, north]: Bounds, [topLeft, topRight, bottomRight, bottomLeft]: Quad) {
  const [width, height] = [east - west || 1, north - south || 1]
  return ([x, y]: Position): Position => {
    const [u, v] = [(x - west) / width, (north - y) / height]
    const along = (axis: 0 | 1) =>
      (1 - u) * (1 - v) * topLeft[axis] + u * (1 - v) * topRight[axis] + u * v * bottomRight[axis] + (1 - u) * v * bottomLeft[axis]
    return [along(0), along(1)]
  }
}
