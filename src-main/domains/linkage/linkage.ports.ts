/** What linkage needs of devices and incidents. */
import type { DeviceMode } from '../../../src-preload/contract/wire/words.ts'
import type { DeviceEntry } from '../devices/devices.types.ts'

export interface LinkageDevices {
  get(device: string): DeviceEntry | undefined
  entries(): Iterable<DeviceEntry>
  ofKind(kind: string): Iterable<DeviceEntry>
  /** Newest value of a point, however old. */
  value(device: string, point: string): number | undefined
  /** What it reported last still holds, as far as can be known. */
  isHeard(device: string): boolean
  modeOf(device: string): DeviceMode
  /** Discovery says that the point can be commanded. */
  isWritable(device: DeviceEntry, point: string): boolean
  /** A reading the core makes itself. */
  observe(device: DeviceEntry, point: string, value: number): void
}

export interface LinkageIncidents {
  isOpen(incident: string): boolean
  /** It is open and something of it is abnormal. */
  isAlarming(incident: string): boolean
}
