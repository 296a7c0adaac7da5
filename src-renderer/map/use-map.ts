/** The life of one MapLibre map: made for a site, drawn in the theme's colours, given what is drawn by others, taken down. */
import {
  type GeoJSONSource,
  GPUInitializationError,
  type LayerSpecification,
  Map as MapLibreMap,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MapGroup } from '../state/map-groups.ts'
import { registerMapFiles } from './base/tile-protocol.ts'
import type { MapWords } from './layers/layer-parts.ts'
import { putLiveImages } from './live/live-images.ts'
import type { MapLanguage, MapTheme, MapVariant, Site } from './map.types.ts'
import { type LayerChange, layerChanges } from './map-changes.ts'
import { putImages } from './map-images.ts'
import { mapLayers, shownLayers } from './map-layers.ts'
import { readPalette } from './map-palette.ts'
import { mapSources, siteData } from './map-sources.ts'
import { ownGround } from './place-features.ts'

setWorkerUrl(workerUrl)
registerMapFiles()

/** `loading`: roofs are still being drawn, markers may be there already; `noGraphics`: the page has no WebGL at all; `lost`: the graphics were taken away and may come back. */
export type MapStatus = 'loading' | 'ready' | 'lost' | 'noGraphics'

export interface MapLook {
  theme: MapTheme
  language: MapLanguage
  variant: MapVariant
  /** The floor that is looked at; 0 is the ground floor. */
  ordinal?: number
  hidden?: readonly MapGroup[]
}

type PaintKey = Parameters<MapLibreMap['setPaintProperty']>[1]
type LayoutKey = Parameters<MapLibreMap['setLayoutProperty']>[1]

/** Zoom steps by which the site may outgrow the picture rather than leave it half empty. */
const MOST_CROP = 0.3
/** A picture of a phone is not drawn finer than this. */
const FINEST_HANDSET = 2
/** Longest motion of the picture; MapLibre jumps instead where the person asked for less motion. */
export const QUICK_MS = 150

/** On the wall every size follows the panel: the map's design width is 2560 of 3840 px, its lines are seen from five metres. */
function layersFor(container: HTMLElement, site: Site, look: MapLook, words: MapWords): LayerSpecification[] {
  const { theme, language, variant, hidden = [] } = look
  const unit = variant === 'wall' ? container.clientWidth / 2560 : 1
  const layers = mapLayers({
    colour: readPalette(container),
    theme,
    language,
    variant,
    latitude: site.center[1],
    unit,
    stroke: variant === 'wall' ? 2.6 * unit : 1,
    basemap: site.basemap,
    own: ownGround(site.features),
    words,
  })
  return shownLayers(layers, hidden)
}

function putPictures(map: MapLibreMap, variant: MapVariant): void {
  const colour = readPalette(map.getContainer())
  putImages(map, colour, variant)
  putLiveImages(map, colour, variant)
}

function apply(map: MapLibreMap, { layer, part, key, value }: LayerChange): void {
  if (part === 'paint') map.setPaintProperty(layer, key as PaintKey, value as never)
  else if (part === 'layout') map.setLayoutProperty(layer, key as LayoutKey, value as never)
  else map.setFilter(layer, value as never)
}

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

/** One may look half a site beyond its bounds. */
function reachOf({ bounds: [west, south, east, north] }: Site): [number, number, number, number] {
  const [spareX, spareY] = [(east - west) / 2, (north - south) / 2]
  return [west - spareX, south - spareY, east + spareX, north + spareY]
}

function createMap(container: HTMLElement, site: Site, { variant, ordinal = 0 }: MapLook, layers: LayerSpecification[]): MapLibreMap {
  const isHandset = variant === 'handset'
  const style: StyleSpecification = { version: 8, sources: mapSources(site, ordinal), layers }
  const map = new MapLibreMap({
    container,
    style,
    bounds: site.bounds,
    maxBounds: reachOf(site),
    maxZoom: 21,
    attributionControl: false,
    interactive: variant !== 'wall',
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    fadeDuration: 0,
    ...(isHandset && { pixelRatio: Math.min(devicePixelRatio, FINEST_HANDSET) }),
    canvasContextAttributes: { antialias: !isHandset },
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  showWholeSite(map, site, variant, 0)
  return map
}

export function useMap(holder: RefObject<HTMLElement | null>, site: Site, look: MapLook) {
  const { t } = useTranslation()
  const [map, setMap] = useState<MapLibreMap | null>(null)
  const [status, setStatus] = useState<MapStatus>('loading')
  const drawn = useRef<LayerSpecification[]>([])
  const filled = useRef({ site, ordinal: 0 })
  const people = t('map.unit.people')
  const latest = useRef({ site, look, words: { people } })
  latest.current = { site, look, words: { people } }

  // Another plan of the site is drawn into the same map; another base map needs a new one.
  const basemap = site.basemap?.asset
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const container = holder.current
    if (!container) return
    let made: MapLibreMap | null = null
    let isGone = false
    const start = () => {
      if (isGone) return
      const { site, look, words } = latest.current
      try {
        drawn.current = layersFor(container, site, look, words)
        filled.current = { site, ordinal: look.ordinal ?? 0 }
        made = createMap(container, site, look, drawn.current)
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
        putPictures(ready, look.variant)
        setMap(ready)
      })
      ready.once('load', () => setStatus('ready'))
    }
    void loadFont(latest.current.site).then(start)
    return () => {
      isGone = true
      setMap(null)
      made?.remove()
    }
  }, [holder, basemap])

  const { ordinal = 0, theme, variant } = look
  useEffect(() => {
    if (!map || (filled.current.site === site && filled.current.ordinal === ordinal)) return
    filled.current = { site, ordinal }
    for (const [source, data] of Object.entries(siteData(site, ordinal))) void map.getSource<GeoJSONSource>(source)?.setData(data)
  }, [map, site, ordinal])

  const reach = JSON.stringify(reachOf(site))
  useEffect(() => {
    map?.setMaxBounds(JSON.parse(reach))
  }, [map, reach])

  // The page's own colours change first, hence the frame.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read from the page
  useEffect(() => {
    if (!map) return
    const repaint = () => putPictures(map, variant)
    const frame = requestAnimationFrame(repaint)
    map.on('resize', repaint)
    return () => {
      cancelAnimationFrame(frame)
      map.off('resize', repaint)
    }
  }, [map, theme, variant])

  // Theme, language, panel size, what is hidden: only the properties that differ are set.
  useEffect(() => {
    const container = holder.current
    if (!map || !container) return
    const redraw = () => {
      const next = layersFor(container, site, look, { people })
      for (const change of layerChanges(drawn.current, next)) apply(map, change)
      drawn.current = next
    }
    const frame = requestAnimationFrame(redraw)
    map.on('resize', redraw)
    return () => {
      cancelAnimationFrame(frame)
      map.off('resize', redraw)
    }
  }, [map, holder, site, look, people])

  return { map, status }
}
