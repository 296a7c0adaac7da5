/** What is wrong with a plan is found before it is put in force, and a plan that is right passes without a word. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planProblems } from '../../../src-main/domains/site/plan-check.rules.ts'
import { SiteFile } from '../../../src-main/domains/site/site-file.types.ts'
import type { SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import type { SiteFeature } from '../../../src-preload/contract/site.contract.ts'
import { readJson } from '../data/read-json.ts'
import { box, drawn, facts, line, lngLat, type Metres, point, ring, square } from './drawn-plan.ts'

const WEST = { id: 'west', corners: square(-100, -50, 0, 50) }
const EAST = { id: 'east', corners: square(0, -50, 100, 50) }
const BOW: Metres[] = [
  [0, 0],
  [40, 40],
  [40, 0],
  [0, 40],
]
const told = (plan: SitePlan, with_ = facts()) =>
  planProblems(plan, with_).map(({ severity, code, about }) => `${severity} ${code} ${about.join(' ')}`.trim())
const strange = (coordinates: unknown, type = 'Polygon') =>
  ({ type: 'Feature', properties: { layer: 'building', id: 'odd' }, geometry: { type, coordinates } }) as SiteFeature

describe('a plan', () => {
  it('that is right passes without a word', () => {
    const plan = drawn(
      [WEST, EAST, { id: 'stage', kind: 'sterile', corners: square(-20, -20, 20, 20) }],
      [
        line(
          'street',
          'long',
          [
            [-100, 0],
            [100, 0],
          ],
          { width: 6 },
        ),
        line('alley', 'side', [
          [50, 4],
          [50, 60],
        ]),
        point('gate', 'north', [-40, 53]),
        box('building', 'hall', [60, 20, 80, 40]),
        box('room', 'kitchen', [60, 20, 70, 30], { floor: 'hall-1' }),
      ],
      { floors: [{ id: 'hall-1', building: 'hall', ordinal: 0, name: '一层', nameEn: '1F', plan: null }] },
    )
    const at = (id: string, zone: string, place: Metres) => ({ id, zone, lngLat: lngLat(place) })
    expect(told(plan, facts({ devices: [at('smoke', 'west', [-10, 0]), at('on the border', 'west', [1.5, 0])] }))).toEqual([])
  })

  it('of the demo street has no errors and no warnings that are not true', () => {
    const site = SiteFile.parse(readJson('sites/demo.site.json'))
    expect(planProblems(site, facts(site))).toEqual([])
  })

  it.each([
    [
      'a ring of two corners',
      [
        [
          [120.6, 31.3],
          [120.61, 31.3],
          [120.6, 31.3],
        ],
      ],
    ],
    [
      'a ring without a surface',
      [
        [
          [120.6, 31.3],
          [120.61, 31.3],
          [120.62, 31.3],
          [120.6, 31.3],
        ],
      ],
    ],
    ['no numbers', [[['a', 'b'], [null, 1], {}, []]]],
    [
      'a place that is not on earth',
      [
        [
          [500, 31],
          [501, 31],
          [501, 32],
          [500, 31],
        ],
      ],
    ],
    ['nothing', []],
  ])('with a drawing of %s is no plan', (_, coordinates) => {
    expect(told(drawn([], [strange(coordinates)]))).toEqual(['error badGeometry odd'])
  })

  it('tells where a border crosses itself: of a zone it must be mended, of a house it is to be judged', () => {
    const problems = planProblems(drawn([{ id: 'bow', corners: BOW }], [ring('building', 'house', BOW)]), facts())
    expect(problems).toEqual([
      { severity: 'error', code: 'selfCrossing', about: ['area-bow'], at: expect.anything() },
      { severity: 'warning', code: 'selfCrossing', about: ['house'], at: expect.anything() },
    ])
    const [east, north] = lngLat([20, 20])
    expect(problems[0]?.at).toEqual([expect.closeTo(east, 6), expect.closeTo(north, 6)])
  })

  it('may touch itself at a corner', () => {
    const eight: Metres[] = [
      [0, 0],
      [20, 20],
      [0, 40],
      [40, 40],
      [20, 20],
      [40, 0],
    ]
    expect(told(drawn([], [ring('building', 'eight', eight)]))).toEqual([])
  })

  it('that lies elsewhere is told once by layer', () => {
    const away = [box('building', 'a', [9000, 0, 9010, 10]), box('building', 'b', [9020, 0, 9030, 10]), point('tree', 't', [9000, 0])]
    expect(told(drawn([], away))).toEqual(['warning outsideBounds a b', 'warning outsideBounds t'])
    expect(told(drawn([], [], { bounds: [120.7, 31, 120.5, 32] }))).toEqual(['error outsideBounds'])
  })

  it('calls nothing by the same name twice', () => {
    const twice = [
      box('building', 'hall', [0, 0, 9, 9]),
      box('building', 'hall', [20, 0, 29, 9]),
      point('tree', 't', [1, 1]),
      point('aed', 't', [2, 2]),
    ]
    expect(told(drawn([WEST, { id: 'west' }], twice))).toEqual([
      'error duplicateId west',
      'error duplicateId hall',
      'warning duplicateId t',
    ])
  })

  it('draws every zone it lists, and lists every zone it draws', () => {
    const plan = drawn([{ id: 'listed' }], [box('zone', 'drawn', [0, 0, 9, 9]), point('gate', 'g', [0, 0], { zone: 'gone' })])
    expect(told(plan)).toEqual(['error zoneUnknown drawn', 'warning zoneWithoutArea listed', 'warning zoneUnknown g'])
  })

  it('keeps the zones that somebody lives or something hangs in', () => {
    const home = { id: 'home', zone: 'gone', lngLat: lngLat([1, 1]) }
    expect(told(drawn([WEST]), facts({ households: [home], devices: [{ ...home, id: 'smoke' }] }))).toEqual(['error zoneInUse gone'])
  })
})

describe('the borders of zones', () => {
  const overlap = (metres: number) => drawn([WEST, { id: 'east', corners: square(-metres, -50, 100, 50) }])

  it('may lie over each other by a hand’s breadth, not by a step', () => {
    expect(told(overlap(0.04))).toEqual([])
    expect(told(overlap(0.06))).toEqual(['warning zonesOverlap west east'])
    expect(told(overlap(30))).toEqual(['warning zonesOverlap west east'])
  })

  it('may lie within a zone of another kind', () => {
    expect(told(drawn([WEST, { id: 'fire', kind: 'cordon', corners: square(-60, -10, -40, 10) }]))).toEqual([])
  })

  it('leave no strip between them that belongs to nobody, except a wide one', () => {
    const apart = (metres: number) => told(drawn([WEST, { id: 'east', corners: square(metres, -50, 100, 50) }]))
    expect(apart(0.05)).toEqual([])
    expect(apart(1)).toEqual(['warning zoneGap west east'])
    expect(apart(2.9)).toEqual(['warning zoneGap west east'])
    expect(apart(6)).toEqual([])
  })

  it('may run apart at a corner, and another zone may lie between', () => {
    const corner = { id: 'corner', corners: square(0, 50, 100, 150) }
    expect(told(drawn([WEST, EAST, corner]))).toEqual([])
    const between = { id: 'between', corners: square(0, -50, 2, 50) }
    expect(told(drawn([WEST, between, { id: 'east', corners: square(2, -50, 100, 50) }]))).toEqual([])
  })

  it('are measured exactly, whatever their shape', () => {
    const side = fc.integer({ min: 5, max: 200 })
    fc.assert(
      fc.property(side, side, side, side, (x, y, width, height) => {
        const problems = told(
          drawn([
            { id: 'a', corners: square(0, 0, 200, 200) },
            { id: 'b', corners: square(x, y, x + width, y + height) },
          ]),
        )
        const shared = (Math.min(200, x + width) - x) * (Math.min(200, y + height) - y)
        expect(problems.includes('warning zonesOverlap a b')).toBe(shared > 5)
      }),
    )
  })
})

describe('devices and homes', () => {
  const at = (id: string, zone: string, place: Metres) => ({ id, zone, lngLat: lngLat(place) })

  it('stand in the zone they belong to', () => {
    const devices = [at('right', 'west', [-50, 0]), at('wrong', 'west', [50, 0]), at('lost', 'west', [-50, 90])]
    const households = [at('home', 'east', [-50, 0]), at('outside', 'east', [50, 90])]
    expect(told(drawn([WEST, EAST]), facts({ devices, households }))).toEqual([
      'warning deviceInOtherZone wrong east',
      'warning deviceOutside lost',
      'warning householdInOtherZone home west',
      'warning householdOutside outside',
    ])
  })

  it('are told one by one, and all the rest at once', () => {
    const devices = Array.from({ length: 20_000 }, (_, index) => at(`d${index}`, 'west', [300 + (index % 100), 300]))
    const problems = planProblems(drawn([WEST]), facts({ devices }))
    expect(problems).toHaveLength(101)
    expect(problems.at(-1)?.about).toHaveLength(19_900)
  })
})

describe('ways, gates and floors', () => {
  it('a way that leads nowhere is told, one that ends at the edge of another is not', () => {
    const plan = drawn(
      [],
      [
        line(
          'street',
          'long',
          [
            [-200, 0],
            [200, 0],
          ],
          { width: 6 },
        ),
        line('path', 'near', [
          [50, 4.9],
          [50, 40],
        ]),
        line('path', 'far', [
          [80, 5.2],
          [80, 40],
        ]),
        line('path', 'further', [
          [80, 41],
          [90, 60],
        ]),
        line('alley', 'across', [
          [0, -9],
          [0, 9],
        ]),
      ],
    )
    expect(told(plan)).toEqual(['warning pathUnconnected far further'])
  })

  it('a bridge joins what ends on it; stairs lead from floor to floor', () => {
    const bridge = [
      line('street', 'a', [
        [0, 0],
        [50, 0],
      ]),
      box('bridge', 'b', [49, -3, 71, 3]),
      line('street', 'c', [
        [70, 0],
        [120, 0],
      ]),
    ]
    expect(told(drawn([], bridge))).toEqual([])
    const floors = ['1', '2'].map((id) => ({ id, building: 'hall', ordinal: Number(id), name: id, nameEn: id, plan: null }))
    const inside = [
      box('building', 'hall', [0, 0, 40, 40]),
      line(
        'path',
        'below',
        [
          [0, 5],
          [20, 5],
        ],
        { floor: '1' },
      ),
      line(
        'path',
        'above',
        [
          [20, 5],
          [40, 5],
        ],
        { floor: '2' },
      ),
    ]
    expect(told(drawn([], inside, { floors }))).toEqual(['warning pathUnconnected above'])
    expect(told(drawn([], [...inside, box('stairs', 's', [19, 4, 22, 8], { floor: '1' })], { floors }))).toEqual([])
  })

  it('a gate stands at the edge of a zone', () => {
    expect(told(drawn([WEST], [point('gate', 'at', [-104, 0]), point('gate', 'off', [-50, 0])]))).toEqual(['warning gateOffZone off'])
  })

  it('a floor has a building, and its picture is there', () => {
    const corners = square(0, 0, 9, 9).map(lngLat)
    const floor = { id: 'f', building: 'gone', ordinal: 0, name: '一层', nameEn: '1F', plan: { asset: 'picture', corners } }
    const plan = drawn([], [box('room', 'kitchen', [0, 0, 5, 5], { floor: 'f' }), box('room', 'attic', [0, 0, 5, 5], { floor: 'none' })], {
      floors: [floor] as SitePlan['floors'],
      basemap: 'tiles',
    })
    const errors = ['error floorWithoutBuilding f', 'error assetMissing f', 'error assetMissing tiles', 'error featureOnUnknownFloor attic']
    expect(told(plan)).toEqual(errors)
    expect(told(plan, facts({ assets: new Set(['picture', 'tiles']) }))).toEqual([errors[0], errors[3]])
  })

  it('somebody who must leave has a place to go to', () => {
    expect(told({ ...drawn([]), features: [] })).toEqual(['warning noAssembly'])
  })
})

describe('whatever somebody has drawn', () => {
  it('a check never fails', () => {
    const layer = fc.constantFrom('zone', 'building', 'street', 'gate', 'stairs', 'bridge')
    const place = fc.array(fc.oneof(fc.double(), fc.integer({ min: -200, max: 200 })), { maxLength: 3 })
    const type = fc.constantFrom('Point', 'LineString', 'Polygon', 'MultiPolygon', 'MultiLineString')
    const coordinates = fc.oneof(
      place,
      fc.array(place),
      fc.array(fc.array(place)),
      fc.array(fc.array(fc.array(place))),
      fc.array(fc.anything()),
    )
    const feature = fc.record({ layer, type, coordinates, zone: fc.constantFrom(undefined, 'a', '__proto__') })
    fc.assert(
      fc.property(fc.array(feature, { maxLength: 12 }), (features) => {
        const plan = {
          ...drawn([{ id: 'a' }, { id: '__proto__' }]),
          features: features.map(({ layer, type, coordinates, zone }) => ({
            type: 'Feature',
            properties: { layer, zone },
            geometry: { type, coordinates },
          })),
        } as unknown as SitePlan
        for (const { at } of planProblems(plan, facts())) if (at) expect(at.every(Number.isFinite)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
