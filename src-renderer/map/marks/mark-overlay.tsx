/** Marks that people put on the map. While one is being placed, the next touch of the map says where. */
import './marks.css'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { type MouseEvent, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mark } from '../../../src-preload/contract/picture.contract.ts'
import type { LngLat } from '../map.types.ts'
import { MarkIcon } from './mark-icon.tsx'

export interface MarkLayer {
  marks: readonly Mark[]
  chosen?: string | null
  /** A mark was touched; without it they only show. */
  onChoose?: (id: string) => void
  /** The map was touched where the new mark goes. */
  onPlace?: ((at: LngLat) => void) | null
}

/** About a centimetre. */
const DECIMALS = 7
const rounded = (degrees: number) => Number(degrees.toFixed(DECIMALS))

export function MarkOverlay({ map, marks, chosen = null, onChoose, onPlace = null }: MarkLayer & { map: MapLibreMap }) {
  const { t } = useTranslation()
  const root = useRef<HTMLDivElement>(null)
  const shown = useRef(marks)
  shown.current = marks

  const place = useCallback(() => {
    for (const { id, lngLat } of shown.current) {
      const element = root.current?.querySelector<HTMLElement>(`[data-site-mark="${CSS.escape(id)}"]`)
      if (!element) continue
      const { x, y } = map.project(lngLat)
      element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`
    }
  }, [map])

  useLayoutEffect(place)
  useEffect(() => {
    map.on('move', place)
    map.on('resize', place)
    return () => {
      map.off('move', place)
      map.off('resize', place)
    }
  }, [map, place])

  const put = ({ clientX, clientY, detail, currentTarget }: MouseEvent) => {
    const { left, top } = currentTarget.getBoundingClientRect()
    // Pressed by a key it has no place of its own.
    const { lng, lat } = detail === 0 ? map.getCenter() : map.unproject([clientX - left, clientY - top])
    onPlace?.([rounded(lng), rounded(lat)])
  }

  return (
    <div className="site-marks" ref={root}>
      {marks.map(({ id, kind, text }) => {
        const content = (
          <>
            <i className="site-mark__sign">
              <MarkIcon kind={kind} />
            </i>
            <span className="site-mark__words">{text || t(`picture.kind.${kind}`)}</span>
          </>
        )
        const look = `site-mark site-mark--${kind} ${id === chosen ? 'site-mark--chosen' : ''}`
        return onChoose ? (
          <button key={id} type="button" className={look} data-site-mark={id} aria-pressed={id === chosen} onClick={() => onChoose(id)}>
            {content}
          </button>
        ) : (
          <div key={id} className={look} data-site-mark={id}>
            {content}
          </div>
        )
      })}
      {/* The keyboard has its own way: the mark goes to the middle of the picture. */}
      {onPlace ? <button type="button" className="site-marks__target" aria-label={t('picture.mark.where')} onClick={put} /> : null}
    </div>
  )
}
