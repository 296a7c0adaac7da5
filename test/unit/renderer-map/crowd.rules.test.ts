/** People by zone and at the gates, as the counters of the site tell. */
import { describe, expect, it } from 'vitest'
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import type { Site } from '../../../src-preload/contract/site.contract.ts'
import { crowdOf, gatesOf, riseOf, silentCounters } from '../../../src-renderer/wall/crowd.rules.ts'
import { device } from '../renderer/device-sample.ts'

const counter = (id: string, zone: string, values: Record<string, number | null>, more: Partial<Device> = {}): Device =>
  device({
    id,
    zone,
    kind: 'people-counter',
    name: id,
    points: Object.entries(values).map(([point, value]) => ({ ...device({}).points[0], id: point, value }) as Device['points'][number]),
    state: 'normal',
    ...more,
  })
const zone = (id: string, capacity: number | null): Site['zones'][number] => ({
  id,
  name: id,
  nameEn: id,
  kind: 'sector',
  capacity,
  authorisation: null,
  households: 0,
  devices: 0,
})
const zones = [zone('north', 400), zone('south', 100), zone('river', null)]

describe('people by zone', () => {
  it('are the sum of its counters, the fullest zone first', () => {
    const crowd = crowdOf(
      [
        counter('a', 'north', { people: 100 }),
        counter('b', 'north', { people: 60 }),
        counter('c', 'south', { people: 95 }),
        counter('d', 'river', { people: 7 }),
      ],
      zones,
    )
    expect(crowd.map(({ id, people, share }) => [id, people, share])).toEqual([
      ['south', 95, 0.95],
      ['north', 160, 0.4],
      ['river', 7, 0],
    ])
  })

  it('leave out counters that are silent, and say how many those are', () => {
    const devices = [counter('a', 'north', { people: 100 }, { state: 'offline' }), counter('b', 'south', { people: 5 })]
    expect(crowdOf(devices, zones).map(({ id }) => id)).toEqual(['south'])
    expect(silentCounters(devices)).toBe(1)
  })
})

describe('gates', () => {
  it('are where somebody counts who comes or goes, in the order of their names', () => {
    const devices = [
      counter('west', 'north', { 'in-total': 4, 'out-total': 2 }),
      counter('east', 'north', { 'in-total': 0 }),
      counter('c', 'x', { people: 1 }),
    ]
    expect(gatesOf(devices).map(({ id }) => id)).toEqual(['east', 'west'])
  })

  it('tell what the total rose by, and nothing when the counter began anew', () => {
    expect(
      riseOf([
        { min: 100, max: 104 },
        { min: 110, max: 131 },
      ]),
    ).toBe(31)
    expect(
      riseOf([
        { min: 0, max: 900 },
        { min: 2, max: 20 },
      ]),
    ).toBe(20)
    expect(
      riseOf([
        { min: 800, max: 900 },
        { min: 2, max: 20 },
      ]),
    ).toBeNull()
    expect(riseOf([])).toBeNull()
  })
})
