/** A device as the board has it. */
import type { Device } from '../../../src-preload/contract/devices.contract.ts'

export const device = (with_: Partial<Device> = {}): Device => ({
  id: 'k1',
  site: 'demo',
  kind: 'smoke-detector',
  name: '厨房烟感',
  nameEn: 'Kitchen smoke',
  zone: 'grid-1',
  household: 'shantang-128',
  room: '厨房',
  place: '山塘街 128 号 · 厨房',
  placeEn: '128 Shantang St · kitchen',
  lngLat: [120.6, 31.32],
  points: [{ id: 'smoke', unit: 'dB/m', value: 0.01, at: null }],
  state: 'normal',
  service: { mode: 'inService', until: null, reason: '', by: '' },
  source: null,
  gateway: null,
  seenAt: null,
  ...with_,
})
