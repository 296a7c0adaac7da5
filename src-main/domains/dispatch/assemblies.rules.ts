/** Where people gather who had to leave: the assembly points of the site, each at one spot. Pure. */
import type { Escape } from '../../../src-preload/contract/dispatch.contract.ts'
import type { SiteFeature } from '../../../src-preload/contract/site.contract.ts'

export type AssemblyPoint = Pick<Escape, 'assembly' | 'name' | 'nameEn' | 'capacity'> & { lngLat: [number, number] }

export const assembliesOf = (features: readonly SiteFeature[]): AssemblyPoint[] =>
  features.flatMap(({ properties: { layer, id, name, nameEn, capacity }, geometry }) => {
    const lngLat = layer === 'assembly' && id !== undefined ? spotOf(geometry) : null
    return lngLat && id ? [{ assembly: id, name: name ?? '', nameEn: nameEn ?? name ?? '', capacity: capacity ?? null, lngLat }] : []
  })

/** An area: the middle of its corners. What was drawn badly is nowhere. */
function spotOf({ type, coordinates }: SiteFeature['geometry']): [number, number] | null {
  const corners: unknown[] =
    type === 'Point' ? [coordinates] : type === 'Polygon' && Array.isArray(coordinates[0]) ? coordinates[0].slice(1) : []
  const places = corners.filter((corner): corner is [number, number] => Array.isArray(corner) && corner.slice(0, 2).every(Number.isFinite))
  if (places.length === 0) return null
  const mean = (axis: 0 | 1) => places.reduce((sum, place) => sum + place[axis], 0) / places.length
  return [mean(0), mean(1)]
}
