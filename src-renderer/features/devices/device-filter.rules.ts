/** Which devices a filter shows, the abnormal ones first. Pure. */
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import type { DeviceState } from '../../../src-preload/contract/wire/words.ts'

export interface DeviceFilter {
  words: string
  kind: string | null
  state: DeviceState | null
}

const ORDER: Record<DeviceState, number> = { alarm: 0, fault: 1, offline: 2, unknown: 3, normal: 4 }

export const filtered = (devices: Iterable<Device>, { words, kind, state }: DeviceFilter): Device[] => {
  const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return [...devices]
    .filter((device) => {
      const text = `${device.name} ${device.nameEn} ${device.place} ${device.placeEn}`.toLowerCase()
      return (
        (kind === null || device.kind === kind) && (state === null || device.state === state) && wanted.every((word) => text.includes(word))
      )
    })
    .sort((a, b) => ORDER[a.state] - ORDER[b.state] || a.id.localeCompare(b.id))
}
