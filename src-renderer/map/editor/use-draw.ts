/** Drawing and reshaping on the map: only what is chosen or being drawn is in the hands of the drawing tools, the rest is ground. */
import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import type { SnapToCustom, TerraDraw } from 'terra-draw'
import type { MapTheme, SiteFeature } from '../map.types.ts'
import { pixelsPerMetre } from '../map-geometry.ts'
import { readPalette } from '../map-palette.ts'
import { metresAlong } from '../measure.rules.ts'
import { type EditorTool, GRIP_PX, MODES, makeDrawingTools, selectFlags } from './drawing-tools.ts'
import { featureAt, snapAt } from './hit.rules.ts'
import { type Part, partsOf, withParts } from './parts.rules.ts'
import { type Geometry, type Position, withPositions } from './shape.rules.ts'

export interface Drawing {
  tool: EditorTool
  /** What can be chosen and snapped to. */
  features: readonly SiteFeature[]
  chosen: SiteFeature | null
  snapping: boolean
  /** Looked at only: nothing can be drawn or reshaped. */
  isFixed: boolean
  onChoose: (feature: SiteFeature | null) => void
  onDrawn: (geometry: Geometry) => void
  onReshaped: (feature: SiteFeature, geometry: Geometry) => void
  /** Metres of the measured line so far; null: none. */
  onMeasured: (metres: number | null) => void
}

type PartId = string | number

/** How near something must be to the pointer to be meant, or to be snapped to; px. */
const HIT_PX = 8
const SNAP_PX = 10

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The library refuses positions that are finer than a tenth of a millimetre. */
const rounded = (geometry: Geometry): Geometry => withPositions(geometry, (position) => position)

export function useDraw(map: MapLibreMap | null, theme: MapTheme, drawing: Drawing): void {
  const [draw, setDraw] = useState<TerraDraw | null>(null)
  const latest = useRef(drawing)
  latest.current = drawing
  /** Parts of the chosen feature in the hands of the tools. */
  const held = useRef<{ feature: SiteFeature; ids: PartId[] } | null>(null)
  const { tool, chosen, isFixed } = drawing

  // biome-ignore lint/correctness/useExhaustiveDependencies: the tools take the colours of the theme when they are made
  useEffect(() => {
    if (!map) return
    let isGone = false
    const leave = () => {
      isGone = true
    }
    const reachM = () => SNAP_PX / pixelsPerMetre(map.getZoom(), map.getCenter().lat)
    const snap: SnapToCustom = ({ lng, lat, heldKeys }, { currentId }) => {
      const { snapping, features, chosen: mine } = latest.current
      if (!snapping || heldKeys.includes('Alt')) return undefined
      // A corner that is dragged would stick to where it was.
      const others = held.current?.ids.includes(currentId ?? '') ? features.filter((feature) => feature !== mine) : features
      return snapAt(others, [lng, lat], reachM())?.at
    }
    const made = makeDrawingTools(map, readPalette(map.getContainer()), snap)
    const freely = (event: KeyboardEvent) => {
      if (event.key === 'Shift') made.updateModeOptions('select', { flags: selectFlags(event.type === 'keydown', snap) })
    }
    made.start()
    map.on('remove', leave)
    window.addEventListener('keydown', freely)
    window.addEventListener('keyup', freely)
    setDraw(made)
    return () => {
      window.removeEventListener('keydown', freely)
      window.removeEventListener('keyup', freely)
      map.off('remove', leave)
      held.current = null
      setDraw(null)
      if (!isGone) made.stop()
    }
  }, [map, theme])

  useEffect(() => {
    if (!draw) return
    const geometryOf = (id: PartId) => draw.getSnapshotFeature(id)?.geometry as Part | undefined
    const finish = (id: PartId, { action, mode }: { action: string; mode: string }) => {
      if (mode === MODES.measure) return
      if (action === 'draw') {
        const geometry = geometryOf(id)
        // When the click that finished it is over: else it would choose what lies below, too.
        setTimeout(() => {
          if (!draw.enabled) return
          if (draw.hasFeature(id)) draw.removeFeatures([id])
          if (geometry) latest.current.onDrawn(geometry)
        })
        return
      }
      const { current } = held
      if (!current) return
      const parts = current.ids.map(geometryOf)
      const geometry = withParts(
        current.feature.geometry,
        parts.filter((part) => part !== undefined),
      )
      held.current = { ...current, feature: { ...current.feature, geometry } }
      latest.current.onReshaped(current.feature, geometry)
    }
    const change = () => {
      if (draw.getMode() !== MODES.measure) return
      const lines = draw
        .getSnapshot()
        .filter(({ properties, geometry }) => properties.mode === MODES.measure && geometry.type === 'LineString')
      const last = lines.at(-1)
      if (lines.length > 1 && last) {
        queueMicrotask(() =>
          draw.removeFeatures(lines.slice(0, -1).flatMap(({ id }) => (id !== undefined && draw.hasFeature(id) ? [id] : []))),
        )
      }
      latest.current.onMeasured(last ? metresAlong(last.geometry.coordinates as Position[]) : null)
    }
    draw.on('finish', finish)
    draw.on('change', change)
    return () => {
      draw.off('finish', finish)
      draw.off('change', change)
    }
  }, [draw])

  useEffect(() => {
    if (!draw) return
    draw.clear()
    held.current = null
    latest.current.onMeasured(null)
    draw.setMode(MODES[isFixed ? 'select' : tool])
  }, [draw, tool, isFixed])

  // The chosen feature is handed over; its own changes come back as they were drawn and are left alone.
  useEffect(() => {
    if (!draw || tool !== 'select') return
    const { current } = held
    if (chosen && current && idOf(chosen) === idOf(current.feature) && isSame(chosen.geometry, current.feature.geometry)) return
    if (current) draw.removeFeatures(current.ids.filter((id) => draw.hasFeature(id)))
    held.current = null
    if (!chosen || isFixed) return
    const parts = partsOf(rounded(chosen.geometry)).map((geometry) => ({
      type: 'Feature' as const,
      properties: { mode: geometry.type.toLowerCase() },
      geometry,
    }))
    const ids = draw.addFeatures(parts).flatMap(({ id, valid }) => (valid && id !== undefined ? [id] : []))
    if (ids.length < parts.length) {
      // A broken shape cannot be taken hold of; its problem is in the list.
      draw.removeFeatures(ids)
      return
    }
    held.current = { feature: chosen, ids }
    if (ids[0] !== undefined) draw.selectFeature(ids[0])
  }, [draw, tool, chosen, isFixed])

  useEffect(() => {
    if (!map || !draw || tool !== 'select') return
    const choose = ({ lngLat }: MapMouseEvent) => {
      const grips = draw.getFeaturesAtLngLat(lngLat, { pointerDistance: GRIP_PX })
      if (grips.some(({ properties }) => properties.selectionPoint || properties.midPoint)) return
      const reachM = HIT_PX / pixelsPerMetre(map.getZoom(), lngLat.lat)
      latest.current.onChoose(featureAt(latest.current.features, [lngLat.lng, lngLat.lat], reachM))
    }
    map.on('click', choose)
    return () => {
      map.off('click', choose)
    }
  }, [map, draw, tool])
}

const idOf = ({ id, properties }: SiteFeature) => properties.id ?? id
