/** Feeds the devices to the map: what changed, gathered over a moment, and of that only what is drawn. */
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import type { Feed } from '../../state/feeds.ts'
import type { Device } from '../map.types.ts'
import { glyphOf } from '../map-images.ts'
import { type DeviceDot, deviceChanges } from './device-changes.ts'

/** A change among the normal devices makes all groups anew: not for every reading by itself. */
const GATHER_MS = 250

const everywhere = () => true

/** `isHere`: whether it is on the floor that is looked at. A device in alarm is drawn wherever it is. */
export function useDevices(map: MapLibreMap | null, devices: Feed<Device>, isHere: (device: Device) => boolean = everywhere): void {
  const drawn = useRef<{ on: MapLibreMap | null; dots: Map<string, DeviceDot> }>({ on: null, dots: new Map() })
  useEffect(() => {
    if (!map) return
    if (drawn.current.on !== map) drawn.current = { on: map, dots: new Map() }
    const { dots } = drawn.current
    const owed = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | null = null
    const draw = () => {
      timer = null
      const now = devices.now()
      const seen = (id: string) => {
        const device = now.get(id)
        return device && (device.state === 'alarm' || isHere(device)) ? device : undefined
      }
      const changes = deviceChanges(dots, owed, seen, glyphOf)
      owed.clear()
      for (const [source, change] of Object.entries(changes)) void map.getSource<GeoJSONSource>(source)?.updateData(change as never)
    }
    const gather = (ids: readonly string[] | null) => {
      for (const id of ids ?? [...dots.keys(), ...devices.now().keys()]) owed.add(id)
      timer ??= setTimeout(draw, GATHER_MS)
    }
    gather(null)
    draw()
    const unwatch = devices.watch(gather)
    return () => {
      unwatch()
      if (timer) clearTimeout(timer)
    }
  }, [map, devices, isHere])
}
