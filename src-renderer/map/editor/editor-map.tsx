/** The map of the editor: the ground drawn from the draft, and on it the drawing tools, a laid picture and marks of what is wrong. */
import 'maplibre-gl/dist/maplibre-gl.css'
import '../map.css'
import './editor.css'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Feed } from '../../state/feeds.ts'
import { useDevices } from '../live/use-devices.ts'
import type { Device, MapLanguage, MapTheme, Site, SiteFeature } from '../map.types.ts'
import { MapControls, ScaleBar } from '../map-controls.tsx'
import { QUICK_MS, useMap } from '../use-map.ts'
import { type Laid, LaidHandles, useLaidPicture } from './laid.tsx'
import type { Bounds } from './shape.rules.ts'
import { type Drawing, useDraw } from './use-draw.ts'
import { type EditorMark, useMarks } from './use-marks.ts'

interface EditorMapProps extends Drawing {
  /** As it is to be drawn. */
  site: Site
  devices: Feed<Device>
  marks: readonly EditorMark[]
  preview: readonly SiteFeature[]
  laid: Laid | null
  /** Where to look; a new one moves the map there. */
  sight: Bounds | null
  label: string
  theme: MapTheme
  language: MapLanguage
}

/** Nearest that a single point is looked at from. */
const NEAREST_ZOOM = 19.5

export function EditorMap({ site, devices, marks, preview, laid, sight, label, theme, language, ...drawing }: EditorMapProps) {
  const { t } = useTranslation()
  const holder = useRef<HTMLDivElement>(null)
  const look = useMemo(() => ({ theme, language, variant: 'operator' as const }), [theme, language])
  const { map, status } = useMap(holder, site, look)
  useDevices(map, devices)
  useMarks(map, theme, { chosen: drawing.chosen, marks, preview })
  useLaidPicture(map, laid)
  useDraw(map, theme, drawing)

  useEffect(() => {
    if (!map) return
    // Shift belongs to the drawing.
    map.boxZoom.disable()
    map.getCanvas().setAttribute('aria-label', label)
  }, [map, label])

  // What is imported may lie anywhere; the map holds itself to the extent of the site whenever that changes.
  const extent = site.bounds.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    map?.setMaxBounds(null)
  }, [map, extent])

  // With something chosen the arrows move that, not the map.
  const isChosen = drawing.chosen !== null
  useEffect(() => {
    if (!map) return
    if (isChosen) map.keyboard.disable()
    else map.keyboard.enable()
  }, [map, isChosen])

  useEffect(() => {
    if (map && sight) map.fitBounds(sight, { padding: 120, maxZoom: NEAREST_ZOOM, duration: QUICK_MS })
  }, [map, sight])

  return (
    <section className="site-map site-map--operator editor-map" aria-label={label} data-tool={drawing.tool}>
      <div className="site-map__picture" ref={holder} />
      {map && laid?.isHeld ? <LaidHandles map={map} laid={laid} /> : null}
      {map ? (
        <>
          <MapControls map={map} site={site} />
          <ScaleBar map={map} />
        </>
      ) : null}
      {status === 'loading' || status === 'lost' ? (
        <p className="map-notice map-notice--passing" role="status">
          {t(`map.status.${status}`)}
        </p>
      ) : null}
      {status === 'noGraphics' ? (
        <div className="map-notice map-notice--failed" role="alert">
          <b>{t('map.status.noGraphics')}</b>
        </div>
      ) : null}
    </section>
  )
}
