/** The life of one MapLibre map: made for a site, drawn in the theme's colours, taken down. */
import { GPUInitializationError, type LayerSpecification, Map as MapLibreMap, type StyleSpecification, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { putLiveImages } from './live/live-images.ts'
import type { MapLanguage, MapTheme, MapVariant, Site } from './map.types.ts'
import { layerChanges } from './map-changes.ts'
import { putImages } from './map-images.ts'
import { mapLayers } from './map-layers.ts'
import { readPalette } from './map-palette.ts'
import { mapSources } from './map-sources.ts'

setWorkerUrl(workerUrl)

/** `loading`: roofs are still being drawn, markers may be there already; `noGraphics`: the page has no WebGL at all; `lost`: the graphics were taken away and may come back. */
export type MapStatus = 'loading' | 'ready' | 'lost' | 'noGraphics'

export interface MapLook {
  theme: MapTheme
  language: MapLanguage
  variant: MapVariant
}

type PaintKey = Parameters<MapLibreMap['setPaintProperty']>[1]
type LayoutKey = Parameters<MapLibreMap['setLayoutProperty']>[1]

/** Zoom steps by which the site may outgrow the picture rather than leave it half empty. */
const MOST_CROP = 0.3
/** Longest motion of the picture; MapLibre jumps instead where the person asked for less motion. */
export const QUICK_MS = 150

/** On the wall every size follows the panel: the map's design width is 2560 of 3840 px, its lines are seen from five metres. */
function layersFor(container: HTMLElement, site: Site, { language, variant }: MapLook): LayerSpecification[] {
  const unit = variant === 'wall' ? container.clientWidth / 2560 : 1
  const stroke = variant === 'wall' ? 2.6 * unit : 1
  return mapLayers({ colour: readPalette(container), language, variant, latitude: site.center[1], unit, stroke })
}

const styleFor = (site: Site, layers: LayerSpecification[]): StyleSpecification => ({ version: 8, sources: mapSources(site), layers })

/** Labels are drawn from local fonts: they must be there before the first letter is. */
async function loadFont(site: Site): Promise<void> {
  const names = site.features.map((feature) => `${feature.properties.name ?? ''}${feature.properties.nameEn ?? ''}`).join('')
  await document.fonts.load('24px "Watchroom Dot", "Noto Sans SC"', `${names}0`).catch(() => [])
}

/** At the desk all of the site stays in sight; on the wall it fills the picture. */
export function showWholeSite(map: MapLibreMap, site: Site, variant: MapVariant, duration = QUICK_MS): void {
  const [west, south, east, north] = site.bounds
  const camera = map.cameraForBounds([west, south, east, north])
  if (!camera?.zoom) return
  const { clientWidth, clientHeight } = map.getContainer()
  const metresWide = (east - west) * Math.cos((site.center[1] * Math.PI) / 180)
  const spare = Math.abs(Math.log2(clientWidth / clientHeight / (metresWide / (north - south))))
  map.easeTo({ center: camera.center, zoom: camera.zoom + (variant === 'wall' ? spare : Math.min(spare, MOST_CROP)), duration })
}

function createMap(container: HTMLElement, site: Site, look: MapLook, layers: LayerSpecification[]): MapLibreMap {
  const [west, south, east, north] = site.bounds
  const [spareX, spareY] = [(east - west) / 2, (north - south) / 2]
  const map = new MapLibreMap({
    container,
    style: styleFor(site, layers),
    bounds: [west, south, east, north],
    maxBounds: [west - spareX, south - spareY, east + spareX, north + spareY],
    maxZoom: 21,
    attributionControl: false,
    interactive: look.variant === 'operator',
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    fadeDuration: 0,
    canvasContextAttributes: { antialias: true },
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  showWholeSite(map, site, look.variant, 0)
  return map
}

export function useMap(holder: RefObject<HTMLElement | null>, site: Site, look: MapLook) {
  const [map, setMap] = useState<MapLibreMap | null>(null)
  const [status, setStatus] = useState<MapStatus>('loading')
  const drawn = useRef<LayerSpecification[]>([])
  const firstLook = useRef(look)
  firstLook.current = look

  useEffect(() => {
    const container = holder.current
    if (!container) return
    let made: MapLibreMap | null = null
    let isGone = false
    const start = () => {
      if (isGone) return
      try {
        drawn.current = layersFor(container, site, firstLook.current)
        made = createMap(container, site, firstLook.current, drawn.current)
      } catch (error) {
        if (!(error instanceof GPUInitializationError)) throw error
        setStatus('noGraphics')
        return
      }
      const ready = made
      ready.on('error', ({ error }) => console.error('map', error))
      ready.on('webglcontextlost', () => setStatus('lost'))
      ready.on('webglcontextrestored', () => setStatus('ready'))
      // Not `load`: markers must not wait until the last roof is drawn.
      ready.once('style.load', () => {
        putImages(ready, readPalette(container))
        putLiveImages(ready, readPalette(container), firstLook.current.variant)
        setMap(ready)
      })
      ready.once('load', () => setStatus('ready'))
    }
    void loadFont(site).then(start)
    return () => {
      isGone = true
      setMap(null)
      made?.remove()
    }
  }, [holder, site])

  // Theme, language and panel size: only the properties that differ are set. The page's own colours change first, hence the frame.
  useEffect(() => {
    const container = holder.current
    if (!map || !container) return
    const redraw = () => {
      putImages(map, readPalette(container))
      putLiveImages(map, readPalette(container), look.variant)
      const next = layersFor(container, site, { theme: look.theme, language: look.language, variant: look.variant })
      for (const change of layerChanges(drawn.current, next)) {
        if (change.part === 'paint') map.setPaintProperty(change.layer, change.key as PaintKey, change.value as never)
        else map.setLayoutProperty(change.layer, change.key as LayoutKey, change.value as never)
      }
      drawn.current = next
    }
    const frame = requestAnimationFrame(redraw)
    map.on('resize', redraw)
    return () => {
      cancelAnimationFrame(frame)
      map.off('resize', redraw)
    }
  }, [map, holder, site, look.theme, look.language, look.variant])

  return { map, status }
}
