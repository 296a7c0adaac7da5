/** Metres, circles, centre lines and the building an alarm is in. */
import { describe, expect, it } from 'vitest'
import type { SiteFeature } from '../../../src-preload/contract/site.contract.ts'
import { buildingAt, centreLine, circle, offset, pixelsPerMetre, scaleBar } from '../../../src-renderer/map/map-geometry.ts'

const HOME: [number, number] = [120.6, 31.32]
const metresBetween = (a: readonly number[], b: readonly number[]) =>
  Math.hypot(((a[0] ?? 0) - (b[0] ?? 0)) * Math.cos((31.32 * Math.PI) / 180), (a[1] ?? 0) - (b[1] ?? 0)) * 111_320

const building = (id: string, east: number, north: number): SiteFeature => ({
  type: 'Feature',
  properties: { layer: 'building', id },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        offset(HOME, east, north),
        offset(HOME, east + 8, north),
        offset(HOME, east + 8, north + 6),
        offset(HOME, east, north + 6),
        offset(HOME, east, north),
      ],
    ],
  },
})

describe('geometry of a site', () => {
  it('a ring of 25 m is 25 m from its middle everywhere', () => {
    for (const corner of circle(HOME, 25)) expect(metresBetween(corner, HOME)).toBeCloseTo(25, 0)
  })

  it('finds the building a room is in, else the nearest within reach', () => {
    const houses = [building('a', 0, 0), building('b', 20, 0)]
    expect(buildingAt(houses, offset(HOME, 23, 3), 0)?.properties.id).toBe('b')
    expect(buildingAt(houses, offset(HOME, 11, 3), 12)?.properties.id).toBe('a')
    expect(buildingAt(houses, offset(HOME, 11, 3), 0)).toBeNull()
  })

  it('the centre line of a canal runs along its middle', () => {
    const [length, half] = [200, 9]
    const ribbon = [offset(HOME, 0, -half), offset(HOME, length, -half), offset(HOME, length, half), offset(HOME, 0, half)]
    const line = centreLine(ribbon, 10)
    expect(line).toHaveLength(10)
    for (const [, lat] of line) expect(Math.abs(lat - HOME[1]) * 111_320).toBeLessThan(0.2)
  })

  it('the scale bar has a round length that fits', () => {
    for (const zoom of [15, 16.3, 17.4, 18.8, 20.2]) {
      const { metres, px } = scaleBar(pixelsPerMetre(zoom, 31.32), 130)
      expect(px).toBeLessThanOrEqual(130)
      expect(px).toBeGreaterThan(50)
      expect([1, 2, 5]).toContain(Number(String(metres)[0]))
    }
  })
})
