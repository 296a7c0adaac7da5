/** A picture or a drawing laid on the map by its four corners: each is dragged, the cross in the middle or Shift moves the whole. */
import type { ImageSource, Map as MapLibreMap } from 'maplibre-gl'
import { type PointerEvent, useEffect, useRef } from 'react'
import { type Corner, middleOfQuad, type Quad, shifted, turnedBy, withCorner } from './quad.rules.ts'
import type { Position } from './shape.rules.ts'

export interface Laid {
  quad: Quad
  /** Address of the picture; null: a drawing, shown as lines by whoever lays it. */
  picture: string | null
  /** 0 … 1 */
  opacity: number
  /** A dragged corner turns and scales the whole; else it moves alone. */
  keepsShape: boolean
  /** With handles; else it is only seen. */
  isHeld: boolean
  onQuad: (quad: Quad, isDone: boolean) => void
  /** Names of the handles for those who do not see them. */
  labels: { corner: string; whole: string }
}

const SOURCE = 'editor-laid'
const CORNERS = [0, 1, 2, 3] as const

/** The picture below the marks of the editor. */
export function useLaidPicture(map: MapLibreMap | null, laid: Pick<Laid, 'quad' | 'picture' | 'opacity'> | null): void {
  const picture = laid?.picture ?? null
  const first = useRef(laid)
  first.current = laid
  useEffect(() => {
    const now = first.current
    if (!map || picture === null || !now) return
    let isGone = false
    const leave = () => {
      isGone = true
    }
    map.on('remove', leave)
    map.addSource(SOURCE, { type: 'image', url: picture, coordinates: now.quad })
    const below = map.getLayer('editor-preview-area') ? 'editor-preview-area' : undefined
    map.addLayer({ id: SOURCE, type: 'raster', source: SOURCE, paint: { 'raster-opacity': now.opacity, 'raster-fade-duration': 0 } }, below)
    return () => {
      map.off('remove', leave)
      if (isGone) return
      map.removeLayer(SOURCE)
      map.removeSource(SOURCE)
    }
  }, [map, picture])

  useEffect(() => {
    if (!map || !laid || laid.picture === null || !map.getLayer(SOURCE)) return
    map.getSource<ImageSource>(SOURCE)?.setCoordinates(laid.quad)
    map.setPaintProperty(SOURCE, 'raster-opacity', laid.opacity)
  }, [map, laid])
}

export function LaidHandles({ map, laid }: { map: MapLibreMap; laid: Laid }) {
  const root = useRef<HTMLDivElement>(null)
  const drag = useRef<{ from: Position; quad: Quad } | null>(null)
  const { quad } = laid

  useEffect(() => {
    const spots = [...quad, middleOfQuad(quad)]
    const place = () => {
      for (const [i, handle] of [...(root.current?.children ?? [])].entries()) {
        const spot = spots[i]
        if (!spot || !(handle instanceof HTMLElement)) continue
        const { x, y } = map.project(spot)
        handle.style.transform = `translate(${x}px, ${y}px)`
      }
    }
    place()
    map.on('move', place)
    map.on('resize', place)
    return () => {
      map.off('move', place)
      map.off('resize', place)
    }
  }, [map, quad])

  const positionOf = (event: PointerEvent): Position => {
    const box = map.getContainer().getBoundingClientRect()
    const { lng, lat } = map.unproject([event.clientX - box.left, event.clientY - box.top])
    return [lng, lat]
  }
  const quadBy = (event: PointerEvent, corner: Corner | null): Quad => {
    const { from, quad: before } = drag.current ?? { from: positionOf(event), quad }
    const to = positionOf(event)
    if (corner === null || event.shiftKey) return shifted(before, [to[0] - from[0], to[1] - from[1]])
    return laid.keepsShape ? turnedBy(before, corner, to) : withCorner(before, corner, to)
  }
  const handle = (corner: Corner | null) => ({
    onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      drag.current = { from: positionOf(event), quad }
    },
    onPointerMove: (event: PointerEvent) => drag.current && laid.onQuad(quadBy(event, corner), false),
    onPointerUp: (event: PointerEvent) => {
      if (drag.current) laid.onQuad(quadBy(event, corner), true)
      drag.current = null
    },
  })
  return (
    <div className="laid-handles" ref={root}>
      {CORNERS.map((corner) => (
        <button key={corner} type="button" className="laid-handle" aria-label={`${laid.labels.corner} ${corner + 1}`} {...handle(corner)} />
      ))}
      <button type="button" className="laid-handle laid-handle--whole" aria-label={laid.labels.whole} {...handle(null)} />
    </div>
  )
}
