/** How an incident begins. Pure. */
import type { Place } from '../../../src-preload/contract/incident-parts.types.ts'
import type { AlarmRecord } from '../alarms/alarms.types.ts'
import type { DeviceEntry } from '../devices/devices.types.ts'
import type { Actor, IncidentContext, IncidentRecord } from './incident.types.ts'

/** Nothing has been done yet; its first alarm is added by the machine. `now` in UTC ms. */
export function freshContext(
  id: string,
  site: string,
  key: string,
  alarm: Pick<AlarmRecord, 'hazard' | 'priority'>,
  place: Place,
  now: number,
  assignedTo: Actor | null,
  procedures: Pick<IncidentContext, 'script' | 'playbook'>,
): IncidentContext {
  return {
    id,
    site,
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
    commander: null,
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

export const placeOfDevice = (device: Pick<DeviceEntry, 'id' | 'zone' | 'household' | 'room' | 'place' | 'placeEn' | 'lngLat'>): Place => {
  const { id, zone, household, room, place, placeEn, lngLat } = device
  return { zone, device: id, household, room, text: place, textEn: placeEn, lngLat }
}

/** Somebody saw it or called about it: it is in their hands, and no reading speaks against clearing it. */
export const openedByHand = (context: IncidentContext, by: Actor): IncidentRecord => ({
  state: 'contacting',
  context: { ...context, owner: by, acceptedAt: context.openedAt, unacknowledged: false, normal: true },
})

/** Somebody who is not at the desk calls for help. `isExact` false: the place is only where they most likely are. */
export interface CallForHelp extends Pick<IncidentContext, 'kind' | 'priority' | 'place' | 'site'> {
  key: string
  isExact: boolean
}

/** Nobody has seen it yet, whoever saw it before; no reading speaks against clearing it. */
export const calledForHelp = (context: IncidentContext): IncidentContext => ({
  ...context,
  normal: true,
  unacknowledged: true,
  silencedUntil: null,
  safeAt: null,
})
