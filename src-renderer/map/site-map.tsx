/** The living map of a site: the only MapLibre code of the product sits behind this component. */
import 'maplibre-gl/dist/maplibre-gl.css'
import './map.css'
import type { MapMouseEvent } from 'maplibre-gl'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { named } from '../i18n/format.ts'
import { MapOverlay } from './live/map-overlay.tsx'
import { useDevices } from './live/use-devices.ts'
import type { Device, Incident, LngLat, MapLanguage, MapTheme, MapVariant, Site, Staff } from './map.types.ts'
import { MapControls, ScaleBar } from './map-controls.tsx'
import { type CordonDraft, useCordon } from './use-cordon.ts'
import { useFocus } from './use-focus.ts'
import { useMap } from './use-map.ts'
import { useWayLine } from './use-way-line.ts'

export interface SiteMapProps {
  site: Site
  devices: Device[]
  incidents: Incident[]
  staff: Staff[]
  selected: string | null
  /** How somebody walks to the selected incident. */
  way?: readonly LngLat[] | null
  /** A cordon that is being drawn. */
  draft?: CordonDraft | null
  onSelect: (incidentId: string | null) => void
  onSelectDevice?: (deviceId: string) => void
  theme: MapTheme
  language: MapLanguage
  variant: MapVariant
}

/** How near to a device's dot a click must be, in px. */
const REACH_PX = 8
const DEVICE_LAYERS = ['device-fault', 'device-glyph', 'device-dot']

export function SiteMap({
  site,
  devices,
  incidents,
  staff,
  selected,
  way = null,
  draft = null,
  onSelect,
  onSelectDevice,
  theme,
  language,
  variant,
}: SiteMapProps) {
  const { t } = useTranslation()
  const holder = useRef<HTMLDivElement>(null)
  const look = useMemo(() => ({ theme, language, variant }), [theme, language, variant])
  const { map, status } = useMap(holder, site, look)
  useDevices(map, devices)
  useCordon(map, incidents, draft)
  useWayLine(map, way)
  useFocus(map, site, incidents.find(({ id }) => id === selected) ?? null, variant)

  const isDrawing = draft !== null
  useEffect(() => {
    if (!map || !onSelectDevice || isDrawing) return
    const select = ({ point: { x, y } }: MapMouseEvent) => {
      const hits = map.queryRenderedFeatures(
        [
          [x - REACH_PX, y - REACH_PX],
          [x + REACH_PX, y + REACH_PX],
        ],
        { layers: DEVICE_LAYERS },
      )
      const id = hits[0]?.properties.id
      if (typeof id === 'string') onSelectDevice(id)
    }
    map.on('click', select)
    return () => {
      map.off('click', select)
    }
  }, [map, onSelectDevice, isDrawing])

  // The canvas is what takes the keyboard: arrows move, + and − zoom.
  useEffect(() => {
    map?.getCanvas().setAttribute('aria-label', t('map.picture.label', { site: named(site, language) }))
  }, [map, site, language, t])

  return (
    <section
      className={`site-map site-map--${variant} ${isDrawing ? 'site-map--drawing' : ''}`}
      aria-label={t('map.picture.label', { site: named(site, language) })}
    >
      <div className="site-map__picture" ref={holder} />
      {map && <MapOverlay {...{ map, site, incidents, staff, selected, onSelect, language, variant }} />}
      {map && variant === 'operator' && (
        <>
          <MapControls map={map} site={site} />
          <ScaleBar map={map} />
        </>
      )}
      {(status === 'loading' || status === 'lost') && (
        <p className="map-notice map-notice--passing" role="status">
          {t(`map.status.${status}`)}
        </p>
      )}
      {status === 'noGraphics' && (
        <div className="map-notice map-notice--failed" role="alert">
          <b>{t('map.status.noGraphics')}</b>
          <p>{t('map.status.noGraphicsHow')}</p>
        </div>
      )}
    </section>
  )
}
