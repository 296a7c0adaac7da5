/** What a camera sees, as a closed ring. Pure. */
import type { SiteFeature } from '../map.types.ts'
import { degreesPerMetre, type Position } from './shape.rules.ts'

/** Degrees between two corners of the arc. */
const STEP = 5

/** Null for what is no camera, or one that does not say how far it sees. */
export function sectorOf({ properties: { layer, bearing = 0, fov = 360, range }, geometry }: SiteFeature): Position[] | null {
  if (layer !== 'camera' || geometry.type !== 'Point' || !range) return null
  const [lng, lat] = geometry.coordinates as Position
  const [x, y] = degreesPerMetre(lat)
  const steps = Math.max(2, Math.ceil(fov / STEP))
  const arc = Array.from({ length: steps + 1 }, (_, i): Position => {
    const angle = ((bearing - fov / 2 + (fov * i) / steps) * Math.PI) / 180
    return [lng + Math.sin(angle) * range * x, lat + Math.cos(angle) * range * y]
  })
  return [[lng, lat], ...arc, [lng, lat]]
}
