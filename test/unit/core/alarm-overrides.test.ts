/** What people may change about the limits of one device, and what they may not. */
import { describe, expect, it } from 'vitest'
import { checkOverrides } from '../../../src-main/domains/alarms/overrides.rules.ts'
import { resources } from '../../support/tiny-site.ts'

const pointsOf = (kind: string) => new Map(resources.kinds.get(kind)?.points.map((point) => [point.id, point]))
const SMOKE = pointsOf('smoke-detector')
const PRESSURE = pointsOf('hydrant-pressure')
const WATER = pointsOf('water-meter')

describe('a limit of a device', () => {
  it('may differ from its kind, and where no lives depend on it may be switched off', () => {
    expect(checkOverrides(SMOKE, { 'smoke/high': { value: 0.2, hysteresis: 0.1, delayMs: 20_000 } })).toEqual([])
    expect(checkOverrides(PRESSURE, { 'pressure/low': { off: true }, 'pressure/high': { priority: 3, delayMs: 600_000 } })).toEqual([])
    expect(checkOverrides(WATER, { 'total/unused': { delayMs: 172_800_000, value: 0.002 } })).toEqual([])
  })

  it('on which lives may depend is neither switched off nor made less urgent nor made to wait', () => {
    expect(checkOverrides(SMOKE, { 'smoke/high': { off: true, priority: 2, delayMs: 60_001 } })).toEqual([
      'lifeSafetyOff',
      'lifeSafetyPriority',
      'lifeSafetyDelay',
    ])
  })

  it('can still be crossed, and come back from', () => {
    for (const wrong of [{ value: 60 }, { value: 100 }, { value: -1 }, { hysteresis: 0.2 }])
      expect(checkOverrides(SMOKE, { 'smoke/high': wrong }), JSON.stringify(wrong)).toEqual(['outOfRange'])
    expect(checkOverrides(PRESSURE, { 'pressure/low': { value: 0 } })).toEqual(['outOfRange'])
    expect(checkOverrides(PRESSURE, { 'pressure/low': { value: 2.4, hysteresis: 0.2 } })).toEqual(['outOfRange'])
  })

  it('must be there', () => {
    for (const key of ['smoke/low', 'gas/high', 'smoke', '', '__proto__/high', 'smoke/constructor'])
      expect(checkOverrides(SMOKE, { [key]: { value: 1 } }), key).toEqual(['unknownLimit'])
  })
})
