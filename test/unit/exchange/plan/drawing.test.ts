/** Drawings of builders: their layers say what things are, in Chinese or English; metres stay metres. */
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { layerOfWords } from '../../../../src-main/exchange/plan/layer-words.ts'
import { LOCAL_PER_DEGREE } from '../../../../src-preload/contract/plan.contract.ts'
import type { SiteFeature } from '../../../../src-preload/contract/site.contract.ts'
import { convert, layers, left, refusal } from './converted.ts'
import { arcOn, blockOn, circleOn, dxf, lineOn, longTextOn, ringOn, textOn } from './dxf.ts'

const ROOM = [
  [0, 0],
  [8000, 0],
  [8000, 6000],
  [0, 6000],
] as const
const drawing = (...entities: ReturnType<typeof lineOn>[]) => convert(dxf({ units: 4, entities }), { name: 'plan.dxf' })

const metres = (feature: SiteFeature | undefined): number[][] => {
  const places: number[][] = feature?.geometry.type === 'Polygon' ? feature.geometry.coordinates[0] : (feature?.geometry.coordinates ?? [])
  return places.map((place) => place.map((degrees) => Math.round(degrees * LOCAL_PER_DEGREE * 100) / 100))
}

describe('names of layers and blocks', () => {
  it.each([
    ['墙体', 'wall'],
    ['A-WALL-FULL', 'wall'],
    ['WALLPAPER', null],
    ['防火门', 'opening'],
    ['A_DOORS', 'opening'],
    ['1F-楼梯', 'stairs'],
    ['STAIR', 'stairs'],
    ['消火栓平面', 'hydrant'],
    ['FIRE-HYDRANT', 'hydrant'],
    ['安全出口', 'exit'],
    ['EXIT SIGN', 'exit'],
    ['房间', 'room'],
    ['A-AREA', 'room'],
    ['道路中心线', 'street'],
    ['ROAD_CL', 'street'],
    ['燃气阀门', 'valve'],
    ['监控点位', 'camera'],
    ['巡更点', 'checkpoint'],
    ['看台', 'stand'],
    ['assembly', 'assembly'],
    ['标注', null],
    ['DIM', null],
  ])('%s is %s', (name, layer) => {
    expect(layerOfWords(name)).toBe(layer)
  })
})

