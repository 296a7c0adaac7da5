/** Maps of real places are taken: districts, neighbourhoods, a station, a stadium, a campus. Skipped where the recorded data is not there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { planProblems } from '../../../../src-main/domains/site/plan-check.rules.ts'
import { convertAside } from '../../../../src-main/exchange/plan/convert-aside.ts'
import { metresBetween } from '../../../../src-main/kernel/geo.ts'
import { type Converted, SitePlan } from '../../../../src-preload/contract/plan.contract.ts'
import { convert, zipped } from './converted.ts'

const VENUES = resolve(import.meta.dirname, '../../../../../shared/data/venue')
const read = (name: string) => readFileSync(resolve(VENUES, name))

const counts = ({ features }: Converted): Record<string, number> => {
  const byLayer = Map.groupBy(features, ({ properties }) => properties.layer)
  return Object.fromEntries([...byLayer].map(([layer, all]) => [layer, all.length]))
}

/** The plan that is made of it, checked with nobody living there. */
function errorsOf({ features, floors, zones }: Converted) {
  const places = features.flatMap(({ geometry }) => geometry.coordinates.flat(3) as number[])
  const [lngs, lats] = [places.filter((_, index) => index % 2 === 0), places.filter((_, index) => index % 2 === 1)]
  const [west = 0, south = 0] = [Math.min(...lngs), Math.min(...lats)]
  const [east = 0, north = 0] = [Math.max(...lngs), Math.max(...lats)]
  const plan = SitePlan.parse({
    center: [(west + east) / 2, (south + north) / 2],
    bounds: [west, south, east, north],
    zones,
    floors,
    features,
  })
  return planProblems(plan, { devices: [], households: [], assets: new Set() }).filter(({ severity }) => severity === 'error')
}

describe.skipIf(!existsSync(VENUES))('a real place (recorded data in ../shared/data/venue)', () => {
  it('the quarter of the Florence stadium, cut out of tiles', async () => {
    const florence = await convert(read('firenze_campo_di_marte_stadium.geojson'))
    expect(counts(florence)).toEqual({ canal: 1, building: 1114, park: 50, street: 129, path: 437, alley: 63, stairs: 23 })
    expect(errorsOf(florence)).toEqual([])
  })

  it('a neighbourhood and a station in Hamburg, out of OpenStreetMap', async () => {
    const [stellingen, dammtor] = [
      await convert(read('osm_hamburg_stellingen.geojson')),
      await convert(read('osm_hamburg_dammtor.geojson')),
    ]
    expect(counts(stellingen)).toEqual({ building: 351, wall: 69 })
    expect(counts(dammtor)).toMatchObject({ building: 8, path: 16, room: 27, wall: 11 })
    expect(errorsOf(stellingen)).toEqual([])
    expect(errorsOf(dammtor)).toEqual([])
  })

  it('a campus with floors and rooms, in IMDF', async () => {
    const folder = resolve(VENUES, 'spbpu_campus_imdf')
    const files = Object.fromEntries(readdirSync(folder).map((name) => [`campus/${name}`, readFileSync(resolve(folder, name))]))
    const campus = await convert(await zipped(files), { name: 'campus.zip' })
    expect(campus.format).toBe('imdf')
    expect(counts(campus)).toEqual({ zone: 1, building: 3, room: 123, stairs: 24, wall: 6, opening: 142 })
    expect(campus.floors.map(({ ordinal, name, nameEn }) => [ordinal, name, nameEn])).toEqual([
      [0, 'Этаж 1', '1F'],
      [2, 'Этаж 3', '3F'],
      [0, 'Этаж 1', 'Level 1'],
    ])
    expect(campus.left).toEqual([{ reason: 'unknownLayer', count: 64, example: 'detail crosswalk' }])
    const rooms = campus.features.filter(({ properties }) => properties.layer === 'room')
    expect(rooms.every(({ properties }) => campus.floors.some(({ id }) => id === properties.floor))).toBe(true)
    expect(errorsOf(campus)).toEqual([])
  })

  it('the districts of Suzhou, moved from GCJ-02 to where they are', async () => {
    const districts = await convert(read('suzhou_districts.geojson'), { system: 'gcj02' })
    const shifted = await convert(read('suzhou_districts.geojson'))
    expect(districts.zones.map(({ name }) => name)).toContain('姑苏区')
    const corner = ({ features }: Converted): [number, number] => {
      const border: [number, number][] = features[0]?.geometry.coordinates[0] ?? []
      return [Math.min(...border.map(([lng]) => lng)), Math.min(...border.map(([, lat]) => lat))]
    }
    const metres = metresBetween(corner(districts), corner(shifted))
    expect(metres).toBeGreaterThan(300)
    expect(metres).toBeLessThan(600)
    expect(errorsOf(districts)).toEqual([])
  })

  it('is the same when it is read aside from the core, and refused with the same words', async () => {
    const bytes = read('osm_hamburg_dammtor.geojson')
    expect(await convertAside(bytes, { name: 'dammtor.geojson', system: 'wgs84' })).toEqual(await convert(bytes))
    await expect(convertAside(Buffer.from('hello'), { name: 'hello', system: 'wgs84' })).rejects.toMatchObject({
      code: 'import.unknownFormat',
    })
    await expect(convertAside(Buffer.from('{'), { name: 'x.json', system: 'wgs84' })).rejects.toMatchObject({ reasons: ['notJson'] })
  })
})
