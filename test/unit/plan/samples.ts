/** A small plan to draw on: two zones side by side, a house with a floor, and a hydrant. */
import type { SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import type { MapLayer, SiteFeature } from '../../../src-preload/contract/site.contract.ts'
import type { Geometry, Position } from '../../../src-renderer/map/editor/shape.rules.ts'

/** A rectangle from its south-west corner, in thousandths of a degree from 120°, 31°. */
export const box = (x: number, y: number, width: number, height: number): Geometry => {
  const at = (dx: number, dy: number): Position => [120 + (x + dx) / 1_000, 31 + (y + dy) / 1_000]
  return { type: 'Polygon', coordinates: [[at(0, 0), at(width, 0), at(width, height), at(0, height), at(0, 0)]] }
}
export const spot = (x: number, y: number): Geometry => ({ type: 'Point', coordinates: [120 + x / 1_000, 31 + y / 1_000] })

export const drawn = (layer: MapLayer, id: string, geometry: Geometry, more: Partial<SiteFeature['properties']> = {}): SiteFeature => ({
  type: 'Feature',
  id,
  properties: { layer, id, ...more },
  geometry,
})

const zone = (id: string) => ({ id, name: `区 ${id}`, nameEn: `Zone ${id}`, kind: 'sector' as const, capacity: null, authorisation: null })

export const plan: SitePlan = {
  center: [120.002, 31.001],
  bounds: [120, 31, 120.004, 31.002],
  zones: [zone('west'), zone('east')],
  floors: [{ id: 'hall-1', building: 'hall', ordinal: 0, name: '一层', nameEn: 'Level 1', plan: null }],
  basemap: null,
  features: [
    drawn('zone', 'west', box(0, 0, 2, 2), { zone: 'west' }),
    drawn('zone', 'east', box(2, 0, 2, 2), { zone: 'east' }),
    drawn('building', 'hall', box(0.5, 0.5, 0.4, 0.4), { name: '大厅' }),
    drawn('room', 'room-1', box(0.55, 0.55, 0.1, 0.1), { floor: 'hall-1' }),
    drawn('hydrant', 'hydrant-1', spot(3, 1)),
  ],
}