describe('a drawing', () => {
  it('lies around the middle of what is drawn, in metres', async () => {
    const plan = await drawing(lineOn('WALL', [0, 0], [8000, 0]), lineOn('WALL', [8000, 0], [8000, 6000]))
    expect(plan.format).toBe('dxf')
    expect(plan.features.map(metres)).toEqual([
      [
        [-4, -3],
        [4, -3],
      ],
      [
        [4, -3],
        [4, 3],
      ],
    ])
  })

  it.each([
    [6, 8, 6],
    [4, 8000, 6000],
    [undefined, 8, 6],
    [undefined, 8000, 6000],
  ])('with unit %s', async (units, width, height) => {
    const entities = [
      ringOn('ROOM', [
        [0, 0],
        [width, 0],
        [width, height],
        [0, height],
      ]),
    ]
    expect(metres((await convert(dxf({ units, entities }))).features[0])[0]).toEqual([-4, -3])
  })

  it('closed lines are rooms that are named by what is written in them; walls stay lines', async () => {
    const plan = await drawing(
      ringOn('房间', ROOM),
      ringOn('墙', ROOM),
      longTextOn('文字', [4000, 3000], '{\\fSimSun|b0;消防\\U+63A7制室}\\P101'),
      textOn('文字', [90_000, 3000], '图例'),
    )
    expect(layers(plan)).toEqual(['room 消防控制室 101', 'wall'])
    expect(plan.features.map(({ geometry }) => geometry.type)).toEqual(['Polygon', 'LineString'])
    expect(plan.left).toEqual([{ reason: 'unknownLayer', count: 1, example: '文字 图例' }])
  })

  it('arcs and bulges are lines that follow them', async () => {
    const plan = await drawing(
      arcOn('DOOR', [0, 0], 1000, 270, 90),
      ringOn(
        'ROOM',
        [
          [0, 0],
          [2000, 0],
        ],
        true,
        [1, 1],
      ),
    )
    const [door, round] = plan.features.map(metres)
    const spread = (points: number[][] | undefined, axis: number) => {
      const values = (points ?? []).map((point) => point[axis] ?? 0)
      return Math.round((Math.max(...values) - Math.min(...values)) * 100) / 100
    }
    expect([spread(door, 0), spread(door, 1)]).toEqual([1, 2])
    expect([spread(round, 0), spread(round, 1)]).toEqual([2, 2])
  })

  it('polylines whose corners have identifiers keep all of them', async () => {
    const numbered = ringOn('ROOM', ROOM).flatMap((group) => (group[0] === 20 ? [group, [91, 0] as const] : [group]))
    expect(metres((await drawing(numbered)).features[0])).toHaveLength(5)
  })

  it('a symbol is a thing, however it is drawn', async () => {
    const blocks = {
      消火栓: [circleOn('0', [0, 0], 200), lineOn('0', [-200, 0], [200, 0])],
      CAM: [circleOn('0', [0, 0], 100)],
    }
    const entities = [
      blockOn('设备', '消火栓', [1000, 1000]),
      blockOn('监控', 'CAM', [2000, 1000], 90),
      circleOn('AED', [3000, 1000], 100),
      lineOn('AED', [2900, 1000], [3100, 1000]),
      textOn('安全出口', [4000, 1000], '出口 A'),
    ]
    const plan = await convert(dxf({ units: 4, blocks, entities }))
    expect(layers(plan)).toEqual(['hydrant', 'camera', 'aed', 'exit 出口 A'])
    expect(plan.features.every(({ geometry }) => geometry.type === 'Point')).toBe(true)
    expect(plan.features[1]?.properties.bearing).toBe(0)
    expect(left(plan)).toEqual(['1 unknownLayer'])
  })

  it('blocks are unfolded where they stand, turned and scaled', async () => {
    const blocks = { leaf: [lineOn('0', [0, 0], [1000, 0])], door: [blockOn('0', 'leaf', [0, 0], 90)] }
    const entities = [lineOn('WALL', [0, 0], [4000, 4000]), blockOn('门', 'door', [1000, 1000], 0, 2)]
    expect(metres((await convert(dxf({ units: 4, blocks, entities }))).features[1])).toEqual([
      [-1, -1],
      [-1, 1],
    ])
  })

  it('without one layer that is known is the outline of something', async () => {
    expect(layers(await drawing(lineOn('0', [0, 0], [8000, 0]), ringOn('x', ROOM)))).toEqual(['wall', 'wall'])
  })

  it('is read in GB 18030, as Chinese programs save it', async () => {
    const bytes = iconv.encode(dxf({ units: 4, entities: [lineOn('楼梯', [0, 0], [8000, 0])] }), 'gb18030')
    expect(layers(await convert(bytes))).toEqual(['stairs'])
  })

  it('that is cut off or binary is refused with what is wrong', async () => {
    const text = dxf({ entities: [lineOn('WALL', [0, 0], [1, 1])] })
    expect(await refusal(convert(text.slice(0, -40)))).toBe('import.broken notDrawing')
    expect(await refusal(convert('AutoCAD Binary DXF\r\n\x1a\0'))).toBe('import.broken binaryDrawing')
    expect(await refusal(convert('', { format: 'dxf' }))).toBe('import.broken notDrawing')
    expect(await refusal(convert(dxf({ entities: [] })))).toBe('import.broken nothing')
  })

  it('that unfolds without end is drawn as far as it goes', async () => {
    const many = (name: string) => Array.from({ length: 300 }, () => blockOn('WALL', name, [0, 0]))
    const blocks = { a: many('b'), b: many('c'), c: many('d'), d: many('a'), constructor: [], __proto__: [] }
    const { features } = await convert(dxf({ blocks, entities: [lineOn('WALL', [0, 0], [1, 1]), ...many('a')] }))
    expect(features.length).toBeGreaterThan(0)
  })

  it('is taken or refused, whatever is in it', async () => {
    const text = dxf({
      units: 4,
      blocks: { door: [arcOn('0', [0, 0], 900, 0, 90)] },
      entities: [
        ringOn('ROOM', ROOM, true, [0.5]),
        blockOn('DOOR', 'door', [1, 1]),
        longTextOn('T', [1, 1], 'x'),
        circleOn('HYDRANT', [1, 1], 3),
      ],
    })
    const lines = text.split('\r\n')
    const change = fc.record({
      at: fc.nat({ max: lines.length - 1 }),
      to: fc.oneof(fc.constantFrom('0', 'NaN', '1e999', 'SECTION', '42', ''), fc.string()),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        const hurt = [...lines]
        for (const { at, to } of changes) hurt[at] = to
        expect(await refusal(convert(hurt.join('\r\n'), { format: 'dxf' }))).toMatch(/^(taken|import\.broken (notDrawing|nothing))$/)
      }),
      { numRuns: 400 },
    )
  })
})
