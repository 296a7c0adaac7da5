/** Which devices a filter shows, and how many of each state it would. Pure. */
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import { type DeviceMode, DeviceState, type SourceId } from '../../../src-preload/contract/wire/words.ts'

export interface DeviceFilter {
  words: string
  kind: string | null
  state: DeviceState | null
  zone: string | null
  mode: DeviceMode | null
  source: SourceId | null
  /** Only what is reached through this device. */
  gateway: string | null
}

export const NO_FILTER: DeviceFilter = { words: '', kind: null, state: null, zone: null, mode: null, source: null, gateway: null }

/** A device without a source speaks the native MQTT profile. */
export const familyOf = (device: Device): SourceId => device.source?.source ?? 'watchroom'

/** A device is replaced when it changes, so its text is put together once and forgotten with it. */
const texts = new WeakMap<Device, string>()
const textOf = (device: Device): string => {
  let text = texts.get(device)
  if (text === undefined) {
    const { id, name, nameEn, place, placeEn, source } = device
    text = `${id} ${name} ${nameEn} ${place} ${placeEn} ${source?.address ?? ''}`.toLowerCase()
    texts.set(device, text)
  }
  return text
}

export interface Filtered {
  devices: Device[]
  /** By state, as the filter without its state finds them. */
  counts: Record<DeviceState, number>
}

export const filtered = (devices: Iterable<Device>, { words, kind, state, zone, mode, source, gateway }: DeviceFilter): Filtered => {
  const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const counts = Object.fromEntries(DeviceState.options.map((each) => [each, 0])) as Filtered['counts']
  const fitting: Device[] = []
  for (const device of devices) {
    const fits =
      (kind === null || device.kind === kind) &&
      (zone === null || device.zone === zone) &&
      (mode === null || device.service.mode === mode) &&
      (source === null || familyOf(device) === source) &&
      (gateway === null || device.gateway === gateway) &&
      (wanted.length === 0 || wanted.every((word) => textOf(device).includes(word)))
    if (!fits) continue
    counts[device.state] += 1
    if (state === null || device.state === state) fitting.push(device)
  }
  return { devices: fitting, counts }
}
