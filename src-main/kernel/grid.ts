/** What lies near what on the plane of a site: things by the squares they touch. Pure. */
import type { Point } from './plane.ts'

/** Metres east and north, as in `Point`. */
export interface Box {
  west: number
  south: number
  east: number
  north: number
}

const SQUARE_M = 25
/** What covers more squares is looked at one by one. */
const SQUARES_MAX = 1000
/** Squares to one side of the middle; more than once around the earth. */
const HALF = 2 ** 21

/** The box of some points, and so many metres around it. */
export const boxAround = (points: readonly Point[], metres = 0): Box => ({
  west: Math.min(...points.map(([x]) => x)) - metres,
  south: Math.min(...points.map(([, y]) => y)) - metres,
  east: Math.max(...points.map(([x]) => x)) + metres,
  north: Math.max(...points.map(([, y]) => y)) + metres,
})

const doMeet = (one: Box, other: Box): boolean =>
  one.west <= other.east && one.east >= other.west && one.south <= other.north && one.north >= other.south

export class Grid<T> {
  readonly #things: { thing: T; box: Box }[] = []
  readonly #squares = new Map<number, number[]>()
  readonly #wide: number[] = []

  constructor(things: readonly T[], boxOf: (thing: T) => Box) {
    things.forEach((thing, index) => {
      const box = boxOf(thing)
      this.#things.push({ thing, box })
      const squares = squaresOf(box)
      if (!squares) this.#wide.push(index)
      for (const square of squares ?? []) {
        const there = this.#squares.get(square)
        if (there) there.push(index)
        else this.#squares.set(square, [index])
      }
    })
  }

  /** Whose boxes touch this one, each once, in the order in which they were given. */
  near(box: Box): T[] {
    const squares = squaresOf(box)
    if (!squares) return this.#things.flatMap((each) => (doMeet(each.box, box) ? [each.thing] : []))
    const found = new Set(this.#wide)
    for (const square of squares) for (const index of this.#squares.get(square) ?? []) found.add(index)
    return [...found]
      .sort((a, b) => a - b)
      .flatMap((index) => {
        const each = this.#things[index]
        return each && doMeet(each.box, box) ? [each.thing] : []
      })
  }
}

/** Null when they are too many. */
function squaresOf({ west, south, east, north }: Box): number[] | null {
  const [left, right] = [Math.floor(west / SQUARE_M), Math.floor(east / SQUARE_M)]
  const [low, high] = [Math.floor(south / SQUARE_M), Math.floor(north / SQUARE_M)]
  if (!((right - left + 1) * (high - low + 1) <= SQUARES_MAX)) return null
  const squares: number[] = []
  for (let x = left; x <= right; x++) for (let y = low; y <= high; y++) squares.push((x + HALF) * 2 * HALF + y + HALF)
  return squares
}
