/** Trying a limit on recorded readings: it must say what the core would have said. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tryLimit } from '../../../src-main/domains/alarms/try-limit.rules.ts'
import { Limit } from '../../../src-main/domains/devices/device-kind.types.ts'
import { offsetOf } from '../../../src-main/kernel/time-zone.ts'

const SUZHOU = offsetOf('Asia/Shanghai')
const limitWith = (some: object): Limit => Limit.parse({ id: 'x', hazard: 'smoke', priority: 1, delayMs: 0, ...some })
const series = (...pairs: [number, number][]) => pairs.map(([at, value]) => ({ at, value }))

describe('a limit tried on readings', () => {
  it('says when it would have fired, and from when to when its condition held', () => {
    const limit = limitWith({ when: 'above', value: 10, hysteresis: 2, delayMs: 1000 })
    const readings = series([0, 5], [1000, 11], [1500, 12], [2500, 12], [3000, 9], [4000, 8], [5000, 20])
    expect(tryLimit(limit, readings, 10_000, SUZHOU)).toEqual({
      fired: [2000, 6000],
      spans: [
        { from: 1000, to: 4000 },
        { from: 5000, to: 10_000 },
      ],
    })
  })

  it('fires between two readings when its delay runs out there, and not after the end', () => {
    const limit = limitWith({ when: 'above', value: 0, delayMs: 60_000 })
    expect(tryLimit(limit, series([0, 1]), 3_600_000, SUZHOU).fired).toEqual([60_000])
    expect(tryLimit(limit, series([0, 1]), 59_000, SUZHOU)).toEqual({ fired: [], spans: [] })
  })

  it('fires every night while the door is open, without a further reading', () => {
    const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '23:00', to: '05:00' }]
    const limit = limitWith({ hazard: 'door', when: 'above', value: 0.5, delayMs: 60_000, during: hours })
    const noon = Date.parse('2026-11-21T12:00:00+08:00')
    const { fired, spans } = tryLimit(limit, series([noon, 1]), noon + 2 * 86_400_000, SUZHOU)
    expect(fired.map((at) => new Date(at).toISOString())).toEqual(['2026-11-21T15:01:00.000Z', '2026-11-22T15:01:00.000Z'])
    expect(spans.map(({ to }) => new Date(to).toISOString())).toEqual(['2026-11-21T21:00:00.000Z', '2026-11-22T21:00:00.000Z'])
  })

  it('says nothing of no readings', () => {
    expect(tryLimit(limitWith({ when: 'above', value: 0 }), [], 1000, SUZHOU)).toEqual({ fired: [], spans: [] })
  })
})

const RECORDINGS = resolve(import.meta.dirname, '../../../../shared/data/smoke-fire')
const FIRES = ['02', '05', '07', '10', '33'].map((test) => join(RECORDINGS, `nist_smoke_alarms_sdc${test}.csv`))

/** Air temperature under the ceiling of the four rooms, °C. */
function ceilings(file: string): { at: number; value: number }[][] {
  const [head = [], ...rows] = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  return ['TCA_1', 'TCB_1', 'TCC_1', 'TCD_1'].map((name) =>
    rows.map((row) => ({ at: Number(row[0]) * 1000, value: Number(row[head.indexOf(name)]) })),
  )
}

describe.skipIf(!existsSync(RECORDINGS))('tried on five house fires (skipped without ../shared/data)', () => {
  const RISE = limitWith({ hazard: 'heat', when: 'rises', value: 8.3, windowMs: 60_000, hysteresis: 3 })
  const HOT = limitWith({ hazard: 'heat', when: 'above', value: 57, hysteresis: 5 })

  it('a rise of 8.3 °C in a minute fires once in every room, at least 30 s before 57 °C are reached', () => {
    for (const file of FIRES) {
      for (const readings of ceilings(file)) {
        const until = readings.at(-1)?.at ?? 0
        const [rise, hot] = [RISE, HOT].map((limit) => tryLimit(limit, readings, until, SUZHOU).fired)
        expect(rise, file).toHaveLength(1)
        for (const at of hot ?? []) expect(at - (rise?.[0] ?? at), file).toBeGreaterThanOrEqual(30_000)
      }
    }
  })
})
