/** The map of the demo street as GeoJSON features. `width` is in metres; `tone` 0…3 varies the roofs; all points are [lng, lat]. */
import { hallFeatures } from './hall.mjs'
import * as plan from './plan.mjs'
import { safetyFeatures } from './safety.mjs'

const { toLngLat, STREETS, CANAL, CREEK, BANK, DRAWN } = plan
const feature = (layer, type, coordinates, properties = {}) => ({
  type: 'Feature',
  properties: { layer, ...properties },
  geometry: { type, coordinates },
})
const line = (points) => points.map(toLngLat)
const ring = (points) => [...line(points), toLngLat(points[0])]
const steps = (from, to, size) => {
  const count = Math.max(1, Math.ceil(Math.abs(to - from) / size))
  return Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count)
}
const words = ({ name, nameEn }) => ({ name, nameEn })

/** Metres that the water reaches beyond the drawn town at both ends, so that it never stops in sight. */
const BEYOND = 12

function water() {
  const us = steps(DRAWN.west - BEYOND, DRAWN.east + BEYOND, 9)
  const north = us.map((u) => [u, CANAL.at(u) + CANAL.half(u)])
  const south = us.map((u) => [u, CANAL.at(u) - CANAL.half(u)])
  const mouth = CANAL.at(CREEK.at(-35)) - CANAL.half(CREEK.at(-35))
  const side = (sign, from) => steps(from, DRAWN.south - BEYOND, 9).map((v) => [CREEK.at(v) + sign * CREEK.water, v])
  const corner = (sign) => [CREEK.at(mouth) + sign * (CREEK.water + BANK / 2), mouth]
  const southWest = south.filter(([u]) => u < corner(-1)[0])
  const southEast = south.filter(([u]) => u > corner(1)[0])
  const banks = [
    north.map(([u, v]) => [u, v + BANK / 2]),
    [...southWest, corner(-1)].map(([u, v]) => [u, v - BANK / 2]),
    [corner(1), ...southEast].map(([u, v]) => [u, v - BANK / 2]),
    ...[-1, 1].map((sign) => side(sign, mouth - BANK / 2).map(([u, v]) => [u + (sign * BANK) / 2, v])),
  ]
  return [
    feature('canal', 'Polygon', [ring([...north, ...south.reverse()])], words(CANAL)),
    feature('canal', 'Polygon', [ring([...side(-1, mouth + 2), ...side(1, mouth + 2).reverse()])], words(CREEK)),
    ...banks.map((points) => feature('bank', 'LineString', line(points), { width: BANK })),
  ]
}

/** Streets stop at the creek and alleys at the canal; bridges carry them over. */
function streets(lanes) {
  const out = []
  for (const street of Object.values(STREETS)) {
    const crosses = street.at(CREEK.at(0)) < CANAL.at(CREEK.at(0))
    const centre = CREEK.at(street.at(150))
    const pieces = crosses
      ? [
          [DRAWN.west, centre - CREEK.half],
          [centre + CREEK.half, DRAWN.east],
        ]
      : [[DRAWN.west, DRAWN.east]]
    for (const [from, to] of pieces) {
      const points = steps(from, to, 12).map((u) => [u, street.at(u)])
      out.push(
        feature('street', 'LineString', line(points), {
          ...words(street),
          width: 2 * street.half,
          rank: street.slug === 'shantang' ? 1 : 2,
        }),
      )
    }
  }
  for (const { line: alley, from, to } of plan.ALLEYS) {
    const u = alley.at(CANAL.at(alley.at(0)))
    const low = CANAL.at(u) - CANAL.half(u) - BANK
    const high = CANAL.at(u) + CANAL.half(u) + BANK
    const pieces = [
      [from, Math.min(to, low)],
      [Math.max(from, high), to],
    ].filter(([a, b]) => b - a > 1)
    for (const [a, b] of pieces) {
      const points = steps(a, b, 12).map((v) => [alley.at(v), v])
      out.push(feature('alley', 'LineString', line(points), { ...words(alley), width: 2 * alley.half, rank: 3 }))
    }
  }
  for (const { block, at, half } of lanes) {
    const points = steps(0, block.h, 14).map((b) => block.place([at, b]))
    out.push(feature('alley', 'LineString', line(points), { width: 2 * half, rank: 4 }))
  }
  return out
}

function bridges() {
  const overCanal = plan.BRIDGES.map((bridge) => {
    const u = bridge.line.at(CANAL.at(bridge.line.at(0)))
    const reach = CANAL.half(u) + BANK
    const half = bridge.line.half + 0.9
    const v = CANAL.at(u)
    const corners = [
      [u - half, v - reach],
      [u + half, v - reach],
      [u + half, v + reach],
      [u - half, v + reach],
    ]
    return feature('bridge', 'Polygon', [ring(corners)], words(bridge))
  })
  const overCreek = plan.CREEK_BRIDGES.map((bridge) => {
    const u = CREEK.at(bridge.street.at(150))
    const reach = CREEK.half
    const half = bridge.street.half + 0.3
    const v = bridge.street.at(u)
    const corners = [
      [u - reach, v - half],
      [u + reach, v - half],
      [u + reach, v + half],
      [u - reach, v + half],
    ]
    return feature('bridge', 'Polygon', [ring(corners)], words(bridge))
  })
  return [...overCanal, ...overCreek]
}

