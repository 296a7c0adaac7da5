/** What lies above the map picture: the marks of the incidents that are told of, and call-outs with their leader lines. */
import './live.css'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { Incident, MapLanguage, MapVariant, Site } from '../map.types.ts'
import { buildingOf, outerCorners } from '../map-features.ts'
import { AlarmMark } from './alarm-mark.tsx'
import { FullCallOut, LineCallOut, WallCallOut } from './call-out.tsx'
import { createOverlayLayout, type OverlayScene } from './overlay-layout.ts'

export interface MapOverlayProps {
  map: MapLibreMap
  site: Site
  /** Those that are told of, in the order of the queue: an earlier one wins the fight for room. */
  incidents: Incident[]
  selected: string | null
  /** What the floor of an incident is called where that is not the one that is looked at. */
  elsewhere: (incident: Incident) => string | null
  onSelect: (id: string | null) => void
  language: MapLanguage
  variant: MapVariant
}

/** More full cards than this would cover the map; further ones get one line. */
const MOST_FULL = 5
const MOST_LINES = 12

/** At the desk the selected one and those nobody has are told in full, the selected one first; on the wall the selected one only. */
function callOutsOf(open: readonly Incident[], selected: string | null, variant: MapVariant) {
  const chosen = open.filter(({ id }) => id === selected)
  if (variant === 'wall') return { inFull: chosen, inLine: [] }
  const fresh = open.filter(({ id, unacknowledged }) => id !== selected && unacknowledged)
  const inFull = [...chosen, ...fresh].slice(0, MOST_FULL)
  return { inFull, inLine: open.filter((incident) => !inFull.includes(incident)).slice(0, MOST_LINES) }
}

export function MapOverlay({ map, site, incidents: open, selected, elsewhere, onSelect, language, variant }: MapOverlayProps) {
  const root = useRef<HTMLDivElement>(null)
  const layout = useRef(createOverlayLayout())
  const scene = useRef<OverlayScene>({ marks: [], callOuts: [], faraway: new Set() })

  const { inFull, inLine } = useMemo(() => callOutsOf(open, selected, variant), [open, selected, variant])
  const corners = useRef(new Map<string, [number, number][]>())

  const marks = useMemo(() => {
    const cornersOf = (incident: Incident) => {
      const key = incident.place.lngLat.join()
      const known = corners.current.get(key)
      if (known) return known
      const building = buildingOf(site, incident.place)
      const found = building ? outerCorners(building) : []
      corners.current.set(key, found)
      return found
    }
    return open.map((incident) => ({
      id: incident.id,
      at: incident.place.lngLat,
      building: cornersOf(incident),
      ringM: incident.id === selected ? incident.around.radiusM : 0,
    }))
  }, [open, selected, site])

  const place = useCallback(() => {
    if (root.current) layout.current(map, root.current, scene.current)
  }, [map])

  // After every change of what is shown: words, and with them the size of a card, may differ.
  useLayoutEffect(() => {
    scene.current = { marks, callOuts: [...inFull, ...inLine].map(({ id }) => id), faraway: new Set(inFull.map(({ id }) => id)) }
    place()
  })

  useEffect(() => {
    map.on('move', place)
    map.on('resize', place)
    return () => {
      map.off('move', place)
      map.off('resize', place)
    }
  }, [map, place])

  return (
    <div className="map-overlay" ref={root}>
      <svg className="map-lines" aria-hidden="true">
        {open.map(({ id, priority }) => (
          <line key={id} data-stem={id} className={`map-line--p${priority}`} />
        ))}
        {[...inFull, ...inLine].map(({ id, priority }) => (
          <line key={id} data-line={id} className={`map-line--p${priority}`} />
        ))}
      </svg>
      {open.toReversed().map((incident) => (
        <AlarmMark
          key={incident.id}
          incident={incident}
          isSelected={incident.id === selected}
          floor={elsewhere(incident)}
          language={language}
          onSelect={variant === 'operator' ? onSelect : undefined}
        />
      ))}
      {inFull.map((incident) =>
        variant === 'wall' ? (
          <WallCallOut key={incident.id} incident={incident} />
        ) : (
          <FullCallOut key={incident.id} incident={incident} onSelect={onSelect} />
        ),
      )}
      {inLine.map((incident) => (
        <LineCallOut key={incident.id} incident={incident} onSelect={onSelect} />
      ))}
    </div>
  )
}
