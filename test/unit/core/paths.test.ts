/** Walking on a site: along its ways, over its bridges, never through the water. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseSite } from '../../../src-main/core/resources.ts'
import { Ways } from '../../../src-main/domains/dispatch/ways.service.ts'
import { isInside, metresBetween } from '../../../src-main/kernel/geo.ts'
import { NearestFirst } from '../../../src-main/kernel/nearest-first.ts'
import type { SiteFeature } from '../../../src-preload/contract/site.contract.ts'
import { resources } from '../../support/tiny-site.ts'

type LngLat = [number, number]
const HERE: LngLat = [120.6, 31.32]
/** Metres east and north of the middle. */
const at = (x: number, y: number): LngLat => [HERE[0] + x / 95_000, HERE[1] + y / 111_195]
const feature = (layer: SiteFeature['properties']['layer'], type: SiteFeature['geometry']['type'], coordinates: unknown[], name?: string) =>
  ({ type: 'Feature', properties: { layer, name, width: 4 }, geometry: { type, coordinates } }) as SiteFeature
const street = (name: string, ...points: LngLat[]) => feature('street', 'LineString', points, name)
const box = (layer: 'canal' | 'bridge', [x1, y1, x2, y2]: [number, number, number, number], name?: string) =>
  feature(layer, 'Polygon', [[at(x1, y1), at(x2, y1), at(x2, y2), at(x1, y2), at(x1, y1)]], name)

/** Two streets with a canal between them, and a bridge 100 m to the east. */
const CANAL = box('canal', [-300, -10, 300, 10], 'Canal')
const BANKS = [street('North', at(-200, 20), at(200, 20)), street('South', at(-200, -20), at(200, -20))]
const BRIDGE = [
  street('To the bridge', at(100, 22), at(100, 10)),
  street('From the bridge', at(100, -10), at(100, -18)),
  box('bridge', [97, -10, 103, 10], 'Bridge'),
]
const metres = (features: SiteFeature[], from: LngLat, to: LngLat) => new Ways(features, HERE).metres(from, to)

describe('a walk', () => {
  it('follows the streets and turns where they cross', () => {
    const cross = [street('Long', at(-100, 0), at(100, 0)), street('Cross', at(50, -100), at(50, 100))]
    expect(metres(cross, at(0, 0), at(50, 50)).metres).toBeCloseTo(100, 0)
    expect(metres(cross, at(0, 0), at(50, 50)).byPath).toBe(true)
  })

  it('goes from one way into another that ends within three metres of its edge, not from one that ends further away', () => {
    const near = [street('Long', at(-100, 0), at(100, 0)), street('Lane', at(50, 4.5), at(50, 100))]
    expect(metres(near, at(-100, 0), at(50, 100)).metres).toBeCloseTo(250, 0)
    const apart = [street('Long', at(-100, 0), at(100, 0)), street('Lane', at(50, 9), at(50, 60))]
    expect(new Ways(apart, HERE).find(at(-100, 0), at(50, 60)).via.map(({ name }) => name)).toEqual(['Long'])
  })

  it('crosses the canal by the bridge only', () => {
    const way = new Ways([CANAL, ...BANKS, ...BRIDGE], HERE).find(at(0, 25), at(0, -25))
    expect(way.metres).toBeCloseTo(5 + 100 + 40 + 100 + 5, 0)
    expect(way.via.map(({ name }) => name)).toEqual(['North', 'To the bridge', 'Bridge', 'From the bridge', 'South'])
    expect(way.line[0]).toEqual([expect.closeTo(at(0, 25)[0], 6), expect.closeTo(at(0, 25)[1], 6)])
    expect(way.line.at(-1)).toEqual([expect.closeTo(at(0, -25)[0], 6), expect.closeTo(at(0, -25)[1], 6)])
  })

  it('is not known to the other bank where there is no bridge, and the straight line is said to be one', () => {
    expect(metres([CANAL, ...BANKS], at(0, 25), at(0, -25))).toMatchObject({ byPath: false, metres: expect.closeTo(50, 0) })
  })

  it('never takes a street that runs into the water without a bridge', () => {
    const ford = street('Ford', at(0, 20), at(0, -20))
    expect(metres([CANAL, ...BANKS, ...BRIDGE, ford], at(0, 22), at(0, -22)).metres).toBeGreaterThan(200)
    const bridged = box('bridge', [-3, -12, 3, 12], 'Ford bridge')
    expect(metres([CANAL, ...BANKS, ford, bridged], at(0, 22), at(0, -22)).metres).toBeCloseTo(44, 0)
  })

  it('is straight between two who are nearer to one another than to any way', () => {
    expect(metres(BANKS, at(0, 60), at(10, 60)).metres).toBeCloseTo(10, 1)
  })

  it('is straight on a site without ways, and whatever else a site file may hold', () => {
    expect(metres([], at(0, 0), at(30, 40))).toMatchObject({ byPath: false, metres: expect.closeTo(50, 0) })
    const odd = [
      feature('street', 'LineString', ['x', [1], [Number.NaN, 2]]),
      feature('bridge', 'Polygon', []),
      feature('canal', 'MultiPolygon', [null]),
    ]
    expect(metres(odd, at(0, 0), at(30, 40)).byPath).toBe(false)
  })
})

describe('the demo street', () => {
  const site = parseSite(readFileSync(resources.sitePath('demo'), 'utf8'))
  const ways = new Ways(site.features, site.center)
  const canals = site.features
    .filter(({ properties }) => properties.layer === 'canal')
    .map(({ geometry }) => geometry.coordinates[0] as LngLat[])
  const bridges = site.features.filter(({ properties }) => properties.layer === 'bridge')

  it('can be walked from every post to every household, never in less than the straight line', () => {
    for (const { lngLat: home } of site.households.filter((_, index) => index % 8 === 0)) {
      for (const { lngLat: post } of site.staff) {
        const { metres: walked, byPath } = ways.metres(post, home)
        expect(byPath).toBe(true)
        expect(walked).toBeGreaterThanOrEqual(metresBetween(post, home) * 0.999)
      }
    }
  })

  it('is crossed over a named bridge from the south bank to 128 Shantang Street', () => {
    const chen = site.households.find(({ party }) => party.nameEn === 'Chen Guiying')
    const south = site.staff.find(({ number }) => number === '03')
    const way = ways.find(south?.lngLat ?? HERE, chen?.lngLat ?? HERE)
    const names = new Set(bridges.map(({ properties }) => properties.name))
    expect(way.via.some(({ name }) => names.has(name))).toBe(true)
    const length = way.line.slice(1).reduce((sum, point, index) => sum + metresBetween(way.line[index] ?? point, point), 0)
    expect(length).toBeCloseTo(way.metres, -1)
    const wet = way.line.filter((point) => canals.some((ring) => isInside(point, ring)))
    for (const point of wet) expect(bridges.some(({ geometry }) => isInside(point, geometry.coordinates[0] as LngLat[]))).toBe(true)
  })
})

describe('the queue of what is nearest', () => {
  it('hands out the smallest first, whatever the order in which it was filled', () => {
    const queue = new NearestFirst<string>()
    for (const rank of [5, 1, 4, 1, 3, 9, 2, 6]) queue.push(rank, `v${rank}`)
    const ranks = Array.from({ length: 8 }, () => queue.pop()?.rank)
    expect(ranks).toEqual([1, 1, 2, 3, 4, 5, 6, 9])
    expect(queue.pop()).toBeUndefined()
  })
})
