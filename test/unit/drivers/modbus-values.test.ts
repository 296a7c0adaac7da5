/** Which reads fetch the points of a map, and what the words of an answer mean. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planReads } from '../../../src-main/drivers/modbus/plan.rules.ts'
import { ModbusUnit } from '../../../src-main/drivers/modbus/unit.ts'
import { decodePoint, widthOf } from '../../../src-main/drivers/modbus/values.codec.ts'
import { ModbusConnection, ModbusMap, ModbusPoint } from '../../../src-preload/contract/connections/modbus.connection.ts'
import { fuzz } from '../../support/fuzz.ts'
import { readFolder } from '../data/read-json.ts'

const point = (more: object) => ModbusPoint.parse({ point: 'level', function: 3, address: 0, type: 'u16', ...more })
const map = (points: object[], addressBase = 0) => ModbusMap.parse({ id: 'own', name: 'Own', addressBase, kind: 'output', points })
const refusalOf = (points: object[], addressBase = 0) =>
  ModbusMap.safeParse({ id: 'own', name: 'Own', addressBase, kind: 'output', points }).error?.issues[0]?.message

describe('the words of an answer', () => {
  it.each([
    { type: 'u16', words: [0xfffe], value: 65534 },
    { type: 's16', words: [0xfffe], value: -2 },
    { type: 'u32', words: [0xffff, 0xfffe], value: 4294967294 },
    { type: 's32', words: [0xffff, 0xfffe], value: -2 },
    { type: 'f32', words: [0xc348, 0x0000], value: -200 },
    { type: 'bit', bit: 15, words: [0x8000], value: 1 },
    { type: 'bit', bit: 14, words: [0x8000], value: 0 },
    { type: 'u16', wordOrder: 'BADC', words: [0x3412], value: 0x1234 },
    { type: 'u16', wordOrder: 'CDAB', words: [0x1234], value: 0x1234 },
    { type: 'bit', bit: 0, wordOrder: 'DCBA', words: [0x0100], value: 1 },
  ])('are $value as $type', ({ words, value, ...more }) => {
    expect(decodePoint(point(more), words)).toBe(value)
  })

  it('are scaled without noise', () => {
    expect(decodePoint(point({ type: 's16', scale: 0.1 }), [237])).toBe(23.7)
    expect(decodePoint(point({ scale: 0.1, offset: -40 }), [400])).toBe(0)
  })

  it.each([
    { what: '0x7FFF', words: [0x7fff], more: { type: 's16', invalid: [0x7fff] } },
    { what: '0xFFFF, listed unsigned for a signed register', words: [0xffff], more: { type: 's16', invalid: [0xffff] } },
    { what: '−200 °C', words: [0xf830], more: { type: 's16', scale: 0.1, invalid: [-2000] } },
    { what: '−200 °C as a float', words: [0xc348, 0], more: { type: 'f32', invalid: [-200] } },
    { what: 'NaN', words: [0x7fc0, 0], more: { type: 'f32' } },
    { what: 'infinity', words: [0x7f80, 0], more: { type: 'f32' } },
    { what: 'half a value', words: [0x7f80], more: { type: 'f32' } },
    { what: 'nothing', words: [], more: {} },
  ])('are no measurement when they are $what', ({ words, more }) => {
    expect(decodePoint(point(more), words)).toBeNull()
  })

  fuzz('whatever they are, never throw: they are a finite number or none', () => {
    const anyPoint = fc.record({
      function: fc.constantFrom(3, 4),
      type: fc.constantFrom('u16', 's16', 'u32', 's32', 'f32'),
      wordOrder: fc.constantFrom('ABCD', 'CDAB', 'BADC', 'DCBA'),
      scale: fc.double({ noNaN: true, noDefaultInfinity: true }),
      offset: fc.double({ noNaN: true, noDefaultInfinity: true }),
      invalid: fc.array(fc.integer(), { maxLength: 4 }),
    })
    const words = fc.array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer(), fc.double()), { maxLength: 4 })
    return fc.property(anyPoint, words, (more, answer) => {
      const value = decodePoint(point(more), answer)
      expect(value === null || Number.isFinite(value)).toBe(true)
    })
  })
})

describe('the reads of a map', () => {
  it('join what is adjacent and never bridge a gap, where a register may not exist', () => {
    const reads = planReads(
      map([
        { point: 'a', function: 3, address: 10, type: 'f32' },
        { point: 'b', function: 3, address: 12, type: 'u16' },
        { point: 'gap', function: 3, address: 14, type: 'u16' },
        { point: 'other-table', function: 4, address: 13, type: 'u16' },
      ]),
      1000,
    )
    expect(reads.map(({ function: table, address, count }) => [table, address, count])).toEqual([
      [3, 10, 3],
      [3, 14, 1],
      [4, 13, 1],
    ])
    expect(reads[0]?.points.map(({ definition, index }) => [definition.point, index])).toEqual([
      ['a', 0],
      ['b', 2],
    ])
  })

  it('count from the first register the manual names', () => {
    expect(planReads(map([{ point: 'a', function: 3, address: 1, type: 'u16' }], 1), 1000)[0]?.address).toBe(0)
  })

  it('fetch alarm bits in every round, first, and quantities in every fifth or as the map says', () => {
    const reads = planReads(
      map([
        { point: 'analogue', function: 3, address: 0, type: 'u16' },
        { point: 'fast', function: 3, address: 1, type: 'u16', everyMs: 2000 },
        { point: 'alarm', function: 3, address: 2, type: 'bit', bit: 0 },
        { point: 'fault', function: 3, address: 2, type: 'bit', bit: 1 },
      ]),
      1000,
    )
    expect(reads.map(({ everyMs, points }) => [everyMs, points.map(({ definition }) => definition.point)])).toEqual([
      [1000, ['alarm', 'fault']],
      [2000, ['fast']],
      [5000, ['analogue']],
    ])
  })

  it('ask for every point of any map in one piece, within the bounds of Modbus', () => {
    const anyMap = fc.uniqueArray(
      fc.record({ function: fc.constantFrom(1, 3, 4), address: fc.integer({ min: 0, max: 300 }), type: fc.constantFrom('u16', 'f32') }),
      { minLength: 1, maxLength: 100, selector: ({ function: table, address }) => `${table}@${address}` },
    )
    fc.assert(
      fc.property(anyMap, (places) => {
        const points = places.map((place, index) => ({ ...place, type: place.function === 1 ? 'bit' : place.type, point: `p-${index}` }))
        const reads = planReads(map(points), 1000)
        const planned = reads.flatMap((read) => read.points.map((place) => ({ read, ...place })))
        expect(planned.map(({ definition }) => definition.point).sort()).toEqual(points.map((one) => one.point).sort())
        for (const { read, definition, index } of planned) {
          expect(read.address + index).toBe(definition.address)
          expect(index + widthOf(definition)).toBeLessThanOrEqual(read.count)
        }
        for (const { function: table, count } of reads) expect(count).toBeLessThanOrEqual(table <= 2 ? 2000 : 125)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a unit that falls silent', () => {
  it('is asked ever more rarely, at last once a minute, and at its own pace again when it answers', () => {
    const config = { unit: 1, name: 'Meter', map: 'own', everyMs: 1000 }
    const unit = new ModbusUnit('line', config, map([{ point: 'alarm', function: 1, address: 0, type: 'bit' }]), 60_000)
    const rests = Array.from({ length: 8 }, () => {
      unit.unanswered(0)
      return unit.nextAt
    })
    expect(rests).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000])
    unit.answered()
    expect([unit.isSilent, unit.nextAt]).toEqual([false, 0])
  })
})

describe('a map', () => {
  const on = { point: 'on', function: 1, address: 0, type: 'bit', write: { function: 5 } }

  it.each([
    { what: 'a coil with a bit number', points: [{ ...on, bit: 1 }], words: /need/ },
    {
      what: 'a register bit without its number',
      points: [{ point: 'a', function: 3, address: 0, type: 'bit' }],
      words: /needs its number/,
    },
    { what: 'a write to what is only read', points: [{ ...on, function: 2 }], words: /write what function 1 reads/ },
    { what: 'the same point twice', points: [on, on], words: /once/ },
    { what: 'feedback that is not there', points: [{ ...on, feedback: 'nowhere' }], words: /point of the same unit or part/ },
    { what: 'a part that is not listed', points: [{ ...on, part: 'siren' }], words: /listed under parts/ },
    { what: 'a register 0 where the first is 1', points: [on], addressBase: 1, words: /there is no 0/ },
  ])('with $what is refused with a reason', ({ points, addressBase, words }) => {
    expect(refusalOf(points, addressBase)).toMatch(words)
  })

  it.each(readFolder('modbus'))('$file is a sound example, says so, and is named after its id', ({ file, content }) => {
    const example = ModbusMap.parse(content)
    expect(file).toBe(`${example.id}.json`)
    expect([example.id, example.name]).toEqual([expect.stringMatching(/^example-/), expect.stringMatching(/^Example: /)])
    expect(example.points.every(({ name }) => name !== '')).toBe(true)
  })

  it('and a connection may be copied from the page for technicians', () => {
    const page = readFileSync('docs/drivers/modbus.md', 'utf8')
    const [connection, own, output] = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, example]) => JSON.parse(example ?? ''))
    expect(ModbusConnection.parse(connection).units.map((unit) => unit.map)).toEqual(
      readFolder('modbus').flatMap(({ file }) => (/electrical|8di/.test(file) ? [file.replace('.json', '')] : [])),
    )
    expect(ModbusMap.parse(own).points).toHaveLength(3)
    expect(ModbusPoint.parse(output).write).toEqual({ function: 5, on: 1, off: 0, pulseMs: 2000 })
  })

  it('may be written into the connection itself; a unit stands there once', () => {
    const connection = (units: object[]) =>
      ModbusConnection.safeParse({ driver: 'modbus', id: 'line', name: 'Plant room', address: '10.0.0.5:502', units })
    const unit = { unit: 3, name: 'Module', map: map([on]) }
    expect(connection([unit]).data).toMatchObject({ frame: 'tcp', timeoutMs: 1000, retries: 2, repeatS: 60 })
    expect(connection([unit, unit]).success).toBe(false)
    expect(connection([{ ...unit, unit: 248 }]).success).toBe(false)
  })
})
