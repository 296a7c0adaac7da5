/** Zoom, the whole site again, and the scale bar. */
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Site } from './map.types.ts'
import { pixelsPerMetre, scaleBar } from './map-geometry.ts'
import { QUICK_MS, showWholeSite } from './use-map.ts'

const WIDEST_BAR_PX = 130

/** `children`: further buttons below. */
export function MapControls({ map, site, children }: { map: MapLibreMap; site: Site; children?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="map-controls" data-keep-free>
      <button
        type="button"
        onClick={() => map.zoomIn({ duration: QUICK_MS })}
        aria-label={t('map.controls.zoomIn')}
        title={t('map.controls.zoomIn')}
      >
        <IconPlus size={18} aria-hidden="true" />
      </button>
      <button
        type="button"
        onClick={() => map.zoomOut({ duration: QUICK_MS })}
        aria-label={t('map.controls.zoomOut')}
        title={t('map.controls.zoomOut')}
      >
        <IconMinus size={18} aria-hidden="true" />
      </button>
      <button
        type="button"
        onClick={() => showWholeSite(map, site, 'operator')}
        aria-label={t('map.controls.recentre')}
        title={t('map.controls.recentre')}
      >
        <IconFocusCentered size={18} aria-hidden="true" />
      </button>
      {children}
    </div>
  )
}

export function ScaleBar({ map }: { map: MapLibreMap }) {
  const { t } = useTranslation()
  const [bar, setBar] = useState({ metres: 0, px: 0 })
  useEffect(() => {
    const measure = () => setBar(scaleBar(pixelsPerMetre(map.getZoom(), map.getCenter().lat), WIDEST_BAR_PX))
    measure()
    map.on('zoom', measure)
    return () => {
      map.off('zoom', measure)
    }
  }, [map])
  return (
    <div
      className="map-scale"
      data-keep-free
      style={{ width: bar.px }}
      role="img"
      aria-label={t('map.scale.label', { metres: bar.metres })}
    >
      {bar.metres} m
    </div>
  )
}
