/** Chinese map services shift their coordinates; here everything lies where it is. */

import fc from 'fast-check'
import gcoord from 'gcoord'
import { describe, expect, it } from 'vitest'
import { placing } from '../../../../src-main/exchange/plan/coordinates.ts'
import { metresBetween } from '../../../../src-main/kernel/geo.ts'

const DRAWING = { middle: [0, 0], metresPerUnit: 1 } as const
const SYSTEMS = [
  ['gcj02', gcoord.GCJ02],
  ['bd09', gcoord.BD09],
] as const

describe.each(SYSTEMS)('coordinates in %s', (system, shifted) => {
  const place = placing(system, DRAWING)
  const SUZHOU = fc.tuple(fc.double({ min: 119.9, max: 121.4, noNaN: true }), fc.double({ min: 30.7, max: 32.1, noNaN: true }))
  const CHINA = fc.tuple(fc.double({ min: 74, max: 134, noNaN: true }), fc.double({ min: 4, max: 53, noNaN: true }))

  it.each([
    ['Suzhou', SUZHOU],
    ['China', CHINA],
  ])('come back to the centimetre, all over %s', (_, anywhere) => {
    fc.assert(
      fc.property(anywhere, (place84) => {
        const [x = 0, y = 0] = gcoord.transform([...place84], gcoord.WGS84, shifted)
        expect(metresBetween(place(x, y) ?? [0, 0], place84)).toBeLessThan(0.02)
        expect(metresBetween([x, y], place84)).toBeGreaterThan(50)
      }),
      { numRuns: 1000 },
    )
  })

  it('never go round for ever, also at the edge of the country', () => {
    fc.assert(
      fc.property(
        fc.double(),
        fc.double(),
        fc.constantFrom(72.004, 137.8347, 0),
        fc.double({ min: -0.01, max: 0.01 }),
        (x, y, edge, step) => {
          for (const [lng, lat] of [
            [x, y],
            [edge + step, 30],
            [100, 0.8293 + step],
          ] as const) {
            const placed = place(lng, lat)
            expect(placed === null || placed.every(Number.isFinite)).toBe(true)
          }
        },
      ),
    )
  })
})

describe('a drawing', () => {
  it('lies around 0°/0° with its metres: 111,320 to the degree, both ways', () => {
    expect(placing('local', { middle: [5000, 3000], metresPerUnit: 0.001 })(5000 + 111_320, 3000 - 55_660)).toEqual([0.001, -0.0005])
  })
})
