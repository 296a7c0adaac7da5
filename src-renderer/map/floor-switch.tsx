/** Chooses the floor that is looked at, while buildings with floors are in the picture; tells where alarms are. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { named } from '../i18n/format.ts'
import { useFloor } from '../state/floor.ts'
import { type Floor, storeysOf } from './floors.rules.ts'
import type { MapLanguage, Site } from './map.types.ts'
import { boxOf } from './place-features.ts'

/** Farther away nobody looks into a building. */
const LEAST_ZOOM = 16

interface FloorSwitchProps {
  map: MapLibreMap
  site: Site
  /** Open incidents by ordinal. */
  alarms: ReadonlyMap<number, number>
  language: MapLanguage
}

export function FloorSwitch({ map, site, alarms, language }: FloorSwitchProps) {
  const { t } = useTranslation()
  const { ordinal, setOrdinal } = useFloor()
  const storeys = storeysOf(useFloorsInView(map, site))
  if (storeys.length < 2) return null
  return (
    <fieldset className="map-floors" data-keep-free aria-label={t('map.floors.label')}>
      {storeys.map((floor) => {
        const count = alarms.get(floor.ordinal) ?? 0
        const name = named(floor, language)
        return (
          <button
            key={floor.ordinal}
            type="button"
            aria-pressed={floor.ordinal === ordinal}
            aria-label={count > 0 ? t('map.floors.alarms', { name, count }) : name}
            onClick={() => setOrdinal(floor.ordinal)}
          >
            {name}
            {count > 0 && <b>{count}</b>}
          </button>
        )
      })}
    </fieldset>
  )
}

function useFloorsInView(map: MapLibreMap, site: Site): readonly Floor[] {
  const [inView, setInView] = useState<readonly Floor[]>([])
  useEffect(() => {
    const boxes = new Map(
      [...new Set(site.floors.map(({ building }) => building))].map((building) => [
        building,
        boxOf(
          site.features.filter(({ properties }) => properties.id === building),
          ['building'],
        ),
      ]),
    )
    const look = () => {
      const [west, south, east, north] = map.getBounds().toArray().flat() as [number, number, number, number]
      const isInView = ({ building }: Floor) => {
        const box = boxes.get(building)
        return Boolean(box && box[0] < east && box[2] > west && box[1] < north && box[3] > south)
      }
      setInView(map.getZoom() < LEAST_ZOOM ? [] : site.floors.filter(isInView))
    }
    look()
    map.on('moveend', look)
    return () => {
      map.off('moveend', look)
    }
  }, [map, site])
  return inView
}
