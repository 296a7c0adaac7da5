/** What a plan says of places: floors, signs, what cameras see, what is near an incident. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SiteFile } from '../../../src-main/domains/site/site-file.types.ts'
import type { SiteFeature } from '../../../src-preload/contract/site.contract.ts'
import { floorById, seenFrom } from '../../../src-renderer/map/floors.rules.ts'
import { boxOf, fieldOf, ownGround, signsCollection } from '../../../src-renderer/map/place-features.ts'
import { SIGNS, signOf } from '../../../src-renderer/map/signs.rules.ts'

const read = (path: string) => JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../resources', path), 'utf8'))
const demo = SiteFile.parse(read('sites/demo.site.json'))
const point = (layer: SiteFeature['properties']['layer'], more: Partial<SiteFeature['properties']> = {}): SiteFeature => ({
  type: 'Feature',
  properties: { layer, ...more },
  geometry: { type: 'Point', coordinates: [120.6, 31.32] },
})

describe('signs', () => {
  it('have a shape each, and no two the same', () => {
    const { signs } = read('map/glyphs.json')
    expect(Object.keys(signs).sort()).toEqual([...SIGNS].sort())
    expect(new Set(Object.values(signs)).size).toBe(SIGNS.length)
  })

  it('tell valves apart by what they shut off', () => {
    expect(['gas', 'water', 'power'].map((medium) => signOf({ layer: 'valve', medium: medium as 'gas' }))).toEqual([
      'valve-gas',
      'valve-water',
      'valve-power',
    ])
    expect(signOf({ layer: 'building' })).toBeNull()
  })

  it('of the demo site are all there: hydrants, valves, AEDs, assembly points, cameras, gates, checkpoints', () => {
    const there = new Set(signsCollection(demo.features).features.map(({ properties }) => properties.sign))
    for (const sign of ['hydrant', 'valve-gas', 'valve-power', 'aed', 'assembly', 'camera', 'gate', 'post', 'checkpoint', 'exit'])
      expect(there).toContain(sign)
  })
})

describe('a camera', () => {
  it('sees a sector of its range around its bearing, closed at itself', () => {
    const ring = fieldOf(point('camera', { bearing: 90, fov: 60, range: 40 })) ?? []
    const [first, ...rest] = ring
    expect(first).toEqual([120.6, 31.32])
    expect(rest.at(-1)).toEqual(first)
    const furthest = Math.max(...ring.map(([lng]) => lng))
    expect((furthest - 120.6) * 95_130).toBeCloseTo(40, 0)
    expect(Math.min(...ring.map(([lng]) => lng))).toBe(120.6)
  })

  it('that looks all around sees a circle, and one of which too little is known sees nothing that is drawn', () => {
    expect(fieldOf(point('camera', { bearing: 0, fov: 360, range: 10 }))?.[0]?.[0]).toBeCloseTo(120.6, 6)
    expect(fieldOf(point('camera', { bearing: 0 }))).toBeNull()
    expect(fieldOf(point('hydrant', { bearing: 0, fov: 60, range: 10 }))).toBeNull()
  })
})

describe('floors', () => {
  const rooms = (ordinal: number) => seenFrom(demo, ordinal).filter(({ properties }) => properties.layer === 'room')

  it('show the rooms of one floor at a time, and the street from all of them', () => {
    expect(rooms(0).map(({ properties }) => properties.name)).toContain('老年食堂')
    expect(rooms(2).map(({ properties }) => properties.name)).toContain('会议室')
    expect(rooms(1).some(({ properties }) => properties.floor !== 'hall-2f')).toBe(false)
    const streets = (ordinal: number) => seenFrom(demo, ordinal).filter(({ properties }) => properties.layer === 'street').length
    expect(streets(2)).toBe(streets(0))
  })

  it('of a building that has none at this height show nothing of it', () => {
    expect(rooms(-1)).toEqual([])
    expect(floorById(demo.floors, 'hall-3f')).toMatchObject({ ordinal: 2, name: '3F' })
    expect(floorById(demo.floors, undefined)).toBeNull()
  })
})

describe('what the site has drawn itself', () => {
  it('is a box, and nothing where nothing is drawn', () => {
    expect(boxOf([point('tree')], ['tree'])).toEqual([120.6, 31.32, 120.6, 31.32])
    expect(ownGround([point('tree')])).toEqual({ streets: null, buildings: null })
    expect(ownGround(demo.features).streets?.[0]).toBeLessThan(demo.bounds[0])
  })
})
