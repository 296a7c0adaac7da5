/** A well-formed device for the tests of the devices pages. */
import type { Device } from '../../../src-preload/contract/devices.contract.ts'

export const device = (with_: Partial<Device> = {}): Device => ({
  id: 'shantang-128-kitchen-smoke',
  site: 'shantang',
  kind: 'smoke-detector',
  name: '厨房烟感',
  nameEn: 'Kitchen smoke',
  zone: 'grid-3',
  household: 'shantang-128',
  room: '厨房',
  place: '山塘街 128 号 · 厨房',
  placeEn: '128 Shantang St · kitchen',
  lngLat: [120.6, 31.32],
  points: [{ id: 'smoke', unit: 'dB/m', value: 0.02, at: '2026-11-21T03:58:10.600Z' }],
  state: 'normal',
  service: { mode: 'inService', until: null, reason: '', by: '' },
  source: null,
  gateway: null,
  seenAt: '2026-11-21T03:58:10.600Z',
  ...with_,
})
