/** Devices in test and out of service, the one that ends first on top. Pure. */
import type { Device } from '../../../src-preload/contract/devices.contract.ts'

export interface OutOfUse {
  test: Device[]
  outOfService: Device[]
}

/** Without an end it stands last. */
const NEVER = '9999'
const byEnd = (a: Device, b: Device) => (a.service.until ?? NEVER).localeCompare(b.service.until ?? NEVER)

export const outOfUse = (devices: Iterable<Device>): OutOfUse => {
  const lists: OutOfUse = { test: [], outOfService: [] }
  for (const device of devices) if (device.service.mode !== 'inService') lists[device.service.mode].push(device)
  return { test: lists.test.sort(byEnd), outOfService: lists.outOfService.sort(byEnd) }
}
