/** Indoor maps: buildings with floors, rooms by what they are for, doors that lead out, names in several languages. */
import { describe, expect, it } from 'vitest'
import type { Converted } from '../../../../src-preload/contract/plan.contract.ts'
import { collection, convert, layers, left, line, point, refusal, square, zipped } from './converted.ts'

const feature = (feature_type: string, id: string, geometry: unknown, properties: Record<string, unknown> = {}) => ({
  feature_type,
  id,
  geometry,
  properties,
})
const HALL = [
  feature('venue', 'fair', square(120, 31, 0.01), { name: { 'zh-Hans': '会展中心', en: 'Fairground' } }),
  feature('building', 'hall', null, { name: { zh: '一号馆', en: 'Hall 1' } }),
  feature('footprint', 'up', square(120.5, 31), { category: 'aerial', building_ids: ['hall'] }),
  feature('footprint', 'down', square(120.001, 31.001), { category: 'ground', building_ids: ['hall'] }),
  feature('level', 'ground', square(120.001, 31.001), { ordinal: 0, building_ids: ['hall'], name: null }),
  feature('level', 'cellar', square(120.001, 31.001), { ordinal: -1, building_ids: null }),
  feature('level', 'outside', square(120, 31, 0.01), { ordinal: 0, outdoor: true }),
]
const on = (level_id: string, more: Record<string, unknown> = {}) => ({ level_id, ...more })
const converted = (...features: ReturnType<typeof feature>[]) => convert(collection(...HALL, ...features))
const last = ({ features }: Converted) => features.at(-1)

describe('an indoor map', () => {
  it('has a zone, and buildings with floors that are named when the file does not', async () => {
    const { format, zones, floors, features } = await converted()
    expect(format).toBe('imdf')
    expect(zones).toMatchObject([{ id: 'fair', name: '会展中心', nameEn: 'Fairground', kind: 'sector' }])
    expect(floors).toEqual([
      { id: 'ground', building: 'hall', ordinal: 0, name: '1 层', nameEn: '1F', plan: null },
      { id: 'cellar', building: 'hall', ordinal: -1, name: '地下 1 层', nameEn: 'B1', plan: null },
    ])
    const building = features.find(({ properties }) => properties.layer === 'building')
    expect(building?.properties).toEqual({ layer: 'building', id: 'hall', name: '一号馆', nameEn: 'Hall 1' })
    expect(building?.geometry).toEqual(square(120.001, 31.001))
  })

  it.each([
    ['stairs', 'stairs', '楼梯'],
    ['escalator', 'stairs', '扶梯'],
    ['elevator', 'room', '电梯'],
    ['restroom.female', 'room', '女卫生间'],
    ['walkway', 'room', undefined],
    ['constructor', 'room', undefined],
  ])('a unit of category %s is %s', async (category, layer, name) => {
    const unit = last(await converted(feature('unit', 'u', square(120.0012, 31.0012, 0.0001), on('ground', { category }))))
    expect(unit?.properties).toMatchObject({ layer, id: 'u', floor: 'ground', category })
    expect(unit?.properties.name).toBe(name)
  })

  it('a shop is named by who is in it', async () => {
    const { features } = await converted(
      feature('unit', 'u', square(120.0012, 31.0012, 0.0001), on('ground', { category: 'retail' })),
      feature('anchor', 'a', point(120.0012, 31.0012), { unit_id: 'u' }),
      feature('occupant', 'o', null, { anchor_id: 'a', name: { en: 'Tea house' } }),
    )
    expect(features.at(-1)?.properties).toMatchObject({ name: 'Tea house', nameEn: 'Tea house' })
  })

  it('a door in the outer wall of the ground floor is a way out, a door between rooms is none', async () => {
    const door = (id: string, lat: number, level: string, category = 'pedestrian') =>
      feature('opening', id, line([120.0014, lat], [120.00142, lat]), on(level, { category, door: null }))
    const doors = await converted(
      door('front', 31.001, 'ground'),
      door('inside', 31.0015, 'ground'),
      door('below', 31.001, 'cellar'),
      door('escape', 31.0015, 'cellar', 'emergencyexit'),
      door('main', 31.0015, 'ground', 'pedestrian.principal'),
    )
    expect(doors.features.slice(2).map(({ properties: { id, layer, floor } }) => `${id} ${layer} ${floor}`)).toEqual([
      'front exit ground',
      'inside opening ground',
      'below opening cellar',
      'escape exit cellar',
      'main exit ground',
    ])
    expect(doors.features[2]).toMatchObject({ geometry: { type: 'Point', coordinates: [120.00141, 31.001] }, properties: { width: 1.9 } })
  })

  it('what saves lives is found, what does not matter is counted', async () => {
    const amenity = (id: string, category: string) => feature('amenity', id, point(120.0012, 31.0012), { category, unit_ids: ['u'] })
    const all = await converted(
      feature('unit', 'u', square(120.0012, 31.0012, 0.0001), on('ground', { category: 'lobby' })),
      ...[amenity('1', 'aed'), amenity('2', 'fireextinguisher'), amenity('3', 'emergencyexit'), amenity('4', 'vendingmachine')],
      feature('detail', 'd', line([120.001, 31.001], [120.0012, 31.001]), on('ground')),
      feature('kiosk', 'k', square(120.0013, 31.0013, 0.0001), on('ground')),
      feature('detail', 'p', line([120.001, 31], [120.0012, 31]), on('outside', { category: 'parking.marking' })),
    )
    expect(layers(all).slice(3)).toEqual(['wall', 'wall', 'aed AED', 'checkpoint 灭火器', 'exit 安全出口'].toSorted(byOrder(layers(all))))
    expect(all.features.slice(3).every(({ properties }) => properties.floor === 'ground')).toBe(true)
    expect(left(all)).toEqual(['2 unknownLayer'])
  })

  it('out of doors nothing is on a floor', async () => {
    const fence = last(await converted(feature('detail', 'f', line([120, 31], [120.001, 31]), on('outside', { category: 'fence.main' }))))
    expect(fence?.properties).toEqual({ layer: 'wall', id: 'f' })
  })

  it('one level of two houses is a floor of each', async () => {
    const houses = [
      feature('building', 'a', square(120, 31)),
      feature('building', 'b', square(120.005, 31)),
      feature('level', 'l', null, { ordinal: 1, building_ids: ['a', 'b'], name: { ru: 'Этаж 2' } }),
      feature('unit', 'in b', square(120.0052, 31.0002, 0.0001), on('l', { unit_categoty: 'walkway' })),
    ]
    const { floors, features } = await convert(collection(...houses))
    expect(floors.map(({ id, building, name, nameEn }) => [id, building, name, nameEn])).toEqual([
      ['l', 'a', 'Этаж 2', '2F'],
      ['l-2', 'b', 'Этаж 2', '2F'],
    ])
    expect(features.at(-1)?.properties).toMatchObject({ floor: 'l-2', category: 'walkway' })
  })

  it('a level without a building is one', async () => {
    const { floors, features } = await convert(collection(feature('level', 'l', square(120, 31), { ordinal: 0 })))
    expect(floors[0]?.building).toBe('l-building')
    expect(features[0]?.properties).toMatchObject({ layer: 'building', id: 'l-building' })
  })
})

