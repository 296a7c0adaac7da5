/** Only what is drawn of a device and did change is sent to the map. */
import { describe, expect, it } from 'vitest'
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import { type DeviceDot, deviceChanges, deviceDot } from '../../../src-renderer/map/live/device-changes.ts'

const device = (change: Partial<Device> = {}): Device => ({
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
  ...change,
})
const board = (...devices: Device[]): ReadonlyMap<string, DeviceDot> =>
  new Map(devices.map((each) => [each.id, deviceDot(each, () => 'smoke')]))

describe('devices on the map', () => {
  it('a new reading changes nothing that is drawn', () => {
    const later = device({ points: [{ id: 'smoke', unit: 'dB/m', value: 0.2, at: null }], seenAt: '2026-11-21T03:58:10.600Z' })
    expect(deviceChanges(board(device()), board(later))).toBeNull()
  })

  it('a changed state updates that device alone', () => {
    const other = device({ id: 'k2' })
    const change = deviceChanges(board(device(), other), board(device({ state: 'offline' }), other))
    expect(change?.update?.map(({ id }) => id)).toEqual(['k1'])
    expect(change?.update?.[0]?.addOrUpdateProperties).toContainEqual({ key: 'state', value: 'offline' })
    expect([change?.add, change?.remove]).toEqual([[], []])
  })

  it('devices come and go', () => {
    const change = deviceChanges(board(device()), board(device({ id: 'k2' })))
    expect(change?.remove).toEqual(['k1'])
    expect(change?.add).toHaveLength(1)
  })
})
