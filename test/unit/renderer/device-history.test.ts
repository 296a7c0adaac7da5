import { describe, expect, it } from 'vitest'
import { valueAxis } from '../../../src-renderer/features/devices/chart-option.ts'
import { bandOf, CHART_SPANS, windowOf } from '../../../src-renderer/features/devices/history.rules.ts'

const MINUTE = 60_000
const start = Date.parse('2026-11-21T00:00:00.000Z')
const bucket = (minute: number, value = 1) => ({
  at: new Date(start + minute * MINUTE).toISOString(),
  min: value,
  mean: value,
  max: value,
  count: 1,
})

describe('the history of a point', () => {
  it('ends now, or half spans before', () => {
    const now = start + CHART_SPANS.day
    expect(windowOf({ span: 'day', back: 0 }, now)).toEqual({ from: start, to: now })
    expect(windowOf({ span: 'day', back: 2 }, now).to).toBe(start)
  })

  it('has a gap where a healthy device would have spoken, and none between its usual messages', () => {
    const window = { from: start, to: start + 60 * MINUTE }
    const band = bandOf([bucket(0), bucket(2), bucket(4), bucket(30)], window, 2 * MINUTE)
    expect(band.map(({ mean }) => mean)).toEqual([1, 1, 1, null, 1])
  })

  it('takes coarse steps of a long span for no gap', () => {
    const window = { from: start, to: start + CHART_SPANS.month }
    expect(bandOf([bucket(0), bucket(100)], window, MINUTE)).toHaveLength(2)
  })
})

describe('the value axis', () => {
  const band = [{ at: start, min: 0.02, mean: 0.03, max: 0.04 }]
  const limit = { value: 0.15, rank: 1 as const, words: '' }

  it('keeps the limit in the picture and does not go below zero for what never does', () => {
    const { min, max } = valueAxis({ band, limits: [limit], isSwitch: false })
    expect(min).toBeGreaterThanOrEqual(0)
    expect(min).toBeLessThan(0.02)
    expect(max).toBeGreaterThan(0.15)
  })

  it('has height even when nothing moves', () => {
    const { min, max } = valueAxis({ band: [{ at: start, min: 5, mean: 5, max: 5 }], limits: [], isSwitch: false })
    expect(max).toBeGreaterThan(min)
  })

  it('goes from no to yes for a switch', () => {
    expect(valueAxis({ band, limits: [], isSwitch: true })).toEqual({ min: 0, max: 1 })
  })
})
