/**
 * Draws the old town: blocks between streets are cut again and again into parcels, and each parcel gets its roof.
 * A cut never crosses a parcel, and a roof never leaves its own, so that nothing stands in a street, in the water or in another house.
 */
import { isWatched, PARKS, ROWS } from './plan.mjs'

/** A block as a bent rectangle: `place` maps nominal metres (0…w, 0…h) into the plan. */
function createBlock(row, west, east) {
  const middle = (row.north.at(0) + row.south.at(0)) / 2
  const w = east.at(middle) - west.at(middle) - west.half - east.half
  const centreU = (west.at(middle) + east.at(middle)) / 2
  const h = row.north.at(centreU) - row.south.at(centreU) - row.north.half - row.south.half
  const place = ([a, b]) => {
    let u = centreU
    let v = middle
    for (let i = 0; i < 4; i++) {
      const left = west.at(v) + west.half
      u = left + (a / w) * (east.at(v) - east.half - left)
      const low = row.south.at(u) + row.south.half
      v = low + (b / h) * (row.north.at(u) - row.north.half - low)
    }
    return [u, v]
  }
  return { row, west, east, w, h, place }
}

/** Cuts a parcel in two until it is as small as `target`, leaving lanes between big ones and slits between small ones. */
function cutParcel(rect, random, target, out) {
  const w = rect.right - rect.left
  const h = rect.top - rect.bottom
  const longer = Math.max(w, h)
  const shorter = Math.min(w, h)
  if ((w * h <= target && longer / shorter < 2.1) || longer < 7.5) {
    out.push(rect)
    return
  }
  const acrossU = w > h * 1.12 ? true : h > w * 1.12 ? false : random.chance(0.5)
  const length = acrossU ? w : h
  const gap = length > 52 ? 2 : length > 30 ? 1.1 : random.chance(0.3) ? 0.5 : 0.08
  const at = length * random.between(0.38, 0.62)
  const next = () => target * random.between(0.82, 1.22)
  if (acrossU) {
    cutParcel({ ...rect, right: rect.left + at - gap / 2, edgeEast: false }, random, next(), out)
    cutParcel({ ...rect, left: rect.left + at + gap / 2, edgeWest: false }, random, next(), out)
  } else {
    cutParcel({ ...rect, top: rect.bottom + at - gap / 2, edgeNorth: false }, random, next(), out)
    cutParcel({ ...rect, bottom: rect.bottom + at + gap / 2, edgeSouth: false }, random, next(), out)
  }
}

/** The outline of the roof on a parcel, in nominal metres; with a light well as second ring in the big ones. */
function roofOf(rect, random) {
  const inset = () => random.between(0.2, 0.55)
  const l = rect.left + inset()
  const r = rect.right - inset()
  const b = rect.bottom + inset()
  const t = rect.top - inset()
  const w = r - l
  const h = t - b
  const bend = () => random.between(-0.16, 0.16)
  const bent = (points) => points.map(([x, y]) => [x + bend(), y + bend()])
  const area = w * h
  if (area > 170 && w > 11 && h > 11 && random.chance(0.4)) {
    const cx = l + w * random.between(0.42, 0.58)
    const cy = b + h * random.between(0.4, 0.6)
    const hw = w * random.between(0.12, 0.18)
    const hh = h * random.between(0.1, 0.17)
    return [
      bent([
        [l, b],
        [r, b],
        [r, t],
        [l, t],
      ]),
      [
        [cx - hw, cy - hh],
        [cx - hw, cy + hh],
        [cx + hw, cy + hh],
        [cx + hw, cy - hh],
      ],
    ]
  }
  if (area > 75 && Math.min(w, h) > 6.5 && random.chance(0.34)) {
    const nw = w * random.between(0.3, 0.5)
    const nh = h * random.between(0.3, 0.5)
    const shapes = [
      [
        [l, b],
        [r, b],
        [r, t - nh],
        [r - nw, t - nh],
        [r - nw, t],
        [l, t],
      ],
      [
        [l, b],
        [r, b],
        [r, t],
        [l + nw, t],
        [l + nw, t - nh],
        [l, t - nh],
      ],
      [
        [l, b],
        [r - nw, b],
        [r - nw, b + nh],
        [r, b + nh],
        [r, t],
        [l, t],
      ],
      [
        [l + nw, b],
        [r, b],
        [r, t],
        [l, t],
        [l, b + nh],
        [l + nw, b + nh],
      ],
    ]
    return [bent(random.pick(shapes))]
  }
  return [
    bent([
      [l, b],
      [r, b],
      [r, t],
      [l, t],
    ]),
  ]
}

