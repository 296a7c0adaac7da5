/** Distances on the ground. Positions are WGS-84 [longitude, latitude] in degrees. */
const EARTH_M = 6_371_008.8
const RAD = Math.PI / 180

/** Great-circle metres (haversine). */
export function metresBetween([lng1, lat1]: readonly [number, number], [lng2, lat2]: readonly [number, number]): number {
  const a =
    Math.sin(((lat2 - lat1) * RAD) / 2) ** 2 + Math.cos(lat1 * RAD) * Math.cos(lat2 * RAD) * Math.sin(((lng2 - lng1) * RAD) / 2) ** 2
  return 2 * EARTH_M * Math.asin(Math.sqrt(a))
}

/** Whether a position lies within a closed ring (even-odd rule). */
export function isInside([lng, lat]: readonly [number, number], ring: readonly (readonly [number, number])[]): boolean {
  let inside = false
  ring.forEach(([lng1, lat1], index) => {
    const [lng2, lat2] = ring[(index + 1) % ring.length] ?? [lng1, lat1]
    if (lat1 > lat !== lat2 > lat && lng < ((lng2 - lng1) * (lat - lat1)) / (lat2 - lat1) + lng1) inside = !inside
  })
  return inside
}
