import { describe, expect, it } from 'vitest'
import {
  changeOf,
  fieldsOf,
  isLifeSafety,
  limitRows,
  overridesWith,
  withoutStandard,
} from '../../../src-renderer/features/devices/limits.rules.ts'

const high = { id: 'high', hazard: 'smoke', priority: 1, when: 'above', value: 0.15, hysteresis: 0.05, delayMs: 0 }
const low = { id: 'low', hazard: 'device', priority: 4, when: 'below', value: 20, delayMs: 0, incident: false }
const rows = limitRows([
  { point: 'smoke', limit: high, override: { value: 0.15 } },
  { point: 'battery', limit: low, override: null },
])
const [smoke, battery] = rows.map(({ limit }) => limit)
const smokeLimit = smoke ?? expect.fail('a limit that is well formed is read')

describe('the limits of a device', () => {
  it('are read with what they leave out, and what is no limit is left out', () => {
    expect(battery).toMatchObject({ hysteresis: 0, off: false, incident: false })
    expect(limitRows([{ point: 'smoke', limit: { id: 'high', when: 'sometimes' }, override: null }])).toEqual([])
  })

  it('know which of them lives may depend on', () => {
    expect(rows.map(({ limit }) => isLifeSafety(limit))).toEqual([true, false])
  })

  it('keep the changes of the others when one is changed, and lose one that is taken back', () => {
    expect(overridesWith(rows, 'battery/low', { value: 15 })).toEqual({ 'smoke/high': { value: 0.15 }, 'battery/low': { value: 15 } })
    expect(overridesWith(rows, 'smoke/high', {})).toEqual({})
  })
})

describe('the editor of a limit', () => {
  const change = (fields: Partial<ReturnType<typeof fieldsOf>>) => changeOf({ ...fieldsOf(smokeLimit), ...fields }, smokeLimit, [0, 60])

  it('reads seconds and keeps milliseconds', () => {
    expect(change({ delayS: '2.5' }).override.delayMs).toBe(2500)
  })

  it('says what is wrong with each field', () => {
    expect(change({ value: '' }).errors).toEqual({ value: 'noNumber' })
    expect(change({ value: '61' }).errors).toEqual({ value: 'outOfRange' })
    expect(change({ hysteresis: '-1', delayS: 'soon' }).errors).toEqual({ hysteresis: 'negative', delayS: 'noNumber' })
    expect(change({ delayS: '700000' }).errors).toEqual({ delayS: 'tooLarge' })
  })

  it('keeps only what differs from the limit of the kind', () => {
    const standard = { value: 0.15, hysteresis: 0.05, delayMs: 0, priority: 1 }
    expect(withoutStandard(change({ value: '0.2' }).override, standard)).toEqual({ value: 0.2 })
    expect(withoutStandard(change({}).override, standard)).toEqual({})
  })
})
