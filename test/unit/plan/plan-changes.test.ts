/** Changes of the plan: what belongs together stays together. */
import { describe, expect, it } from 'vitest'
import { kindRows, shownFeatures } from '../../../src-renderer/features/plan/objects.rules.ts'
import {
  featureIn,
  floorsOf,
  idOf,
  withDrawn,
  withExtentFitted,
  withFloorMoved,
  withIds,
  withNewFloor,
  withoutFeature,
  withoutFloor,
  withProperties,
  withZone,
} from '../../../src-renderer/features/plan/plan.rules.ts'
import { box, drawn, plan, spot } from './samples.ts'

const named = { name: '新区', nameEn: 'New zone' }

describe('a change of the plan', () => {
  it('gives everything drawn a name of its own, and leaves names alone that are there', () => {
    const nameless = { ...drawn('tree', 'x', spot(1, 1)), id: 7, properties: { layer: 'tree' as const } }
    const twice = drawn('tree', 'hydrant-1', spot(1, 1))
    const { features } = withIds({ ...plan, features: [...plan.features, nameless, nameless, twice] })
    expect(new Set(features.map(idOf)).size).toBe(features.length)
    expect(features.slice(0, plan.features.length)).toEqual(plan.features)
    expect(withIds(plan)).toBe(plan)
  })

  it('draws a zone together with its row, and takes the row away with its last area', () => {
    const { plan: more, id } = withDrawn(plan, { layer: 'zone', geometry: box(4, 0, 1, 1), floor: null, zoneName: named })
    expect(more.zones.at(-1)).toMatchObject({ id, ...named, kind: 'sector' })
    expect(withoutFeature(more, id)).toEqual(plan)
  })

  it('writes the name of a zone on its area too', () => {
    const renamed = withZone(plan, { id: 'west', name: '西区', nameEn: 'West', kind: 'sterile', capacity: 40, authorisation: 'A2' })
    expect(featureIn(renamed, 'west')?.properties).toMatchObject({ name: '西区', nameEn: 'West' })
    expect(renamed.zones[0]).toMatchObject({ kind: 'sterile', capacity: 40 })
  })

  it('takes a property away when it is left empty', () => {
    const wide = withProperties(plan, 'hydrant-1', { width: 2 })
    expect(Object.keys(featureIn(withProperties(wide, 'hydrant-1', { width: undefined }), 'hydrant-1')?.properties ?? {})).toEqual([
      'layer',
      'id',
    ])
  })

  it('puts a new floor on top, lets it change places, and takes what is drawn on it along when it goes', () => {
    const two = withNewFloor(plan, 'hall', (ordinal) => ({ name: `${ordinal}`, nameEn: `${ordinal}` }))
    expect(floorsOf(two, 'hall').map(({ id, ordinal }) => [id, ordinal])).toEqual([
      ['hall-floor-1', 1],
      ['hall-1', 0],
    ])
    const turned = withFloorMoved(two, 'hall-1', 1)
    expect(floorsOf(turned, 'hall').map(({ id }) => id)).toEqual(['hall-1', 'hall-floor-1'])
    expect(withFloorMoved(turned, 'hall-1', 1)).toBe(turned)
    expect(featureIn(withoutFloor(plan, 'hall-1'), 'room-1')).toBeNull()
  })

  it('lays the extent around all that is drawn', () => {
    const [west, south, east, north] = withExtentFitted(plan).bounds
    expect(west).toBeLessThan(120)
    expect(south).toBeLessThan(31)
    expect(east).toBeGreaterThan(120.004)
    expect(north).toBeGreaterThan(31.002)
  })
})

describe('the list of what is drawn', () => {
  it('finds by name and by number, and leaves out kinds of which nothing was found', () => {
    expect(kindRows(plan.features, '大厅').houses.map(({ layer, features }) => [layer, features.length])).toEqual([['building', 1]])
    expect(kindRows(plan.features, 'hydrant').safety).toHaveLength(1)
    expect(kindRows(plan.features, '').safety.length).toBeGreaterThan(1)
  })

  it('shows a room only with its floor, and nothing that is hidden', () => {
    const ids = (floor: string | null, hidden: 'building'[] = []) => shownFeatures(plan, { floor, hidden: new Set(hidden) }).map(idOf)
    expect(ids(null)).not.toContain('room-1')
    expect(ids('hall-1')).toContain('room-1')
    expect(ids(null, ['building'])).not.toContain('hall')
  })
})
