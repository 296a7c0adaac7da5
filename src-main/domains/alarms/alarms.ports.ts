/** What alarms offer, and what they need from incidents and devices. */
import type { DeviceMode } from '../../../src-preload/contract/wire/words.ts'
import type { AcceptedReading, DeviceEntry } from '../devices/devices.types.ts'
import type { AlarmRecord } from './alarms.types.ts'

/** Offered to incidents. */
export interface IncidentAlarms {
  get(id: string): AlarmRecord | undefined
  /** Their incident is accepted: what was unseen is acknowledged (ISA-18.2). */
  accept(ids: readonly string[]): void
  /** A person acted on them; only the first time counts. */
  noteFirstAct(ids: readonly string[]): void
  /** Their incident is archived: the limits are free to raise a new alarm. */
  release(ids: readonly string[]): void
}

/** Needed from incidents. */
export interface AlarmIncidents {
  /** Opens an incident for a new alarm, or joins the open one of the same room and hazard; gives its id. */
  place(alarm: Omit<AlarmRecord, 'incident'>, device: DeviceEntry): string
  /** One of its alarms is new or changed. `relapsed`: a reading went abnormal. */
  alarmChanged(alarm: AlarmRecord, relapsed: boolean): void
  isOpen(incident: string): boolean
}

/** Needed from devices. */
export interface AlarmDevices {
  get(device: string): DeviceEntry | undefined
  /** The newest reading of a point. */
  newest(device: string, point: string): AcceptedReading | undefined
  /** Whether its alarms count. */
  modeOf(device: string): DeviceMode
  /** Its gateway is known to be dead: it may be silent for no fault of its own. */
  isCovered(device: string): boolean
}
