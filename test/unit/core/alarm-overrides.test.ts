/** What people may change about the limits of one device, and what they may not. */
import { describe, expect, it } from 'vitest'
import { checkOverrides } from '../../../src-main/domains/alarms/overrides.rules.ts'
import { Limit } from '../../../src-main/domains/devices/device-kind.types.ts'
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

  it('of a rate or a standstill is still one', () => {
    const limits = [
      { id: 'fast', hazard: 'structure', priority: 2, when: 'rises', value: 5, windowMs: 60_000, delayMs: 0 },
      { id: 'stuck', hazard: 'device', priority: 4, when: 'unchanged', value: 0, delayMs: 60_000 },
    ].map((limit) => Limit.parse(limit))
    const range: [number, number] = [0, 100]
    const points = new Map([['tilt', { id: 'tilt', name: { 'zh-CN': '倾角', en: 'Tilt' }, unit: '°', range, decimals: 1, limits }]])
    const refusals = (key: string, override: object) => checkOverrides(points, { [key]: override })
    for (const wrong of [{ value: 0 }, { value: -5 }, { value: 200 }, { hysteresis: 5 }])
      expect(refusals('tilt/fast', wrong), JSON.stringify(wrong)).toEqual(['outOfRange'])
    for (const wrong of [{ value: -1 }, { delayMs: 0 }])
      expect(refusals('tilt/stuck', wrong), JSON.stringify(wrong)).toEqual(['outOfRange'])
    expect([...refusals('tilt/fast', { value: 8, hysteresis: 2 }), ...refusals('tilt/stuck', { delayMs: 5000 })]).toEqual([])
  })

  it('must be there', () => {
    for (const key of ['smoke/low', 'gas/high', 'smoke', '', '__proto__/high', 'smoke/constructor'])
      expect(checkOverrides(SMOKE, { [key]: { value: 1 } }), key).toEqual(['unknownLimit'])
  })
})
