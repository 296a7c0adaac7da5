import { describe, expect, it } from 'vitest'
import { DeviceKind } from '../../../src-main/domains/devices/device-kind.types.ts'
import { LIFE_SAFETY } from '../../../src-preload/contract/wire/words.ts'
import { readFolder } from './read-json.ts'
import { WATCHED } from './watched.ts'

const kinds = readFolder('device-kinds').map(({ file, content }) => ({ file, kind: DeviceKind.parse(content) }))
const points = kinds.flatMap(({ kind }) => kind.points.map((point) => ({ name: `${kind.kind}/${point.id}`, point })))
const limits = points.flatMap(({ name, point }) => point.limits.map((limit) => ({ name: `${name}/${limit.id}`, point, limit })))
const thresholds = limits.flatMap(({ limit, ...of }) => (limit.when === 'above' || limit.when === 'below' ? [{ ...of, limit }] : []))

/** What they show is for people and rules of the site to judge: how many people are too many, whether a valve should be open. */
const WITHOUT_LIMITS = [
  'door-release',
  'environment-sensor',
  'fire-broadcast',
  'gas-valve',
  'input-module',
  'light',
  'output',
  'people-counter',
  'siren',
  'sprinkler',
  'valve',
]

describe('the catalogue of device kinds', () => {
  it('names each file after its kind, once', () => {
    expect(kinds.map(({ file }) => file)).toEqual(kinds.map(({ kind }) => `${kind.kind}.json`))
    expect(new Set(kinds.map(({ kind }) => kind.kind)).size).toBe(kinds.length)
  })

  it('covers the seven groups of clause N-5.1.1.1, and heat and flame, each with a limit that raises it', () => {
    const watched = kinds.filter(({ kind }) => kind.clause === 'N-5.1.1.1')
    expect(new Set(watched.map(({ kind }) => kind.group))).toEqual(new Set(WATCHED))
    expect(limits.map(({ limit }) => limit.hazard)).toEqual(expect.arrayContaining([...WATCHED]))
  })

  it('raises the hazard a kind is there for, unless it has no limits on purpose', () => {
    const raisedBy = (kind: DeviceKind) => kind.points.flatMap((point) => point.limits).map((limit) => limit.hazard)
    expect(kinds.filter(({ kind }) => raisedBy(kind).length === 0).map(({ kind }) => kind.kind)).toEqual(WITHOUT_LIMITS)
    for (const { kind } of kinds.filter(({ kind }) => !WITHOUT_LIMITS.includes(kind.kind)))
      expect(raisedBy(kind), kind.kind).toContain(kind.group)
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

  it.each(thresholds)('can reach $name and come back from it within the range of the point', ({ point, limit }) => {
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
        const own = thresholds.filter((each) => each.point === point && each.limit.when === when).map(({ limit }) => limit)
        const priorities = own.sort((a, b) => worse(a.value, b.value)).map(({ priority }) => priority)
        expect(priorities, name).toEqual([...priorities].sort((a, b) => b - a))
      }
    }
  })

  it('raises what lives may depend on at once, and as an emergency unless a worse limit follows', () => {
    for (const { limit, name, point } of limits.filter((l) => LIFE_SAFETY.includes(l.limit.hazard))) {
      expect({ name, delayMs: limit.delayMs }).toEqual({ name, delayMs: 0 })
      expect(Math.min(...point.limits.map((other) => other.priority)), name).toBe(1)
    }
    for (const { limit, name } of limits.filter((l) => LIFE_SAFETY.includes(l.limit.hazard) && l.limit.hazard !== 'gas'))
      expect({ name, priority: limit.priority }).toEqual({ name, priority: 1 })
  })

  it('opens an incident when a gateway falls silent: what is behind it is blind', () => {
    const gateway = kinds.find(({ kind }) => kind.kind === 'gateway')?.kind
    expect(gateway?.points.find(({ id }) => id === 'online')?.limits).toEqual([
      expect.objectContaining({ hazard: 'device', priority: 2, when: 'below', value: 0.5, delayMs: 0 }),
    ])
    expect(JSON.stringify(readFolder('device-kinds').find(({ file }) => file === 'gateway.json'))).not.toContain('"incident"')
  })
})
