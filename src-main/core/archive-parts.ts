/** Gathers what the record of an incident is made of, from every domain. */
import type { ReadingSeries, RecordDevice, RecordFact } from '../../src-preload/contract/archive-record.types.ts'
import type { Call } from '../../src-preload/contract/calls.contract.ts'
import { BY_HAND } from '../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { ArchiveStore } from '../domains/archive/archive.store.ts'
import type { ArchiveParts } from '../domains/archive/archive.types.ts'
import { tracksOf } from '../domains/archive/archive-tracks.rules.ts'
import type { StaffTracks } from '../domains/dispatch/dispatch.ports.ts'
import type { IncidentRecord } from '../domains/incidents/incident.types.ts'
import type { SiteService } from '../domains/site/site.service.ts'
import { type Clock, iso } from '../kernel/clock.ts'
import type { Work } from '../kernel/work.ts'
import { evacueesOf } from './evacuees.ts'
import type { CoreViews } from './views.ts'

const BEFORE_MS = 600_000
/** What one record holds at most: of all points together, of one point, and devices. */
const READINGS_MAX = 20_000
const READINGS_OF_POINT_MAX = 600
const DEVICES_MAX = 50
const FACTS_MAX = 100_000

export interface ArchivePartsNeeds {
  work: Work
  clock: Clock
  site: SiteService
  store: ArchiveStore
  views: CoreViews
  /** Calls of an incident over the console's lines. */
  calls: (incident: string) => Call[]
  trails: StaffTracks
}

export function archiveParts(record: IncidentRecord, needs: ArchivePartsNeeds): ArchiveParts {
  const { work, clock, site, views, calls, trails } = needs
  const { id, name, nameEn, timezone, zones } = site.file
  const seen = views.incident(record)
  const incident = record.context.reports.length > 0 ? { ...seen, evacuees: evacueesOf(record, site) } : seen
  const since = Math.min(record.context.openedAt, ...incident.alarms.map(({ sensedAt }) => Date.parse(sensedAt))) - BEFORE_MS
  const until = record.context.archivedAt ?? clock.now()
  const tracks = tracksOf(trails.tracks(since, until + 1), since)
  const involved = new Set([...incident.orders, ...tracks].map(({ staff }) => staff))
  const zone = zones.find((each) => each.id === incident.place.zone)
  // What is decided in this very commit is not in the journal yet.
  const fresh = work.facts.filter((fact) => fact.incident === incident.id).map((fact) => ({ ...fact, at: iso(work.now) }))
  return {
    site: { id, name, nameEn, timezone },
    zone: { name: zone?.name ?? incident.place.zone, nameEn: zone?.nameEn ?? incident.place.zone },
    incident,
    calls: calls(incident.id),
    timeline: [...views.journal(Number.MAX_SAFE_INTEGER, FACTS_MAX, incident.id).reverse(), ...fresh].map(factOf),
    devices: devicesOf(incident, views),
    staff: views
      .staff()
      .filter((member) => involved.has(member.id))
      .map(({ id, number, name, nameEn, skills, onDutyUntil }) => ({ id, number, name, nameEn, skills, onDutyUntil })),
    since: iso(since),
    until: iso(until),
    readings: readingsOf(incident, since, until, needs),
    tracks,
  }
}

const factOf = ({ at, fact, by, data }: RecordFact): RecordFact => ({ at, fact, by, data })

const deviceIds = ({ place, alarms }: Incident): string[] =>
  [...new Set([place.device, ...alarms.map(({ device }) => device)])].filter((id) => id !== BY_HAND).slice(0, DEVICES_MAX)

/** The one that raised it first comes first. One that was taken away since is named by its place. */
const devicesOf = (incident: Incident, views: CoreViews): RecordDevice[] =>
  deviceIds(incident).map((id) => {
    const device = views.devices.one(id)
    const { text, textEn, lngLat } = incident.place
    if (!device) return { id, kind: null, name: text, nameEn: textEn, place: text, placeEn: textEn, lngLat }
    const { kind, name, nameEn, place, placeEn } = device
    return { id, kind, name, nameEn, place, placeEn, lngLat: device.lngLat }
  })

function readingsOf(incident: Incident, since: number, until: number, { store, views }: ArchivePartsNeeds): ReadingSeries[] {
  const points = deviceIds(incident).flatMap((device) => {
    const own = views.devices.one(device)?.points ?? incident.alarms.filter((alarm) => alarm.device === device)
    const units = new Map(own.map((point) => ['point' in point ? point.point : point.id, point.unit]))
    return [...units].map(([point, unit]) => ({ device, point, unit }))
  })
  const most = Math.max(2, Math.min(READINGS_OF_POINT_MAX, Math.floor(READINGS_MAX / Math.max(1, points.length))))
  return points
    .map((point) => ({ ...point, ...store.readings(point.device, point.point, since, until, most) }))
    .filter(({ values }) => values.length > 0)
}
