/** The living map of a site: the only MapLibre code of the product sits behind this component. */
import 'maplibre-gl/dist/maplibre-gl.css'
import './map.css'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Escape } from '../../src-preload/contract/dispatch.contract.ts'
import { named } from '../i18n/format.ts'
import type { Feed } from '../state/feeds.ts'
import { useFloor } from '../state/floor.ts'
import { type MapGroup, useMapGroups } from '../state/map-groups.ts'
import { Attribution } from './attribution.tsx'
import { FloorSwitch } from './floor-switch.tsx'
import { floorById } from './floors.rules.ts'
import { type AlarmSpot, alarmSpot } from './live/alarm-features.ts'
import { CrowdToggle } from './live/crowd-toggle.tsx'
import { MapOverlay } from './live/map-overlay.tsx'
import { toldOf } from './live/told-incidents.ts'
import { useAlarms } from './live/use-alarms.ts'
import { useClicks } from './live/use-clicks.ts'
import { useCrowd } from './live/use-crowd.ts'
import { useDevices } from './live/use-devices.ts'
import { useStaff } from './live/use-staff.ts'
import type { Device, Incident, LngLat, MapLanguage, MapTheme, MapVariant, Site, Staff } from './map.types.ts'
import { MapControls, ScaleBar } from './map-controls.tsx'
import { GroupsButton, GroupsPanel, MeasureButton, MeasureLine } from './map-tools.tsx'
import { type MarkLayer, MarkOverlay } from './marks/mark-overlay.tsx'
import { useAround } from './use-around.ts'
import { type CordonDraft, useCordon } from './use-cordon.ts'
import { useFocus } from './use-focus.ts'
import { useIncidentFloors } from './use-incident-floors.ts'
import { useMap } from './use-map.ts'
import { useMeasure } from './use-measure.ts'
import { usePlans } from './use-plans.ts'
import { useWayLine } from './use-way-line.ts'

export interface SiteMapProps {
  site: Site
  devices: Feed<Device>
  incidents: Incident[]
  staff: Feed<Staff>
  /** The incidents of a moment of the past, most urgent first: they are shown instead, and nothing is told of them. */
  past?: readonly AlarmSpot[] | null
  selected: string | null
  /** How somebody walks to the selected incident. */
  way?: readonly LngLat[] | null
  /** How people leave the selected incident. */
  escapes?: readonly Escape[]
  /** A cordon that is being drawn. */
  draft?: CordonDraft | null
  /** What people put on the map. */
  marks?: MarkLayer | null
  /** Where it is crowded is shown. */
  crowd?: boolean
  onSelect: (incidentId: string | null) => void
  onSelectDevice?: (deviceId: string) => void
  theme: MapTheme
  language: MapLanguage
  variant: MapVariant
}

const NOWHERE: readonly Escape[] = []
const NOTHING_HIDDEN: readonly MapGroup[] = []

export function SiteMap({
  site,
  devices,
  incidents,
  staff,
  past = null,
  selected,
  way = null,
  escapes = NOWHERE,
  draft = null,
  marks = null,
  crowd = false,
  onSelect,
  onSelectDevice,
  theme,
  language,
  variant,
}: SiteMapProps) {
  const { t } = useTranslation()
  const holder = useRef<HTMLDivElement>(null)
  const ordinal = useFloor((floor) => floor.ordinal)
  const groups = useMapGroups((shown) => shown.hidden)
  const hidden = variant === 'operator' ? groups : NOTHING_HIDDEN
  const look = useMemo(() => ({ theme, language, variant, ordinal, hidden }), [theme, language, variant, ordinal, hidden])
  const { map, status } = useMap(holder, site, look)
  usePlans(map, site.floors, ordinal)
  const focus = incidents.find(({ id }) => id === selected) ?? null
  const floorAlarms = useIncidentFloors(site, devices, incidents, focus)
  const [isMeasuring, measure] = useState(false)
  const endMeasuring = useCallback(() => measure(false), [])
  const measured = useMeasure(map, isMeasuring, endMeasuring)
  const [showsGroups, showGroups] = useState(false)
  const [person, choosePerson] = useState<string | null>(null)
  const [showsCrowd, showCrowd] = useState(false)
  const floorOf = useCallback((device: Device | undefined) => floorById(site.floors, device?.floor), [site])
  const isHere = useCallback((device: Device) => (floorOf(device)?.ordinal ?? ordinal) === ordinal, [floorOf, ordinal])
  /** Where an incident is not on the floor that is looked at: what its floor is called. */
  const elsewhere = (incident: Incident) => {
    const floor = floorOf(devices.now().get(incident.place.device))
    return floor && floor.ordinal !== ordinal ? floor.name : null
  }
  const { told, further } = useMemo(() => toldOf(incidents, selected), [incidents, selected])
  useCrowd(map, site, devices, crowd || showsCrowd)
  useDevices(map, devices, isHere)
  useStaff(map, staff, person, language)
  useAlarms(map, past ?? further.map(alarmSpot), variant)
  useCordon(map, incidents, draft)
  useWayLine(map, way)
  useAround(map, site, focus, escapes)
  useFocus(map, site, focus, variant)

  const isDrawing = draft !== null
  const clicks = useMemo(
    () =>
      onSelectDevice && !isDrawing && !isMeasuring ? { onIncident: onSelect, onPerson: choosePerson, onDevice: onSelectDevice } : null,
    [onSelect, onSelectDevice, isDrawing, isMeasuring],
  )
  useClicks(map, clicks)

  // The canvas is what takes the keyboard: arrows move, + and − zoom.
  useEffect(() => {
    map?.getCanvas().setAttribute('aria-label', t('map.picture.label', { site: named(site, language) }))
  }, [map, site, language, t])

  return (
    <section
      className={`site-map site-map--${variant} ${isDrawing || isMeasuring ? 'site-map--drawing' : ''}`}
      aria-label={t('map.picture.label', { site: named(site, language) })}
    >
      <div className="site-map__picture" ref={holder} />
      {map && marks && <MarkOverlay map={map} {...marks} />}
      {map && !past && <MapOverlay {...{ map, site, selected, elsewhere, onSelect, language, variant }} incidents={told} />}
      {map && variant === 'operator' && (
        <>
          <MapControls map={map} site={site}>
            <CrowdToggle devices={devices} isOn={showsCrowd} onChange={showCrowd} />
            <GroupsButton isOpen={showsGroups} onOpen={showGroups} />
            <MeasureButton isOn={isMeasuring} onChange={measure} />
          </MapControls>
          {showsGroups && <GroupsPanel hasBase={site.basemap !== null} onClose={() => showGroups(false)} />}
          <FloorSwitch map={map} site={site} alarms={floorAlarms} language={language} />
          <ScaleBar map={map} />
          {isMeasuring && <MeasureLine {...measured} />}
        </>
      )}
      <Attribution basemap={site.basemap} />
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
