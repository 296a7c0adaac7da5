/** Shifts as a part of the core, and what is open at the desk when one is handed over. */
import type { Matter, Shift } from '../../src-preload/contract/shifts.contract.ts'
import type { AlarmsService } from '../domains/alarms/alarms.service.ts'
import type { CallRecord } from '../domains/calls/calls.types.ts'
import type { Deadlines } from '../domains/deadlines/deadlines.ports.ts'
import type { DeviceEntry } from '../domains/devices/devices.types.ts'
import type { Actor, IncidentRecord } from '../domains/incidents/incident.types.ts'
import { ShiftsService } from '../domains/shifts/shifts.service.ts'
import { ShiftsStore } from '../domains/shifts/shifts.store.ts'
import { iso } from '../kernel/clock.ts'
import type { IdSource } from '../kernel/ids.ts'
import type { Ledger, Work } from '../kernel/work.ts'
import type { Sqlite } from '../store/open.ts'
import type { DeviceNetwork } from './device-network.ts'
import type { Figures } from './figures.ts'
import type { CorePart } from './part.ts'

/** When a whole network is down, its devices are named by the gateway. */
const DEVICES_LISTED = 200

export interface ShiftsPartNeeds {
  work: Work
  ids: IdSource
  db: Sqlite
  incidents: Ledger<IncidentRecord>
  handOver: (from: Actor, to: Actor) => void
  alarms: AlarmsService
  deadlines: Deadlines
  network: DeviceNetwork
  calls: Ledger<CallRecord>
  figures: Figures
}

export function createShifts({ work, ids, db, incidents, handOver, alarms, deadlines, network, calls, figures }: ShiftsPartNeeds) {
  const store = new ShiftsStore(db)

  const matters = (): Matter[] => [
    ...[...incidents.values()].filter(({ state }) => state !== 'archived').flatMap((record) => incidentMatters(record, deadlines)),
    ...[...alarms.list.alarms.values()].flatMap(({ device, hazard, shelved, raisedAt }) =>
      shelved
        ? {
            ...ofDevice('shelved', network.registry.get(device), device),
            hazard,
            since: iso(raisedAt),
            due: iso(shelved.until),
            text: shelved.reason,
          }
        : [],
    ),
    ...[...calls.values()].flatMap((call) => callBackMatter(call)),
    ...deviceMatters(network),
  ]
  const service = new ShiftsService({ work, ids, matters, handOver, totals: figures.totals })

  const part: CorePart = {
    load: () => store.load(service.shifts),
    flush: () => store.flush(service.shifts),
    stored: () => service.forgetEnded(),
  }

  return {
    part,
    service,
    current: (): { shift: Shift | null; matters: Matter[] } => ({ shift: service.running ?? null, matters: matters() }),
    one: (id: string): Shift | undefined => service.shifts.get(id) ?? store.get(id),
    page: (before: { begunAt: number; id: string } | null, limit: number): Shift[] => store.page(before, limit),
  }
}

/** The incident itself, and what is owed for it beyond its handling. */
function incidentMatters({ context }: IncidentRecord, deadlines: Deadlines): Matter[] {
  const { id, kind: hazard, place, openedAt, referral } = context
  const matter = { incident: id, device: place.device, hazard, place: place.text, placeEn: place.textEn }
  const owed = (kind: 'causeReport' | 'plan', text: string): Matter[] => {
    const row = deadlines.get(`${id}/${kind}`)
    return row ? [{ ...matter, kind, since: iso(row.startedAt), due: iso(row.dueAt), text }] : []
  }
  return [
    { ...matter, kind: 'incident', since: iso(openedAt), due: null, text: context.owner?.name ?? '' },
    ...owed('causeReport', ''),
    ...owed('plan', referral?.text ?? ''),
  ]
}

/** Somebody was promised a call. */
function callBackMatter({ state, context: { incident, household, number, phone, purpose, askedAt, dueAt } }: CallRecord): Matter[] {
  if (state !== 'waiting' || purpose !== 'callBack') return []
  const whose = phone?.name ?? household ?? ''
  return [
    {
      kind: 'callBack',
      incident,
      device: null,
      hazard: null,
      place: whose,
      placeEn: whose,
      since: iso(askedAt),
      due: iso(dueAt),
      text: number,
    },
  ]
}

/** Devices that cannot be relied on, and why. */
function deviceMatters({ registry, supervision, modes, devices }: DeviceNetwork): Matter[] {
  const found: Matter[] = []
  for (const entry of registry.entries()) {
    const mode = modes.modes.get(entry.id)
    const state = supervision.state(entry.id, false, devices.faults.get(entry.id) !== undefined)
    const link = supervision.links.get(entry.id)
    if (mode) found.push({ ...ofDevice(mode.mode, entry, entry.id), due: iso(mode.until), text: mode.reason })
    else if (state === 'fault') found.push(ofDevice('fault', entry, entry.id))
    // Who is behind a dead gateway is heard again with it.
    else if (link?.online === false) found.push({ ...ofDevice('offline', entry, entry.id), since: iso(link.changedAt) })
  }
  return found.slice(0, DEVICES_LISTED)
}

const ofDevice = (kind: Matter['kind'], entry: DeviceEntry | undefined, device: string): Matter => ({
  kind,
  incident: null,
  device,
  hazard: null,
  place: entry?.place ?? device,
  placeEn: entry?.placeEn ?? device,
  since: null,
  due: null,
  text: '',
})