/** Along which named line a parcel stands, its side, and where on that line its door is. */
function frontOf(block, rect) {
  const fronts = [
    { open: rect.edgeSouth, line: block.row.south, side: 'north', along: 'u' },
    { open: rect.edgeNorth, line: block.row.north, side: 'south', along: 'u' },
    { open: rect.edgeWest, line: block.west, side: 'east', along: 'v' },
    { open: rect.edgeEast, line: block.east, side: 'west', along: 'v' },
  ].filter((front) => front.open && front.line.slug)
  return fronts.sort((a, b) => b.line.half - a.line.half)[0] ?? null
}

const middleOf = (rect) => [(rect.left + rect.right) / 2, (rect.bottom + rect.top) / 2]

/** Every block but the parks, as parcels with roofs or yards; and the lanes that were left between them. */
export function drawTown(random) {
  const town = { buildings: [], yards: [], lanes: [], parks: [] }
  for (const [rowIndex, row] of ROWS.entries()) {
    for (let i = 0; i + 1 < row.across.length; i++) {
      const block = createBlock(row, row.across[i], row.across[i + 1])
      for (const part of splitByLanes(block, rowIndex, random, town.lanes)) {
        if (part.park) town.parks.push({ ...part.park, block, rect: part })
        else buildOn(block, part, random, town)
      }
    }
  }
  return town
}

/** Cuts a wide block into pieces by lanes across it, and takes out its park. */
function splitByLanes(block, rowIndex, random, lanes) {
  const whole = { left: 0, right: block.w, bottom: 0, top: block.h, edgeWest: true, edgeEast: true, edgeSouth: true, edgeNorth: true }
  const park = PARKS.find((p) => p.row === rowIndex && p.from >= block.west.at(0) - 6 && p.to <= block.east.at(0) + 6)
  const parts = []
  let left = whole
  if (park) {
    const fromWest = Math.abs(park.from - block.west.at(0)) < 12
    const wide = park.to - park.from
    const cut = fromWest ? wide : block.w - wide
    const [a, b] = splitAt(whole, cut, 2.6)
    lanes.push({ block, at: cut, half: 1.3 })
    parts.push({ ...(fromWest ? a : b), park })
    left = fromWest ? b : a
  }
  const lane = 2.3
  while (left.right - left.left > 84) {
    const at = left.left + random.between(44, Math.min(66, left.right - left.left - 38))
    const [a, b] = splitAt(left, at, lane)
    lanes.push({ block, at, half: lane / 2 })
    parts.push(a)
    left = b
  }
  return [...parts, left]
}

const splitAt = (rect, at, gap) => [
  { ...rect, right: at - gap / 2, edgeEast: false },
  { ...rect, left: at + gap / 2, edgeWest: false },
]

function buildOn(block, part, random, town) {
  const parcels = []
  cutParcel(part, random, isWatched(block.place(middleOf(part))) ? 158 : 390, parcels)
  for (const rect of parcels) {
    const front = frontOf(block, rect)
    const area = (rect.right - rect.left) * (rect.top - rect.bottom)
    const rings = roofOf(rect, random).map((ring) => ring.map(block.place))
    const uv = block.place(middleOf(rect))
    if (!front && area < 120 && random.chance(0.16)) town.yards.push(uv)
    else town.buildings.push({ rings, uv, front, tone: random.int(0, 3), area })
  }
}
