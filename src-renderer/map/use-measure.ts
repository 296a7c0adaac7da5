/** Measures on the map: each click is a point of the line, Backspace takes the last one back, Escape ends it. */
import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import { useEffect, useState } from 'react'
import type { LngLat } from './map.types.ts'
import { measuredLine, metresAlong } from './measure.rules.ts'

const NONE: readonly LngLat[] = []

/** `metres` of the line so far. */
export function useMeasure(map: MapLibreMap | null, isOn: boolean, onEnd: () => void): { metres: number; points: number } {
  const [points, setPoints] = useState(NONE)

  useEffect(() => {
    void map?.getSource<GeoJSONSource>('measure')?.setData(measuredLine(points))
  }, [map, points])

  useEffect(() => {
    if (!map || !isOn) return
    const add = ({ lngLat }: MapMouseEvent) => setPoints((line) => [...line, [lngLat.lng, lngLat.lat]])
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onEnd()
      else if (event.key === 'Backspace') setPoints((line) => line.slice(0, -1))
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    map.getCanvas().style.cursor = 'crosshair'
    map.doubleClickZoom.disable()
    map.on('click', add)
    window.addEventListener('keydown', press, { capture: true })
    return () => {
      map.getCanvas().style.cursor = ''
      map.doubleClickZoom.enable()
      map.off('click', add)
      window.removeEventListener('keydown', press, { capture: true })
      setPoints(NONE)
    }
  }, [map, isOn, onEnd])

  return { metres: Math.round(metresAlong(points)), points: points.length }
}
