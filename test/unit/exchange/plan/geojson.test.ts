/** GeoJSON of any origin becomes features of a plan: the right things, closed, wound and rounded, and nothing is lost without a word. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { REASONS } from '../../../../src-main/exchange/plan/found.ts'
import { metresBetween } from '../../../../src-main/kernel/geo.ts'
import { readJson } from '../../data/read-json.ts'
import { collection, convert, layers, left, line, point, refusal, square } from './converted.ts'

const of = (geometry: unknown, properties: Record<string, unknown> = {}) => convert(collection({ geometry, properties }))
const one = async (geometry: unknown, properties: Record<string, unknown>) => (await of(geometry, properties)).features[0]

describe('tags of OpenStreetMap', () => {
  it.each([
    ['building', square(9, 53), { building: 'yes', barrier: 'fence' }],
    ['stand', square(9, 53), { building: 'grandstand' }],
    ['street', line([9, 53], [9.1, 53]), { highway: 'residential' }],
    ['alley', line([9, 53], [9.1, 53]), { highway: 'service' }],
    ['path', line([9, 53], [9.1, 53]), { highway: 'footway' }],
    ['stairs', line([9, 53], [9.1, 53]), { highway: 'steps' }],
    ['canal', square(9, 53), { natural: 'water' }],
    ['canal', line([9, 53], [9.1, 53]), { waterway: 'canal' }],
    ['park', square(9, 53), { leisure: 'garden' }],
    ['park', square(9, 53), { landuse: 'grass' }],
    ['wall', line([9, 53], [9.1, 53]), { barrier: 'fence' }],
    ['gate', point(9, 53), { barrier: 'lift_gate' }],
    ['tree', point(9, 53), { natural: 'tree' }],
    ['hydrant', point(9, 53), { emergency: 'fire_hydrant' }],
    ['aed', point(9, 53), { emergency: 'defibrillator' }],
    ['assembly', point(9, 53), { emergency: 'assembly_point' }],
    ['opening', point(9, 53), { entrance: 'main' }],
    ['exit', point(9, 53), { entrance: 'emergency' }],
    ['room', square(9, 53), { indoor: 'room' }],
    ['building', square(9, 53), { map_layer: 'buildings' }],
    ['street', line([9, 53], [9.1, 53]), { map_layer: 'roads', 'pmap:kind': 'medium_road' }],
  ])('%s', async (layer, geometry, tags) => {
    expect(layers(await of(geometry, tags))).toEqual([layer])
  })

  it('a camera looks where its tags say', async () => {
    const camera = await one(point(9, 53), { man_made: 'surveillance', 'camera:direction': '-90', 'camera:angle': '60' })
    expect(camera?.properties).toMatchObject({ layer: 'camera', bearing: 270, fov: 60 })
  })

  it('names are Chinese where the map has them, and English beside', async () => {
    const names = { name: '拙政园', 'name:zh': '拙政园', 'name:en': 'Humble Administrator’s Garden' }
    const park = await one(square(120, 31), { leisure: 'park', ...names })
    expect(park?.properties).toMatchObject({ name: '拙政园', nameEn: 'Humble Administrator’s Garden' })
  })

  it('a room that is written as the closed line around it is a room', async () => {
    const [ring = []] = square(9, 53).coordinates
    const room = await one({ type: 'LineString', coordinates: ring }, { indoor: 'room' })
    expect(room?.geometry).toEqual({ type: 'Polygon', coordinates: [ring] })
    expect((await one({ type: 'LineString', coordinates: ring }, { barrier: 'fence' }))?.geometry.type).toBe('LineString')
  })

  it('what does not matter here is counted, with an example', async () => {
    const shop = { geometry: point(9, 53), properties: { shop: 'bakery' } }
    const { features, left } = await convert(collection(shop, { ...shop, properties: { constructor: 'x', highway: '__proto__' } }))
    expect(features).toEqual([])
    expect(left).toEqual([{ reason: 'unknownLayer', count: 2, example: 'shop=bakery' }])
  })
})

describe('our own features', () => {
  it('come back as they went out, with what others know nothing of', async () => {
    const properties = { layer: 'camera', id: 'c1', name: '北门', bearing: 90, fov: 60, range: 40, floor: 'f1', tone: 2, household: 'h7' }
    expect((await one(point(120.6, 31.3), properties))?.properties).toEqual(properties)
  })

  it('that are zones get a row each', async () => {
    const zone = (id: string, name: string) => ({ geometry: square(120, 31), properties: { layer: 'zone', id, zone: name, name } })
    const { zones, features } = await convert(collection(zone('a', 'north'), zone('b', 'north'), zone('c', 'south')))
    expect(zones.map(({ id, name, kind }) => [id, name, kind])).toEqual([
      ['north', 'north', 'sector'],
      ['south', 'south', 'sector'],
    ])
    expect(features.map(({ properties }) => properties.zone)).toEqual(['north', 'north', 'south'])
  })
})

describe('geometries', () => {
  const hole = (turn: 'left' | 'right') => {
    const [ring = []] = square(9.0002, 53.0002, 0.0002).coordinates
    return turn === 'left' ? ring : [...ring].reverse()
  }

  it('rings are closed and wound as RFC 7946 has it', async () => {
    const [outer = []] = square(9, 53).coordinates
    const open = [...outer].reverse().slice(0, -1)
    const building = await one({ type: 'Polygon', coordinates: [open, hole('left')] }, { building: 'yes' })
    const again = await one({ type: 'Polygon', coordinates: [[...open, open[0]], hole('right')] }, { building: 'yes' })
    expect(building?.geometry).toEqual(again?.geometry)
    expect(building?.geometry.coordinates[0].at(0)).toEqual(building?.geometry.coordinates[0].at(-1))
    expect(building?.geometry.coordinates[1]).toEqual(hole('right'))
  })

  it('collections and many points are taken apart, each with an id of its own', async () => {
    const geometry = {
      type: 'GeometryCollection',
      geometries: [
        {
          type: 'MultiPoint',
          coordinates: [
            [9, 53],
            [9.1, 53],
          ],
        },
        point(9.2, 53),
      ],
    }
    const { features } = await of(geometry, { natural: 'tree', id: 't' })
    expect(features.map(({ geometry, properties }) => [geometry.type, properties.id])).toEqual([
      ['Point', 't'],
      ['Point', 't-2'],
      ['Point', 't-3'],
    ])
  })

  it('what is no place is left out; a geometry of which too little is left is counted', async () => {
    const street = {
      type: 'LineString',
      coordinates: [
        [9, 53],
        [null, 1],
        ['9', '53'],
        [999, 53],
        [9.1, 53, 12],
      ],
    }
    expect((await one(street, { highway: 'road' }))?.geometry.coordinates).toEqual([
      [9, 53],
      [9.1, 53],
    ])
    const wrong = [line([9, 53], [9, 53]), { type: 'Polygon', coordinates: [] }, { type: 'Circle' }, null, 'x']
    const all = await convert(collection(...wrong.map((geometry) => ({ geometry, properties: { layer: 'wall' } }))))
    expect(left(all)).toEqual(['2 noGeometry', '3 badCoordinates'])
  })

  it('a drawing without a place on earth lies around 0°/0°, its metres kept', async () => {
    const { features } = await convert(collection({ geometry: line([1000, 2000], [1111.32, 2000]), properties: { layer: 'wall' } }), {
      system: 'local',
    })
    expect(features[0]?.geometry.coordinates).toEqual([
      [-0.0005, 0],
      [0.0005, 0],
    ])
  })

  it('keep their place to the centimetre', async () => {
    const lngLat = fc.tuple(fc.double({ min: -179, max: 179, noNaN: true }), fc.double({ min: -85, max: 85, noNaN: true }))
    await fc.assert(
      fc.asyncProperty(lngLat, async ([lng, lat]) => {
        const place = (await one(point(lng, lat), { natural: 'tree' }))?.geometry.coordinates as [number, number]
        expect(metresBetween(place, [lng, lat])).toBeLessThan(0.01)
      }),
    )
  })
})

describe('whatever somebody sends', () => {
  it.each(['zh-CN', 'en'])('every reason to refuse it has words in %s', (language) => {
    const { broken } = readJson(`locales/${language}/plan.json`) as { broken: Record<string, string> }
    for (const reason of REASONS) expect(broken[reason], reason).toMatch(/.{4}/)
  })

  it('is taken, or refused with a reason, and what is taken is valid', async () => {
    const place = fc.oneof(fc.tuple(fc.double(), fc.double()), fc.array(fc.anything(), { maxLength: 3 }))
    const coordinates = fc.oneof(place, fc.array(place), fc.array(fc.array(place)), fc.array(fc.array(fc.array(place))))
    const type = fc.constantFrom(
      'Point',
      'LineString',
      'Polygon',
      'MultiPolygon',
      'MultiLineString',
      'MultiPoint',
      'GeometryCollection',
      'x',
    )
    const geometry = fc.oneof(fc.record({ type, coordinates }), fc.anything())
    const tags = fc.dictionary(
      fc.constantFrom('layer', 'building', 'highway', 'name', 'id', 'zone', 'width', 'capacity', 'floor', '__proto__', 'Layer', 'tags'),
      fc.oneof(fc.constantFrom('zone', 'building', 'yes', 'constructor', '墙'), fc.string(), fc.anything()),
    )
    const feature = fc.oneof(
      fc.record({ type: fc.constant('Feature'), geometry, properties: fc.oneof(tags, fc.anything()), id: fc.anything() }),
      fc.anything(),
    )
    const file = fc.oneof(fc.record({ type: fc.constant('FeatureCollection'), features: fc.array(feature) }), fc.anything())
    await fc.assert(
      fc.asyncProperty(file, async (value) => {
        const text = JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part)) ?? ''
        const said = await refusal(convert(text))
        expect([
          'taken',
          'import.unknownFormat',
          'import.broken notGeojson',
          'import.broken notJson',
          'import.broken nothing',
          'import.broken notTable',
          'import.broken noCoordinates',
          'import.broken notImdf',
        ]).toContain(said)
      }),
      { numRuns: 500 },
    )
    expect(({} as Record<string, unknown>).building).toBeUndefined()
  })

  it('however deep it is nested', async () => {
    const deep = (open: string, shut: string) => `${open.repeat(200_000)}${shut.repeat(200_000)}`
    expect(await refusal(convert(`{"type":"Polygon","coordinates":${deep('[', ']')}}`))).toMatch(/taken|broken/)
    const nested = `{"type":"Feature","properties":{"layer":"tree"},"geometry":${'{"type":"GeometryCollection","geometries":['.repeat(50)}${']}'.repeat(50)}}`
    expect(left(await convert(nested))).toEqual(['1 badCoordinates'])
  })

  it('more than 50,000 features are counted, not taken', async () => {
    const trees = Array.from({ length: 50_003 }, (_, index) => ({ geometry: point(9 + index / 1e6, 53), properties: { layer: 'tree' } }))
    const all = await convert(collection(...trees))
    expect(all.features).toHaveLength(50_000)
    expect(new Set(all.features.map(({ properties }) => properties.id)).size).toBe(50_000)
    expect(left(all)).toEqual(['3 tooMany'])
  })
})
