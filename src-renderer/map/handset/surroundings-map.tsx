/** The surroundings of a person on a phone: the place, the way there, themselves, what others marked. A touch opens it over the screen. */
import 'maplibre-gl/dist/maplibre-gl.css'
import '../map.css'
import './surroundings.css'
import { type GeoJSONSource, type Map as MapLibreMap, Marker } from 'maplibre-gl'
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { HandsetOrder } from '../../../src-preload/contract/handset.contract.ts'
import type { Mark } from '../../../src-preload/contract/picture.contract.ts'
import type { Focus, LngLat, MapLanguage, MapTheme, Site } from '../map.types.ts'
import { focusCollection } from '../map-features.ts'
import { HAZARD_GLYPHS } from '../map-images.ts'
import { MarkOverlay } from '../marks/mark-overlay.tsx'
import { useCordon } from '../use-cordon.ts'
import { useMap } from '../use-map.ts'
import { useWayLine } from '../use-way-line.ts'

/** Metres of the ring around the place. */
const RING_M = 25
const NEAREST_ZOOM = 18.6
/** CSS pixels kept free around the place and the person; below, the age of the map is written. */
const MARGIN = { top: 48, right: 48, bottom: 64, left: 48 }

interface SurroundingsMapProps {
  site: Site
  order: HandsetOrder
  me: LngLat | null
  marks: readonly Mark[]
  theme: MapTheme
  language: MapLanguage
  /** `me`: what stands on the person's own marker; `label`: what the picture is called. */
  words: { me: string; label: string; open: string; close: string }
  /** Stands on the picture, e.g. how old it is. */
  children?: ReactNode
}

export function SurroundingsMap({ site, order, me, marks, theme, language, words, children }: SurroundingsMapProps) {
  const holder = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const look = useMemo(() => ({ theme, language, variant: 'handset' as const }), [theme, language])
  const { map, status } = useMap(holder, site, look)
  const { place, priority, kind } = order
  useCordon(map, [order], null)
  useWayLine(map, order.way?.line ?? null)
  useSurroundings(map, site, { place, priority, around: { radiusM: RING_M } }, me)
  useHands(map, holder, isOpen)
  return (
    <section className={`surroundings ${isOpen ? 'surroundings--open' : ''}`} aria-label={words.label}>
      <div className="surroundings__picture" ref={holder} inert={!isOpen} />
      {map && (
        <>
          <MarkOverlay map={map} marks={marks} />
          <Pin map={map} at={place.lngLat}>
            <svg className={`surroundings__place surroundings__place--p${priority}`} viewBox="0 0 48 48" aria-hidden="true">
              <path d="M24 3 45 24 24 45 3 24Z" />
              <path d={HAZARD_GLYPHS[kind]} transform="translate(24 24) scale(0.98) translate(-12 -12)" />
            </svg>
          </Pin>
          {me && (
            <Pin map={map} at={me}>
              <span className="surroundings__me">{words.me}</span>
            </Pin>
          )}
        </>
      )}
      {status === 'noGraphics' ? null : (
        <button
          type="button"
          className={isOpen ? 'surroundings__close' : 'surroundings__open'}
          aria-label={isOpen ? words.close : words.open}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? words.close : null}
        </button>
      )}
      {children}
    </section>
  )
}

/** The place and its ring, and both ends of the way in the picture. */
function useSurroundings(map: MapLibreMap | null, site: Site, focus: Focus, me: LngLat | null) {
  const key = JSON.stringify([focus.place.lngLat, focus.priority, me?.map((degrees) => degrees.toFixed(4))])
  // The key holds all that is drawn here, and moves the picture only when somebody has gone some metres.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!map) return
    void map.getSource<GeoJSONSource>('focus')?.setData(focusCollection(site, focus))
    const [lng, lat] = focus.place.lngLat
    const [myLng, myLat] = me ?? focus.place.lngLat
    const show = () =>
      map.fitBounds([Math.min(lng, myLng), Math.min(lat, myLat), Math.max(lng, myLng), Math.max(lat, myLat)], {
        padding: MARGIN,
        maxZoom: NEAREST_ZOOM,
        animate: false,
      })
    show()
    map.on('resize', show)
    return () => {
      map.off('resize', show)
    }
  }, [map, site, key])
}

/** In the card a finger scrolls the page; over the whole screen it moves the map. */
function useHands(map: MapLibreMap | null, holder: RefObject<HTMLElement | null>, isOpen: boolean) {
  useEffect(() => {
    if (!map) return
    const hands = [map.dragPan, map.touchZoomRotate, map.scrollZoom, map.keyboard]
    for (const hand of hands) isOpen ? hand.enable() : hand.disable()
    map.touchZoomRotate.disableRotation()
    if (isOpen) holder.current?.querySelector('canvas')?.focus()
  }, [map, holder, isOpen])
}

function Pin({ map, at: [lng, lat], children }: { map: MapLibreMap; at: LngLat; children: ReactNode }) {
  const [element] = useState(() => document.createElement('div'))
  useEffect(() => {
    const marker = new Marker({ element }).setLngLat([lng, lat]).addTo(map)
    return () => {
      marker.remove()
    }
  }, [map, element, lng, lat])
  return createPortal(children, element)
}
