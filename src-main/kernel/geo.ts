/** Distances on the ground. Positions are WGS-84 [longitude, latitude] in degrees. */
const EARTH_M = 6_371_008.8
const RAD = Math.PI / 180

/** Great-circle metres (haversine). */
export function metresBetween([lng1, lat1]: readonly [number, number], [lng2, lat2]: readonly [number, number]): number {
  const a =
    Math.sin(((lat2 - lat1) * RAD) / 2) ** 2 + Math.cos(lat1 * RAD) * Math.cos(lat2 * RAD) * Math.sin(((lng2 - lng1) * RAD) / 2) ** 2
  return 2 * EARTH_M * Math.asin(Math.sqrt(a))
}