/** People an assembly point holds. */
const ASSEMBLY = 400
/** From the edge of a park to the middle of the street beside it. */
const EDGE_M = 4

/** A park with its way through left free, a pavilion in the middle, and an assembly point beside it. */
function parks(list, random) {
  return list.flatMap(({ block, rect, name, nameEn }, i) => {
    const l = rect.left + 1
    const r = rect.right - 1
    const b = rect.bottom + 1
    const t = rect.top - 1
    const place = block.place
    const outline = [
      ...steps(l, r, 10).map((a) => place([a, b])),
      ...steps(b, t, 10).map((c) => place([r, c])),
      ...steps(r, l, 10).map((a) => place([a, t])),
      ...steps(t, b, 10).map((c) => place([l, c])),
    ]
    const hut = { l: l + (r - l) * 0.42, r: l + (r - l) * 0.64, b: b + (t - b) * 0.36, t: b + (t - b) * 0.56 }
    const pavilion = [
      [hut.l, hut.b],
      [hut.r, hut.b],
      [hut.r, hut.t],
      [hut.l, hut.t],
    ].map(place)
    // From the street at one edge to that at the other, past the open ground where people gather.
    const across = l + (r - l) * 0.2
    const path = steps(-EDGE_M, t - b + EDGE_M, 6).map((c) => toLngLat(place([across, b + c])))
    const trees = []
    for (let tries = 0; tries < 600 && trees.length < 52; tries++) {
      const radius = random.between(0.9, 2.8)
      const a = random.between(l + radius, r - radius)
      const c = random.between(b + radius, t - radius)
      const offPath = Math.abs(a - across) > radius + 2
      const free = offPath && (a < hut.l - 3 || a > hut.r + 3 || c < hut.b - 3 || c > hut.t + 3)
      if (free && trees.every((tree) => Math.hypot(tree.a - a, tree.c - c) > (tree.radius + radius) * 0.8)) trees.push({ a, c, radius })
    }
    return [
      feature('park', 'Polygon', [ring(outline)], { name, nameEn }),
      feature('building', 'Polygon', [ring(pavilion)], { id: `pavilion-${i + 1}`, tone: 0 }),
      ...trees.map((tree) => feature('tree', 'Point', toLngLat(place([tree.a, tree.c])), { radius: Math.round(tree.radius * 10) / 10 })),
      feature('path', 'LineString', path, { id: `park-path-${i + 1}`, width: 1.8 }),
      feature('assembly', 'Point', toLngLat(place([across, b + (t - b) * 0.3])), {
        id: `assembly-${i + 1}`,
        name: `${name}集合点`,
        nameEn: `${nameEn} assembly point`,
        capacity: ASSEMBLY,
      }),
    ]
  })
}

function zones() {
  return plan.ZONES.map(({ id, name, nameEn, band, from, to }) => {
    const at = (value, v) => value ?? plan.SPLIT_LINE.at(v)
    const edge = (pick) => {
      const v = pick(0)
      return steps(at(from, v), at(to, v), 20).map((u) => [u, pick(u)])
    }
    const rows = steps(band.south(0), band.north(0), 25).slice(1, -1)
    const east = to === null ? rows.map((v) => [at(to, v), v]) : []
    const west = from === null ? rows.map((v) => [at(from, v), v]).reverse() : []
    return feature('zone', 'Polygon', [ring([...edge(band.south), ...east, ...edge(band.north).reverse(), ...west])], {
      id,
      zone: id,
      name,
      nameEn,
    })
  })
}

/** `buildings` must already know their `id`, and their `household` or name where they have one. */
export function drawFeatures(town, random) {
  const buildings = town.buildings.map(({ rings, tone, id, household, name, nameEn }) =>
    feature('building', 'Polygon', rings.map(ring), { id, tone, ...(household && { household }), ...(name && { name, nameEn }) }),
  )
  const yardTrees = town.yards
    .filter(() => random.chance(0.55))
    .map((uv) => feature('tree', 'Point', toLngLat(uv), { radius: Math.round(random.between(1.2, 2.6) * 10) / 10 }))
  return [
    ...zones(),
    ...water(),
    ...parks(town.parks, random),
    ...streets(town.lanes),
    ...bridges(),
    ...buildings,
    ...yardTrees,
    ...hallFeatures(town.hall, feature),
    ...safetyFeatures(feature),
  ]
}
