/** Feeds the devices to the map: the differences only. */
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import type { Device } from '../map.types.ts'
import { glyphOf } from '../map-images.ts'
import { type DeviceDot, deviceChanges, deviceDot } from './device-changes.ts'

export function useDevices(map: MapLibreMap | null, devices: readonly Device[]): void {
  const drawn = useRef<{ on: MapLibreMap | null; dots: ReadonlyMap<string, DeviceDot> }>({ on: null, dots: new Map() })
  useEffect(() => {
    if (!map) return
    const before = drawn.current.on === map ? drawn.current.dots : new Map<string, DeviceDot>()
    const dots = new Map(devices.map((device) => [device.id, deviceDot(device, glyphOf)]))
    const change = deviceChanges(before, dots)
    if (change) void map.getSource<GeoJSONSource>('devices')?.updateData(change)
    drawn.current = { on: map, dots }
  }, [map, devices])
}
