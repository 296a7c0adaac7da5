/** How an incident begins. Pure. */
import type { Place } from '../../../src-preload/contract/incident-parts.types.ts'
import type { AlarmRecord } from '../alarms/alarms.types.ts'
import type { DeviceEntry } from '../devices/devices.types.ts'
import type { IncidentContext } from './incident.types.ts'

/** Nothing has been done yet; its first alarm is added by the machine. `now` in UTC ms. */
export function freshContext(
  id: string,
  key: string,
  alarm: Pick<AlarmRecord, 'hazard' | 'priority'>,
  device: Pick<DeviceEntry, 'id' | 'site' | 'zone' | 'household' | 'room' | 'place' | 'placeEn' | 'lngLat'>,
  now: number,
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
    normal: false,
    unacknowledged: true,
    owner: null,
    acceptedAt: null,
    silencedUntil: null,
    verdict: 'unknown',
    gearConfirmed: false,
    staffConfirmedAt: null,
    clearedAt: null,
    advisedAt: null,
    archivedAt: null,
    causeReport: null,
    calls: [],
    callsBefore: 0,
    orders: [],
    reported: [],
    steps: [],
  }
}
