/** Only what is drawn of a device and did change is sent to the map; what is not normal is drawn by itself. */
import { describe, expect, it } from 'vitest'
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import { type DeviceDot, deviceChanges } from '../../../src-renderer/map/live/device-changes.ts'
import { device } from '../renderer/device-sample.ts'

const table = () => {
  const dots = new Map<string, DeviceDot>()
  const known = new Map<string, Device>()
  const tell = (...devices: Device[]) => {
    for (const each of devices) known.set(each.id, each)
    return deviceChanges(
      dots,
      devices.map(({ id }) => id),
      (id) => known.get(id),
      () => 'smoke',
    )
  }
  const take = (id: string) => {
    known.delete(id)
    return deviceChanges(
      dots,
      [id],
      () => undefined,
      () => 'smoke',
    )
  }
  return { tell, take, dots }
}

describe('devices on the map', () => {
  it('a new reading changes nothing that is drawn', () => {
    const { tell } = table()
    tell(device())
    const later = device({ points: [{ id: 'smoke', unit: 'dB/m', value: 0.2, at: null }], seenAt: '2026-11-21T03:58:10.600Z' })
    expect(tell(later)).toEqual({})
  })

  it('a device that falls silent leaves the groups and stands by itself', () => {
    const { tell } = table()
    tell(device(), device({ id: 'k2' }))
    const { devices, trouble } = tell(device({ state: 'offline' }))
    expect(devices).toEqual({ remove: ['k1'], add: [] })
    expect(trouble?.add.map(({ properties }) => properties)).toEqual([{ id: 'k1', glyph: 'smoke', state: 'offline' }])
  })

  it('a device that is normal again goes back among the others', () => {
    const { tell } = table()
    tell(device({ state: 'fault' }))
    const { devices, trouble } = tell(device())
    expect(trouble).toEqual({ remove: ['k1'], add: [] })
    expect(devices?.add).toHaveLength(1)
  })

  it('devices that move stay one dot, devices that are taken away are gone', () => {
    const { tell, take, dots } = table()
    tell(device())
    expect(tell(device({ lngLat: [120.7, 31.3] })).devices).toMatchObject({
      remove: [],
      add: [{ geometry: { coordinates: [120.7, 31.3] } }],
    })
    expect(take('k1').devices).toEqual({ remove: ['k1'], add: [] })
    expect(dots.size).toBe(0)
  })
})
