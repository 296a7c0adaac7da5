/** Feeds the heat of crowds to the map while it is wanted; counts change slowly enough to be looked at every two seconds. */
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { useEffect } from 'react'
import type { Feed } from '../../state/feeds.ts'
import type { Device, Site } from '../map.types.ts'
import { crowdFeatures } from './crowd.ts'

const LOOK_MS = 2_000

export function useCrowd(map: MapLibreMap | null, site: Site, devices: Feed<Device>, isWanted: boolean): void {
  useEffect(() => {
    const source = map?.getSource<GeoJSONSource>('crowd')
    if (!source || !isWanted) return
    const draw = () =>
      void source.setData({ type: 'FeatureCollection', features: crowdFeatures(devices.now().values(), site.zones) } as never)
    draw()
    const timer = setInterval(draw, LOOK_MS)
    return () => {
      clearInterval(timer)
      void source.setData({ type: 'FeatureCollection', features: [] })
    }
  }, [map, site, devices, isWanted])
}
