/** What of a device is drawn, and what differs, so that only that is sent to the renderer. */
import type { GeoJSONSourceDiff } from 'maplibre-gl'
import type { Device, MapFeature } from '../map.types.ts'

/** What of a device is drawn. Its values change several times a second and are not. */
export interface DeviceDot {
  id: string
  glyph: string
  state: Device['state']
  lng: number
  lat: number
}

export const deviceDot = (device: Device, glyphOf: (kind: string) => string): DeviceDot => ({
  id: device.id,
  glyph: glyphOf(device.kind),
  state: device.state,
  lng: device.lngLat[0],
  lat: device.lngLat[1],
})

export const dotFeature = (dot: DeviceDot): MapFeature => ({
  type: 'Feature',
  properties: { id: dot.id, glyph: dot.glyph, state: dot.state },
  geometry: { type: 'Point', coordinates: [dot.lng, dot.lat] },
})

/** The change of the drawn devices, or null when nothing drawn changed. */
export function deviceChanges(before: ReadonlyMap<string, DeviceDot>, after: ReadonlyMap<string, DeviceDot>): GeoJSONSourceDiff | null {
  const remove = [...before.keys()].filter((id) => !after.has(id))
  const add: MapFeature[] = []
  const update: NonNullable<GeoJSONSourceDiff['update']> = []
  for (const [id, dot] of after) {
    const was = before.get(id)
    if (!was) add.push(dotFeature(dot))
    else if (JSON.stringify(was) !== JSON.stringify(dot)) {
      update.push({
        id,
        newGeometry: { type: 'Point', coordinates: [dot.lng, dot.lat] },
        addOrUpdateProperties: [
          { key: 'state', value: dot.state },
          { key: 'glyph', value: dot.glyph },
        ],
      })
    }
  }
  return remove.length + add.length + update.length > 0 ? { remove, add, update } : null
}
