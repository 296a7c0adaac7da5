/** How an incident begins. Pure. */
import type { Place } from '../../../src-preload/contract/incident-parts.types.ts'
import type { AlarmRecord } from '../alarms/alarms.types.ts'
import type { DeviceEntry } from '../devices/devices.types.ts'
import type { Actor, IncidentContext } from './incident.types.ts'

/** Nothing has been done yet; its first alarm is added by the machine. `now` in UTC ms. */
export function freshContext(
  id: string,
  key: string,
  alarm: Pick<AlarmRecord, 'hazard' | 'priority'>,
  device: Pick<DeviceEntry, 'id' | 'site' | 'zone' | 'household' | 'room' | 'place' | 'placeEn' | 'lngLat'>,
  now: number,
  assignedTo: Actor | null,
  procedures: Pick<IncidentContext, 'script' | 'playbook'>,
): IncidentContext {
  const place: Place = {
    zone: device.zone,
    device: device.id,
    household: device.household,
    room: device.room,
    text: device.place,
    textEn: device.placeEn,
    lngLat: device.lngLat,
  }
  return {
    id,
    site: device.site,
    kind: alarm.hazard,
    priority: alarm.priority,
    placeKey: key,
    place,
    openedAt: now,
    alarms: [],
    devices: 0,
    normal: false,
    unacknowledged: true,
    owner: null,
    assignedTo,
    acceptedAt: null,
    silencedUntil: null,
    actedAt: now,
    verdict: 'unknown',
    verdictBy: null,
    gearConfirmed: false,
    staffConfirmedAt: null,
    clearedAt: null,
    advisedAt: null,
    archivedAt: null,
    causeReport: null,
    causeCategory: null,
    referral: null,
    calls: [],
    callsBefore: 0,
    orders: [],
    reports: [],
    casualties: [],
    cordon: null,
    evacuees: {},
    steps: [],
    ...procedures,
    escalations: [],
  }
}
