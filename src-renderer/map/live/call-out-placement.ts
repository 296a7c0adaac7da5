/** Finds room for markers and call-outs: inside the picture, off one another and off what must stay visible. Pure. */
import type { Box, Spot } from '../map.types.ts'

export interface CallOut {
  id: string
  /** What it speaks of, on the screen. */
  anchor: Spot
  width: number
  height: number
  /** How far it keeps from its anchor, so that the alarm's building stays visible. */
  clearance: number
  /** How far from there it may stand before it is left out. */
  reach: number
}

const DIRECTIONS = 16
/** Upper right first, as the eye expects it, then the neighbours of that direction on both sides. */
const ANGLES = Array.from({ length: DIRECTIONS }, (_, i) => {
  const step = Math.ceil(i / 2) * (i % 2 ? 1 : -1)
  return -Math.PI / 5 + (step * 2 * Math.PI) / DIRECTIONS
})

/** Free places looked at for one whose leader crosses nothing. */
const MOST_TRIES = 48

export const overlaps = (a: Box, b: Box, gap = 0): boolean =>
  a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap

const holds = (frame: Box, box: Box): boolean =>
  box.x >= frame.x && box.y >= frame.y && box.x + box.width <= frame.x + frame.width && box.y + box.height <= frame.y + frame.height

const middleOf = (box: Box): Spot => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })

/** Whether a straight line touches a box; looked at in 24 steps, which is finer than any call-out. */
const crosses = ([from, to]: readonly [Spot, Spot], box: Box): boolean =>
  Array.from({ length: 25 }, (_, i) => ({ x: from.x + ((to.x - from.x) * i) / 24, y: from.y + ((to.y - from.y) * i) / 24 })).some((spot) =>
    overlaps({ ...spot, width: 0, height: 0 }, box),
  )

export const clampInto = (frame: Box, spot: Spot): Spot => ({
  x: Math.min(Math.max(spot.x, frame.x), frame.x + frame.width),
  y: Math.min(Math.max(spot.y, frame.y), frame.y + frame.height),
})

/** Places around an anchor, near ones first. */
function* candidates({ width, height, clearance, reach }: CallOut, anchor: Spot): Generator<Box> {
  for (let distance = clearance; distance <= clearance + reach; distance += Math.max(12, height / 3)) {
    for (const angle of ANGLES) {
      const x = anchor.x + Math.cos(angle) * (distance + width / 2) - width / 2
      const y = anchor.y + Math.sin(angle) * (distance + height / 2) - height / 2
      yield { x, y, width, height }
    }
  }
}

/** The first free box whose leader crosses nothing; after some tries the first free one will do. */
function choose(boxes: Iterable<Box>, isFree: (box: Box) => boolean, isUncrossed: (box: Box) => boolean): Box | null {
  let spare: Box | null = null
  let tries = 0
  for (const box of boxes) {
    if (!isFree(box)) continue
    if (isUncrossed(box)) return box
    spare ??= box
    if (++tries === MOST_TRIES) break
  }
  return spare
}

/**
 * Places call-outs in the given order (most important first). `kept` holds the offsets of the last placement, tried first so that
 * nothing jumps about. A leader line crosses another card only where there is no other way. One that finds no room is left out of the result.
 */
export function placeCallOuts(
  callOuts: readonly CallOut[],
  frame: Box,
  obstacles: readonly Box[],
  kept: ReadonlyMap<string, Spot> = new Map(),
  gap = 6,
): Map<string, Box> {
  const placed = new Map<string, Box>()
  const anchors = new Map<string, Spot>()
  const nearby = obstacles.filter((obstacle) => overlaps(obstacle, frame))
  for (const callOut of callOuts) {
    const anchor = clampInto(frame, callOut.anchor)
    const isFree = (box: Box) =>
      holds(frame, box) &&
      !nearby.some((obstacle) => overlaps(box, obstacle, gap)) &&
      ![...placed.values()].some((other) => overlaps(box, other, gap))
    const leader = (box: Box) => [anchor, middleOf(box)] as const
    const isUncrossed = (box: Box) =>
      [...placed].every(([id, other]) => !crosses(leader(box), other) && !crosses([anchors.get(id) ?? anchor, middleOf(other)], box))
    const last = kept.get(callOut.id)
    const stay = last && { x: anchor.x + last.x, y: anchor.y + last.y, width: callOut.width, height: callOut.height }
    const box = stay && isFree(stay) && isUncrossed(stay) ? stay : choose(candidates(callOut, anchor), isFree, isUncrossed)
    if (!box) continue
    placed.set(callOut.id, box)
    anchors.set(callOut.id, anchor)
  }
  return placed
}

/** Moves markers that would cover one another apart, not out of the picture; those beyond `most` stay where they are. */
export function spreadMarkers(spots: readonly (Spot & { id: string })[], size: number, frame: Box, most = 60): Map<string, Spot> {
  const taken: Box[] = []
  const boxAt = ({ x, y }: Spot): Box => ({ x: x - size / 2, y: y - size / 2, width: size, height: size })
  const result = new Map<string, Spot>()
  spots.forEach((spot, i) => {
    const rings = [1.1, 2.2, 3.3].flatMap((ring) =>
      ANGLES.map((angle) => ({ x: spot.x + Math.cos(angle) * ring * size, y: spot.y + Math.sin(angle) * ring * size })),
    )
    const isSeen = holds(frame, { ...spot, width: 0, height: 0 })
    const isFree = (at: Spot) => !taken.some((other) => overlaps(boxAt(at), other))
    const free = i < most ? [spot, ...rings.filter((at) => !isSeen || holds(frame, boxAt(at)))].find(isFree) : undefined
    const at = free ?? spot
    taken.push(boxAt(at))
    result.set(spot.id, { x: at.x, y: at.y })
  })
  return result
}

/** Where a straight line from `from` to the middle of a box meets the box. */
export function edgeTowards(box: Box, from: Spot): Spot {
  const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2]
  const [dx, dy] = [from.x - cx, from.y - cy]
  const reach = Math.max(Math.abs(dx) / (box.width / 2), Math.abs(dy) / (box.height / 2), 1)
  return { x: cx + dx / reach, y: cy + dy / reach }
}
