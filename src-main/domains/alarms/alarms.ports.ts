/** What alarms offer, and what they need from incidents. */
import type { DeviceEntry } from '../devices/devices.types.ts'
import type { AlarmRecord } from './alarms.types.ts'

/** Offered to incidents. */
export interface IncidentAlarms {
  get(id: string): AlarmRecord | undefined
  /** `accept`: what was unseen is acknowledged (ISA-18.2). */
  acknowledge(ids: readonly string[]): void
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
}
