/** Plane geometry of a site a few hundred metres wide: metres, circles, and the building a point stands in. */
import type { LngLat, SiteFeature } from './map.types.ts'

const EARTH_M = 40_075_016.686
const TILE_PX = 512

/** Pixels per metre of the Web Mercator map at a zoom and latitude. */
export const pixelsPerMetre = (zoom: number, latitude: number): number =>
  (TILE_PX * 2 ** zoom) / (EARTH_M * Math.cos((latitude * Math.PI) / 180))

/** west, south, east, north in degrees. */
export type Extent = [number, number, number, number]

export const extentRing = ([west, south, east, north]: Extent): LngLat[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

/** Moves a position by metres east and north. */
export function offset([lng, lat]: LngLat, eastM: number, northM: number): LngLat {
  return [lng + (eastM * 360) / (EARTH_M * Math.cos((lat * Math.PI) / 180)), lat + (northM * 360) / EARTH_M]
}

/** Metres as the crow flies, good for some kilometres. */
export function metresBetween([lng, lat]: LngLat, [lng2, lat2]: LngLat): number {
  const scale = EARTH_M / 360
  return Math.hypot((lng2 - lng) * scale * Math.cos((lat * Math.PI) / 180), (lat2 - lat) * scale)
}

/** A closed ring of 64 corners around a position. */
export function circle(centre: LngLat, radiusM: number): LngLat[] {
  return Array.from({ length: 65 }, (_, i) => {
    const angle = ((i % 64) / 32) * Math.PI
    return offset(centre, radiusM * Math.cos(angle), radiusM * Math.sin(angle))
  })
}

type Ring = readonly (readonly number[])[]

export const isInside = ([x, y]: LngLat, ring: Ring): boolean => {
  let inside = false
  ring.forEach(([xa = 0, ya = 0], i) => {
    const [xb = 0, yb = 0] = ring[(i + ring.length - 1) % ring.length] ?? []
    if (ya > y !== yb > y && x < ((xb - xa) * (y - ya)) / (yb - ya) + xa) inside = !inside
  })
  return inside
}

/** Outer rings of a polygon or multipolygon. */
export function outerRings(feature: SiteFeature): Ring[] {
  const { type, coordinates } = feature.geometry
  if (type === 'Polygon') return coordinates.slice(0, 1) as Ring[]
  return type === 'MultiPolygon' ? (coordinates as Ring[][]).flatMap((polygon) => polygon.slice(0, 1)) : []
}

/** The building a position lies in, or the one with the nearest corner within `withinM`. */
export function buildingAt(buildings: readonly SiteFeature[], at: LngLat, withinM: number): SiteFeature | null {
  const inside = buildings.find((building) => outerRings(building).some((ring) => isInside(at, ring)))
  if (inside) return inside
  let nearest: SiteFeature | null = null
  let nearestM = withinM
  for (const building of buildings) {
    for (const [lng = 0, lat = 0] of outerRings(building).flat()) {
      const metres = metresBetween(at, [lng, lat])
      if (metres < nearestM) [nearest, nearestM] = [building, metres]
    }
  }
  return nearest
}

/** The line along the middle of a ribbon such as a canal: cut across its long axis at even steps, the middles of the cuts joined. */
export function centreLine(corners: readonly LngLat[], cuts = 24): LngLat[] {
  const [lng0, lat0] = corners[0] ?? [0, 0]
  const shrink = Math.cos((lat0 * Math.PI) / 180)
  const flat = corners.map(([lng, lat]): [number, number] => [(lng - lng0) * shrink, lat - lat0])
  const mean = (pick: (corner: [number, number]) => number) => flat.reduce((sum, corner) => sum + pick(corner), 0) / flat.length
  const [mx, my] = [mean(([x]) => x), mean(([, y]) => y)]
  const [xx, yy, xy] = [mean(([x]) => (x - mx) ** 2), mean(([, y]) => (y - my) ** 2), mean(([x, y]) => (x - mx) * (y - my))]
  const axis = Math.atan2(2 * xy, xx - yy) / 2
  const [c, s] = [Math.cos(axis), Math.sin(axis)]
  const turned = flat.map(([x, y]): [number, number] => [x * c + y * s, y * c - x * s])
  const along = turned.map(([u]) => u)
  const [first, last] = [Math.min(...along), Math.max(...along)]
  return Array.from({ length: cuts }, (_, i) => first + ((last - first) * (i + 0.5)) / cuts).flatMap((u): LngLat[] => {
    const crossings = turned.flatMap(([ua, va], i) => {
      const [ub, vb] = turned[(i + 1) % turned.length] ?? [ua, va]
      return ua > u !== ub > u ? [va + ((u - ua) / (ub - ua)) * (vb - va)] : []
    })
    if (crossings.length < 2) return []
    const v = (Math.min(...crossings) + Math.max(...crossings)) / 2
    return [[(u * c - v * s) / shrink + lng0, u * s + v * c + lat0]]
  })
}

/** A round length for the scale bar: the longest of 1, 2, 5 × 10ⁿ m that fits into `widestPx`. */
export function scaleBar(pxPerMetre: number, widestPx: number): { metres: number; px: number } {
  const widestM = widestPx / pxPerMetre
  const power = 10 ** Math.floor(Math.log10(widestM))
  const metres = power * ([5, 2, 1].find((step) => step * power <= widestM) ?? 1)
  return { metres, px: metres * pxPerMetre }
}
