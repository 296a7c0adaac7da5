/** A small map of the site on which a position is chosen by a click; the chosen one is a ring with a point. */
import 'maplibre-gl/dist/maplibre-gl.css'
import './map.css'
import type { MapMouseEvent } from 'maplibre-gl'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { stillFeed } from '../state/feeds.ts'
import { useDevices } from './live/use-devices.ts'
import type { Device, LngLat, MapLanguage, MapTheme, Site } from './map.types.ts'
import { MapControls } from './map-controls.tsx'
import { useMap } from './use-map.ts'

interface PositionPickerProps {
  site: Site
  /** Shown as dots, to hang the new one beside them. */
  devices: readonly Device[]
  position: LngLat | null
  onPick: (position: LngLat) => void
  theme: MapTheme
  language: MapLanguage
}

/** Near enough to tell two rooms of a house apart. */
const NEAR_ZOOM = 19
/** About a centimetre. */
const DECIMALS = 7

const rounded = (degrees: number) => Number(degrees.toFixed(DECIMALS))

export function PositionPicker({ site, devices, position, onPick, theme, language }: PositionPickerProps) {
  const { t } = useTranslation()
  const holder = useRef<HTMLDivElement>(null)
  const mark = useRef<HTMLElement>(null)
  const look = useMemo(() => ({ theme, language, variant: 'operator' as const }), [theme, language])
  const { map, status } = useMap(holder, site, look)
  const neighbours = useMemo(() => stillFeed(new Map(devices.map((device) => [device.id, device]))), [devices])
  useDevices(map, neighbours)
  const [lng, lat] = position ?? [null, null]
  const picked = useRef<string | null>(null)

  useEffect(() => {
    if (!map) return
    map.getCanvas().style.cursor = 'crosshair'
    map.getCanvas().setAttribute('aria-label', t('map.picker.label'))
    const pick = ({ lngLat }: MapMouseEvent) => {
      const at: LngLat = [rounded(lngLat.lng), rounded(lngLat.lat)]
      picked.current = at.join()
      onPick(at)
    }
    map.on('click', pick)
    return () => {
      map.off('click', pick)
    }
  }, [map, onPick, t])

  useEffect(() => {
    if (!map || lng === null || lat === null) return
    const place = () => {
      const { x, y } = map.project([lng, lat])
      if (mark.current) mark.current.style.transform = `translate(${x}px, ${y}px)`
    }
    // What was clicked is in sight already; what was proposed or typed may not be.
    if (picked.current !== `${lng},${lat}`) map.jumpTo({ center: [lng, lat], zoom: Math.max(map.getZoom(), NEAR_ZOOM) })
    place()
    map.on('move', place)
    map.on('resize', place)
    return () => {
      map.off('move', place)
      map.off('resize', place)
    }
  }, [map, lng, lat])

  return (
    <div className="site-map site-map--operator">
      <div className="site-map__picture" ref={holder} />
      {map && position ? <i className="position-mark" ref={mark} aria-hidden="true" /> : null}
      {map ? <MapControls map={map} site={site} /> : null}
      {status === 'noGraphics' ? (
        <div className="map-notice map-notice--failed" role="alert">
          <b>{t('map.status.noGraphics')}</b>
        </div>
      ) : null}
    </div>
  )
}
