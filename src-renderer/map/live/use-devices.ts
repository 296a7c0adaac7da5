/** Feeds the devices to the map: what changed, gathered over a moment, and of that only what is drawn. */
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import type { Feed } from '../../state/feeds.ts'
import type { Device } from '../map.types.ts'
import { glyphOf } from '../map-images.ts'
import { type DeviceDot, deviceChanges } from './device-changes.ts'

/** A change among the normal devices makes all groups anew: not for every reading by itself. */
const GATHER_MS = 250

export function useDevices(map: MapLibreMap | null, devices: Feed<Device>): void {
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
      const changes = deviceChanges(dots, owed, (id) => now.get(id), glyphOf)
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
  }, [map, devices])
}
