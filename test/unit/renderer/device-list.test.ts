import { describe, expect, it } from 'vitest'
import { type DeviceFilter, filtered, NO_FILTER } from '../../../src-renderer/features/devices/device-filter.rules.ts'
import { createOrder } from '../../../src-renderer/features/devices/device-order.rules.ts'
import { allToggled, NONE_CHOSEN, rangeTo, toggled } from '../../../src-renderer/features/devices/row-choice.rules.ts'
import { device } from './device-samples.ts'

const found = (filter: Partial<DeviceFilter>, ...devices: ReturnType<typeof device>[]) =>
  filtered(devices, { ...NO_FILTER, ...filter }).devices.map(({ id }) => id)

describe('the filter of the device list', () => {
  const smoke = device({ id: 'a' })
  const zigbee = device({ id: 'b', source: { source: 'zigbee2mqtt', address: '0x00158D0001', via: 'bridge' }, zone: 'grid-1' })
  const tested = device({ id: 'c', state: 'fault', service: { mode: 'test', until: null, reason: '', by: '' } })

  it('finds by name, place, number and address in either language, all words at once', () => {
    expect(found({ words: '128 KITCHEN' }, smoke, zigbee)).toEqual(['a', 'b'])
    expect(found({ words: '0x00158d' }, smoke, zigbee)).toEqual(['b'])
    expect(found({ words: '厨房 大门' }, smoke, zigbee)).toEqual([])
  })

  it('counts a device without an address as one of the native profile', () => {
    expect(found({ source: 'watchroom' }, smoke, zigbee)).toEqual(['a'])
    expect(found({ source: 'zigbee2mqtt' }, smoke, zigbee)).toEqual(['b'])
  })

  it('narrows by zone and by what is in test', () => {
    expect(found({ zone: 'grid-1' }, smoke, zigbee, tested)).toEqual(['b'])
    expect(found({ mode: 'test' }, smoke, zigbee, tested)).toEqual(['c'])
  })

  it('shows only what is reached through one gateway', () => {
    expect(found({ gateway: 'zigbee-bridge' }, smoke, device({ id: 'd', gateway: 'zigbee-bridge' }))).toEqual(['d'])
  })

  it('counts every state of what the other filters find, whichever state is chosen', () => {
    const { devices, counts } = filtered([smoke, zigbee, tested], { ...NO_FILTER, state: 'fault' })
    expect(devices.map(({ id }) => id)).toEqual(['c'])
    expect(counts).toEqual({ normal: 2, alarm: 0, fault: 1, offline: 0, unknown: 0 })
  })
})

describe('the order of the device list', () => {
  const placeOf = ({ place }: ReturnType<typeof device>) => place
  const ids = (devices: ReturnType<typeof device>[], column: 'state' | 'place' | 'seen', descending = false) =>
    createOrder()(devices, { column, descending }, placeOf).map(({ id }) => id)

  it('puts the abnormal first and leaves equal ones as they were', () => {
    const devices = [device({ id: 'a' }), device({ id: 'b', state: 'offline' }), device({ id: 'c' }), device({ id: 'd', state: 'alarm' })]
    expect(ids(devices, 'state')).toEqual(['d', 'b', 'a', 'c'])
    expect(ids(devices, 'state', true)).toEqual(['a', 'c', 'b', 'd'])
  })

  it('counts house numbers as numbers', () => {
    const devices = ['山塘街 128 号', '山塘街 13 号', '山塘街 2 号'].map((place, at) => device({ id: String(at), place }))
    expect(ids(devices, 'place')).toEqual(['2', '1', '0'])
  })

  it('puts the newest message first and what was never heard last', () => {
    const devices = [device({ id: 'a', seenAt: null }), device({ id: 'b' }), device({ id: 'c', seenAt: '2026-11-21T04:00:00.000Z' })]
    expect(ids(devices, 'seen')).toEqual(['c', 'b', 'a'])
  })

  it('learns words that come up later', () => {
    const order = createOrder()
    const [b, c] = [device({ id: 'b', place: 'B' }), device({ id: 'c', place: 'C' })]
    order([b, c], { column: 'place', descending: false }, placeOf)
    const a = device({ id: 'a', place: 'A' })
    expect(order([c, b, a], { column: 'place', descending: false }, placeOf).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })
})

describe('choosing rows', () => {
  const order = ['a', 'b', 'c', 'd']

  it('takes the rows between the last one and the one pressed with Shift, in either direction', () => {
    expect([...rangeTo(toggled(NONE_CHOSEN, 'b'), 'd', order).chosen]).toEqual(['b', 'c', 'd'])
    expect([...rangeTo(toggled(NONE_CHOSEN, 'c'), 'a', order).chosen].sort()).toEqual(['a', 'b', 'c'])
  })

  it('takes a range out again when its first row was taken out', () => {
    const all = allToggled(NONE_CHOSEN, order)
    expect([...rangeTo(toggled(all, 'b'), 'c', order).chosen]).toEqual(['a', 'd'])
  })

  it('is a plain choice when the row it would start from is no longer shown', () => {
    expect([...rangeTo(toggled(NONE_CHOSEN, 'gone'), 'b', order).chosen]).toEqual(['gone', 'b'])
  })

  it('chooses all that is shown, and none when all are chosen', () => {
    const all = allToggled(NONE_CHOSEN, order)
    expect(all.chosen.size).toBe(4)
    expect(allToggled(all, order).chosen.size).toBe(0)
  })
})
