/** Feeds the staff to the map: positions a few times a second, their age once a second. */
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { useContext, useEffect, useRef } from 'react'
import { coreNow } from '../../state/board.ts'
import type { Feed } from '../../state/feeds.ts'
import { ShownTime } from '../../state/use-now.ts'
import type { MapFeature, MapLanguage, Staff } from '../map.types.ts'
import { staffFeatures, Trails } from './staff-features.ts'

const GATHER_MS = 250
const AGEING_MS = 1_000

/** Sets what a source shows, unless it shows that already. */
function createPainter(map: MapLibreMap, source: string) {
  let shown = ''
  return (features: MapFeature[]) => {
    const next = JSON.stringify(features)
    if (next === shown) return
    shown = next
    void map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features } as never)
  }
}

/** `chosen`: id of the one whose name and trail are shown. */
export function useStaff(map: MapLibreMap | null, staff: Feed<Staff>, chosen: string | null, language: MapLanguage): void {
  const time = useContext(ShownTime)
  const look = useRef({ chosen, language, time })
  const redraw = useRef<(() => void) | null>(null)

  useEffect(() => {
    if (!map) return
    const trails = new Trails()
    const [paintStaff, paintTrails] = [createPainter(map, 'staff'), createPainter(map, 'trails')]
    let timer: ReturnType<typeof setTimeout> | null = null
    const draw = () => {
      timer = null
      const { chosen, language, time } = look.current
      const everybody = [...staff.now().values()]
      paintStaff(staffFeatures(everybody, time ?? coreNow(), language, chosen))
      paintTrails(trails.features(everybody, chosen))
    }
    const gather = (ids: readonly string[] | null) => {
      const now = staff.now()
      for (const id of ids ?? now.keys()) {
        const member = now.get(id)
        if (member) trails.note(member)
      }
      timer ??= setTimeout(draw, GATHER_MS)
    }
    gather(null)
    draw()
    const unwatch = staff.watch(gather)
    const ageing = setInterval(draw, AGEING_MS)
    redraw.current = draw
    return () => {
      redraw.current = null
      unwatch()
      clearInterval(ageing)
      if (timer) clearTimeout(timer)
    }
  }, [map, staff])

  useEffect(() => {
    look.current = { chosen, language, time }
    redraw.current?.()
  }, [chosen, language, time])
}
