import { describe, expect, it } from 'vitest'
import { DeviceKind } from '../../../src-main/domains/devices/device-kind.types.ts'
import { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import { readFolder } from './read-json.ts'

const kinds = readFolder('device-kinds').map(({ file, content }) => ({ file, kind: DeviceKind.parse(content) }))
const points = kinds.flatMap(({ kind }) => kind.points.map((point) => ({ name: `${kind.kind}/${point.id}`, point })))
const limits = points.flatMap(({ name, point }) => point.limits.map((limit) => ({ name: `${name}/${limit.id}`, point, limit })))

describe('the catalogue of device kinds', () => {
  it('names each file after its kind, once', () => {
    expect(kinds.map(({ file }) => file)).toEqual(kinds.map(({ kind }) => `${kind.kind}.json`))
    expect(new Set(kinds.map(({ kind }) => kind.kind)).size).toBe(kinds.length)
  })

  it('covers the seven groups of clause N-5.1.1.1, and heat and flame, each with a limit that raises it', () => {
    expect(new Set(kinds.map(({ kind }) => kind.group))).toEqual(new Set(HazardKind.options))
    expect(new Set(limits.map(({ limit }) => limit.hazard))).toEqual(new Set(HazardKind.options))
    for (const { kind } of kinds)
      expect(
        kind.points.flatMap((p) => p.limits).map((l) => l.hazard),
        kind.kind,
      ).toContain(kind.group)
  })

  it('watches everything the clause lists for electricity and for buildings', () => {
    const idsOf = (name: string) => kinds.find(({ kind }) => kind.kind === name)?.kind.points.map((p) => p.id)
    expect(idsOf('electrical-fire-monitor')).toEqual(['residual-current', 'cable-temperature', 'load-current', 'arcs'])
    expect(idsOf('structure-monitor')).toEqual(expect.arrayContaining(['tilt-x', 'tilt-y', 'settlement', 'displacement', 'crack']))
  })

  it('gives points of a kind and limits of a point different ids', () => {
    for (const { kind } of kinds) expect(new Set(kind.points.map((p) => p.id)).size, kind.kind).toBe(kind.points.length)
    for (const { name, point } of points) expect(new Set(point.limits.map((l) => l.id)).size, name).toBe(point.limits.length)
  })

  it.each(limits)('can reach $name and come back from it within the range of the point', ({ point, limit }) => {
    const [low, high] = point.range
    const returned = limit.when === 'above' ? limit.value - limit.hysteresis : limit.value + limit.hysteresis
    expect(limit.value).toBeGreaterThan(low)
    expect(limit.value).toBeLessThan(high)
    expect(returned).toBeGreaterThan(low)
    expect(returned).toBeLessThan(high)
  })

  it('gives the worse limit of a pair the higher priority', () => {
    for (const { name, point } of points) {
      for (const when of ['above', 'below'] as const) {
        const worse = (a: number, b: number) => (when === 'above' ? a - b : b - a)
        const ordered = point.limits.filter((l) => l.when === when).sort((a, b) => worse(a.value, b.value))
        const priorities = ordered.map((l) => l.priority)
        expect(priorities, name).toEqual([...priorities].sort((a, b) => b - a))
      }
    }
  })

  it('raises smoke, heat and flame as emergencies at once', () => {
    for (const { limit, name } of limits.filter((l) => ['smoke', 'heat', 'flame'].includes(l.limit.hazard))) {
      expect({ name, priority: limit.priority, delayMs: limit.delayMs }).toEqual({ name, priority: 1, delayMs: 0 })
    }
  })
})
