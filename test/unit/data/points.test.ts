/** The points any device may have besides those of its kind. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DeviceKind, PointKind } from '../../../src-main/domains/devices/device-kind.types.ts'
import { kindOf } from '../../../src-main/drivers/catalog/properties.ts'
import { HazardKind, LIFE_SAFETY } from '../../../src-preload/contract/wire/words.ts'
import { RESOURCES, readFolder, readJson } from './read-json.ts'

const document = readJson('points.json')
const points = z.array(PointKind).parse(document)
const limits = points.flatMap((point) => point.limits.map((limit) => ({ name: `${point.id}/${limit.id}`, point, limit })))
const kinds = readFolder('device-kinds').map(({ content }) => DeviceKind.parse(content))
const pointsOfKinds = kinds.flatMap((kind) => kind.points.map((point) => ({ kind: kind.kind, point })))
const catalogued = new Map(points.map((point) => [point.id, point]))
const known = new Set([...catalogued.keys(), ...pointsOfKinds.map(({ point }) => point.id)])

describe('the catalogue of points', () => {
  it('has every point once, and every limit of a point once', () => {
    expect(catalogued.size).toBe(points.length)
    for (const point of points) expect(new Set(point.limits.map(({ id }) => id)).size, point.id).toBe(point.limits.length)
  })

  it('knows every point that the drivers read out of property names, here or in a kind', () => {
    const source = readFileSync(resolve(RESOURCES, '../src-main/drivers/catalog/properties.ts'), 'utf8')
    const read = [...source.matchAll(/\b(?:on|number)\('([a-z-]+)'/g)].map(([, id]) => id ?? '')
    expect(read.length).toBeGreaterThan(40)
    expect(read.filter((id) => !known.has(id))).toEqual([])
  })

  it('is enough for every kind that discovery suggests', () => {
    const suggested = [...known].flatMap((id) => kindOf([{ id }]) ?? [])
    expect(suggested.filter((kind) => !kinds.some((each) => each.kind === kind))).toEqual([])
    expect(new Set(suggested).size).toBeGreaterThan(10)
  })

  it('raises what lives may depend on at once and as an emergency', () => {
    const vital = limits.filter(({ limit }) => LIFE_SAFETY.includes(limit.hazard))
    expect(new Set(vital.map(({ limit }) => limit.hazard))).toEqual(new Set(LIFE_SAFETY))
    for (const { name, limit } of vital)
      expect({ name, priority: limit.priority, delayMs: limit.delayMs }).toEqual({ name, priority: 1, delayMs: 0 })
  })

  it('together with the kinds can raise every hazard but a crowd, which each place sets for itself', () => {
    const raised = new Set(
      [...limits, ...pointsOfKinds.flatMap(({ point }) => point.limits.map((limit) => ({ limit })))].map(({ limit }) => limit.hazard),
    )
    expect(HazardKind.options.filter((hazard) => !raised.has(hazard))).toEqual(['crowd'])
  })

  it('lists trouble of a device without opening an incident for it', () => {
    const told = z.array(
      z.object({ limits: z.array(z.object({ id: z.string(), hazard: HazardKind, incident: z.literal(false).optional() })) }),
    )
    for (const { hazard, incident, id } of told.parse(document).flatMap((point) => point.limits))
      expect({ id, listed: incident === false }).toEqual({ id, listed: hazard === 'device' })
  })

  it('can reach every limit and come back from it within the range of the point', () => {
    for (const { name, point, limit } of limits) {
      if (limit.when !== 'above' && limit.when !== 'below') continue
      const [low, high] = point.range
      const returned = limit.when === 'above' ? limit.value - limit.hysteresis : limit.value + limit.hysteresis
      for (const value of [limit.value, returned]) expect(value > low && value < high, name).toBe(true)
    }
  })

  it('means the same as in a kind: one unit everywhere, and the same limits for what raises an alarm by itself', () => {
    for (const { kind, point } of pointsOfKinds) {
      const here = catalogued.get(point.id)
      if (here) expect({ kind, id: point.id, unit: point.unit }).toEqual({ kind, id: here.id, unit: here.unit })
      const isAlarm = here?.limits.some(({ id }) => id === 'on')
      if (isAlarm) expect({ kind, ...point }).toEqual({ kind, ...here })
    }
  })

  it('cannot take a reading for impossible that a kind believes', () => {
    for (const { kind, point } of pointsOfKinds) {
      const here = catalogued.get(point.id)
      if (here) expect(here.range[0] <= point.range[0] && here.range[1] >= point.range[1], `${kind}/${point.id}`).toBe(true)
    }
  })
})
