/** Taking a file into the plan: names stay unique, what belongs together stays together, and it lies where it was laid. */
import { describe, expect, it } from 'vitest'
import type { Converted } from '../../../src-preload/contract/plan.contract.ts'
import type { MapLayer } from '../../../src-preload/contract/site.contract.ts'
import { boxOf, firstQuad, isFarAway, laidOn, type Take, withImport } from '../../../src-renderer/features/plan/import.rules.ts'
import { featureIn, idOf } from '../../../src-renderer/features/plan/plan.rules.ts'
import { metresBetween } from '../../../src-renderer/map/map-geometry.ts'
import { box, drawn, plan, spot } from './samples.ts'

/** With names that the plan has, too. */
const file: Converted = {
  format: 'imdf',
  features: [
    drawn('zone', 'west', box(6, 0, 1, 1), { zone: 'west' }),
    drawn('building', 'hall', box(6, 0, 1, 1)),
    drawn('room', 'room-1', box(6, 0, 0.2, 0.2), { floor: 'hall-1' }),
    drawn('hydrant', 'hydrant-9', spot(6, 1)),
  ],
  floors: [{ id: 'hall-1', building: 'hall', ordinal: 0, name: '一层', nameEn: 'Level 1', plan: null }],
  zones: [{ id: 'west', name: '西区', nameEn: 'West', kind: 'sterile', capacity: 10, authorisation: null }],
  left: [],
}
const take = (layers: readonly MapLayer[], more: Partial<Take> = {}): Take => ({
  layers: new Map(layers.map((layer) => [layer, layer])),
  mode: 'add',
  quad: null,
  movesSite: false,
  ...more,
})
const ALL: readonly MapLayer[] = ['zone', 'building', 'room', 'hydrant']

describe('a file that is taken into the plan', () => {
  it('keeps what is there, and gets new names where they are taken', () => {
    const more = withImport(plan, file, take(ALL))
    expect(more.features.slice(0, plan.features.length)).toEqual(plan.features)
    const ids = more.features.map(idOf)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain('hydrant-9')
    const room = more.features.findLast(({ properties }) => properties.layer === 'room')
    const floor = more.floors.at(-1)
    expect(room?.properties.floor).toBe(floor?.id)
    expect(featureIn(more, floor?.building ?? null)?.geometry).toEqual(file.features[1]?.geometry)
    const zone = more.features.findLast(({ properties }) => properties.layer === 'zone')
    expect(more.zones.at(-1)).toMatchObject({ id: zone?.properties.zone, name: '西区' })
  })

  it('takes only the layers that are chosen, as what they are chosen for', () => {
    const more = withImport(plan, file, take([], { layers: new Map([['hydrant', 'valve']]) }))
    expect(more.features.slice(plan.features.length).map(({ properties }) => properties.layer)).toEqual(['valve'])
    expect([more.floors, more.zones]).toEqual([plan.floors, plan.zones])
  })

  it('takes the place of what is of the same kinds, with their rows and floors, and leaves other kinds alone', () => {
    const next = withImport(plan, file, take(['zone', 'building'], { mode: 'replace' }))
    expect(next.zones.map(({ id, name }) => [id, name])).toEqual([['west', '西区']])
    expect(next.features.filter(({ properties }) => properties.layer === 'building')).toHaveLength(1)
    expect(featureIn(next, 'hydrant-1')).toEqual(featureIn(plan, 'hydrant-1'))
  })

  it('lets the extent of the site grow around it, or become its own', () => {
    expect(withImport(plan, file, take(ALL)).bounds[2]).toBeGreaterThan(120.007)
    const moved = withImport(plan, file, take(ALL, { movesSite: true }))
    expect(moved.bounds[0]).toBeGreaterThan(120.004)
    expect(moved.center[0]).toBeCloseTo(120.0065, 5)
  })

  it('lies where its corners were dragged, in its true size at first', () => {
    const around = boxOf(file.features)
    if (!around) throw new Error('The file holds something')
    const quad = firstQuad(around, [8, 50])
    const laid = boxOf(laidOn(file.features, quad))
    if (!laid) throw new Error('It was laid')
    const width = (b: typeof laid) => metresBetween([b[0], b[1]], [b[2], b[1]])
    expect(width(laid)).toBeCloseTo(width(around), 0)
    expect((laid[0] + laid[2]) / 2).toBeCloseTo(8, 6)
    expect(featureIn(withImport(plan, file, take(ALL, { quad })), 'hydrant-9')?.geometry.coordinates[0]).toBeCloseTo(8, 2)
  })

  it('is far away beyond 20 km', () => {
    expect(isFarAway(plan, file.features)).toBe(false)
    expect(isFarAway(plan, [drawn('tree', 't', spot(500, 0))])).toBe(true)
  })
})
