/** What a click on the map means: an incident before a person, a person before a device, a count as a way nearer. */
import type { GeoJSONSource, MapGeoJSONFeature, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import { useEffect } from 'react'
import { QUICK_MS } from '../use-map.ts'

export interface LiveClicks {
  onIncident: (id: string) => void
  /** Null: nobody was clicked. */
  onPerson: (id: string | null) => void
  onDevice: (id: string) => void
}

/** How near to its middle a click must be, in px. */
const REACH_PX = 8
const ALARMS = 'alarm-symbol'
const PEOPLE = 'staff-ring'
const COUNTS = 'device-count'
const DEVICES = ['device-alarm', 'device-fault', 'device-glyph', 'device-dot']

const idOf = ({ properties }: MapGeoJSONFeature): string[] => (typeof properties.id === 'string' ? [properties.id] : [])

/** Where several lie on one another, each further click takes the next one. */
export const nextOf = (ids: readonly string[], last: string | null): string | null =>
  ids[last === null ? 0 : (ids.indexOf(last) + 1) % ids.length] ?? null

async function comeNearer(map: MapLibreMap, count: MapGeoJSONFeature): Promise<void> {
  const zoom = await map.getSource<GeoJSONSource>('devices')?.getClusterExpansionZoom(Number(count.properties.cluster_id))
  if (zoom === undefined || count.geometry.type !== 'Point') return
  const [lng = 0, lat = 0] = count.geometry.coordinates
  map.easeTo({ center: [lng, lat], zoom, duration: QUICK_MS })
}

/** `clicks` null: clicks mean something else now. */
export function useClicks(map: MapLibreMap | null, clicks: LiveClicks | null): void {
  useEffect(() => {
    if (!map || !clicks) return
    let last: string | null = null
    const select = ({ point: { x, y } }: MapMouseEvent) => {
      const near = (layers: readonly string[]) =>
        map.queryRenderedFeatures(
          [
            [x - REACH_PX, y - REACH_PX],
            [x + REACH_PX, y + REACH_PX],
          ],
          { layers: [...layers] },
        )
      last = nextOf(near([ALARMS]).flatMap(idOf), last)
      const [person] = near([PEOPLE]).flatMap(idOf)
      const [device] = near(DEVICES).flatMap(idOf)
      const [count] = near([COUNTS])
      clicks.onPerson(last ? null : (person ?? null))
      if (last) clicks.onIncident(last)
      else if (person) return
      else if (device) clicks.onDevice(device)
      else if (count) void comeNearer(map, count)
    }
    const point = ({ point }: MapMouseEvent) => {
      const [hit] = map.queryRenderedFeatures(point, { layers: [ALARMS, PEOPLE, COUNTS] })
      map.getCanvas().style.cursor = hit ? 'pointer' : ''
    }
    map.on('click', select)
    map.on('mousemove', point)
    return () => {
      map.off('click', select)
      map.off('mousemove', point)
    }
  }, [map, clicks])
}
