/** Devices as they were: the worst of what was known counts, and what is behind a silent gateway is silent. */
import { describe, expect, it } from 'vitest'
import { devicesThen, silentThen } from '../../../src-main/domains/history/history.rules.ts'

describe('devices at a moment of the past', () => {
  it('an alarm counts before a silence, a silence before trouble of the device', () => {
    const alarms = [
      { device: 'k1', hazard: 'smoke', priority: 1, returnedAt: null },
      { device: 'k2', hazard: 'device', priority: 4, returnedAt: null },
      { device: 'k3', hazard: 'device', priority: 4, returnedAt: null },
    ] as const
    expect(devicesThen(alarms, ['k1', 'k2'], 1_000)).toEqual([
      { id: 'k1', state: 'alarm', priority: 1 },
      { id: 'k2', state: 'offline', priority: null },
      { id: 'k3', state: 'fault', priority: 4 },
    ])
  })

  it('of several alarms the most urgent one counts, and one that had returned does not', () => {
    const alarms = [
      { device: 'k1', hazard: 'heat', priority: 2, returnedAt: 2_000 },
      { device: 'k1', hazard: 'smoke', priority: 1, returnedAt: 500 },
      { device: 'k1', hazard: 'heat', priority: 3, returnedAt: null },
    ] as const
    expect(devicesThen(alarms, [], 1_000)).toEqual([{ id: 'k1', state: 'alarm', priority: 2 }])
  })

  it('what is behind a silent gateway is silent; a ring of gateways ends', () => {
    const gateways: Record<string, string> = { k1: 'g1', g1: 'g2', g2: 'g1', k2: 'g3' }
    const silent = silentThen(
      ['k1', 'k2'],
      (id) => id === 'g2',
      (id) => gateways[id] ?? null,
      5,
    )
    expect(silent).toEqual(['k1'])
    expect(
      silentThen(
        ['k1'],
        () => false,
        (id) => gateways[id] ?? null,
        5,
      ),
    ).toEqual([])
  })
})
