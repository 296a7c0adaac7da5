/** Feeds further incidents to the map, and moves their symbols apart after every change of the zoom. */
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import type { LngLat, MapVariant } from '../map.types.ts'
import { type AlarmSpot, alarmFeatures } from './alarm-features.ts'
import { spreadMarkers } from './call-out-placement.ts'
import { liveSizes } from './live-images.ts'

/** A symbol moves by more than this before a stem is drawn to its place, in px. */
const STEM_FROM_PX = 6
/** More than this cannot be moved apart in one picture. */
const MOST_SPREAD = 200

function makeRoom(map: MapLibreMap, spots: readonly AlarmSpot[], size: number): Map<string, LngLat> {
  const { clientWidth: width, clientHeight: height } = map.getContainer()
  const truth = spots.map(({ id, lngLat }) => {
    const { x, y } = map.project(lngLat)
    return { id, x, y }
  })
  const spread = spreadMarkers(truth, size, { x: 0, y: 0, width, height }, MOST_SPREAD)
  return new Map(
    truth.flatMap(({ id, x, y }) => {
      const at = spread.get(id)
      if (!at || Math.hypot(at.x - x, at.y - y) < STEM_FROM_PX) return []
      const { lng, lat } = map.unproject([at.x, at.y])
      return [[id, [lng, lat]]]
    }),
  )
}

/** `spots` most urgent first. */
export function useAlarms(map: MapLibreMap | null, spots: readonly AlarmSpot[], variant: MapVariant): void {
  // Incidents change several times a second, where and what they are hardly ever.
  const key = JSON.stringify(spots)
  const newest = useRef(spots)
  newest.current = spots
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key holds all that is drawn
  useEffect(() => {
    if (!map) return
    const draw = () => {
      const { alarms, stems } = alarmFeatures(newest.current, makeRoom(map, newest.current, liveSizes(map, variant).alarm))
      for (const [source, features] of Object.entries({ alarms, stems }))
        void map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features } as never)
    }
    draw()
    map.on('zoomend', draw)
    map.on('resize', draw)
    return () => {
      map.off('zoomend', draw)
      map.off('resize', draw)
    }
  }, [map, key, variant])
}