const byOrder = (order: readonly string[]) => (a: string, b: string) => order.indexOf(a) - order.indexOf(b)

describe('an archive', () => {
  const file = (...features: ReturnType<typeof feature>[]) => collection(...features)

  it('has one file for each kind of thing, whatever folder they are in', async () => {
    const archive = await zipped({
      'fair/manifest.json': '{"version":"1.0.0"}',
      'fair/venue.geojson': file(...HALL.slice(0, 1)),
      'fair/building.geojson': collection({ id: 'b', geometry: square(120, 31) } as never),
      '__MACOSX/fair/._venue.geojson': 'rubbish',
      'fair/readme.txt': 'rubbish',
    })
    expect(layers(await convert(archive, { name: 'fair.zip' }))).toEqual(['zone 会展中心', 'building'])
  })

  it('that is cut off, holds something else or unpacks without end is refused', async () => {
    const archive = await zipped({ 'venue.geojson': file(...HALL) })
    expect(await refusal(convert(archive.subarray(0, -30)))).toBe('import.broken notZip')
    expect(await refusal(convert(await zipped({ 'holiday.jpg': 'x' })))).toBe('import.broken notImdf')
    expect(await refusal(convert(await zipped({ 'venue.geojson': '{"type"' })))).toBe('import.broken notJson')
    const bomb = await zipped({ 'venue.json': Buffer.alloc(210_000_000) })
    expect(bomb.byteLength).toBeLessThan(1_000_000)
    expect(await refusal(convert(bomb))).toBe('import.broken tooLarge')
    expect(await refusal(convert('{"type":"FeatureCollection","features":[]}', { format: 'imdf' }))).toBe('import.broken notImdf')
  })
})
