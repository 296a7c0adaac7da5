/** What of the devices is drawn, and what differs, so that only that is sent to the map. Pure but for the dots it is given. */
import type { Device, MapFeature } from '../map.types.ts'

/** What of a device is drawn. Its values change several times a second and are not. */
export interface DeviceDot {
  glyph: string
  state: Device['state']
  lng: number
  lat: number
}

/** Normal devices may be counted together; what is not normal is drawn by itself at every zoom. */
export type DeviceSource = 'devices' | 'trouble'

type Changes = Partial<Record<DeviceSource, { remove: string[]; add: MapFeature[] }>>

const sourceOf = ({ state }: DeviceDot): DeviceSource => (state === 'normal' || state === 'unknown' ? 'devices' : 'trouble')

const isSame = (a: DeviceDot, b: DeviceDot): boolean => a.state === b.state && a.lng === b.lng && a.lat === b.lat && a.glyph === b.glyph

const dotOf = ({ kind, state, lngLat }: Device, glyphOf: (kind: string) => string): DeviceDot => ({
  glyph: glyphOf(kind),
  state,
  lng: lngLat[0],
  lat: lngLat[1],
})

const featureOf = (id: string, { glyph, state, lng, lat }: DeviceDot): MapFeature => ({
  type: 'Feature',
  properties: { id, glyph, state },
  geometry: { type: 'Point', coordinates: [lng, lat] },
})

/**
 * Looks at these devices only, brings `dots` up to date and says what that changes in each source; a source without change is left out.
 * `find` gives undefined for a device that is gone.
 */
export function deviceChanges(
  dots: Map<string, DeviceDot>,
  ids: Iterable<string>,
  find: (id: string) => Device | undefined,
  glyphOf: (kind: string) => string,
): Changes {
  const changes: Changes = {}
  const change = (source: DeviceSource) => {
    const begun = changes[source] ?? { remove: [], add: [] }
    changes[source] = begun
    return begun
  }
  for (const id of ids) {
    const was = dots.get(id)
    const device = find(id)
    const dot = device && dotOf(device, glyphOf)
    if (was && dot && isSame(was, dot)) continue
    if (was && (!dot || sourceOf(was) !== sourceOf(dot))) change(sourceOf(was)).remove.push(id)
    if (dot) change(sourceOf(dot)).add.push(featureOf(id, dot))
    if (dot) dots.set(id, dot)
    else dots.delete(id)
  }
  return changes
}
