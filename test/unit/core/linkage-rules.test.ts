/** Which outputs an alarm drives and what keeps them back, and the rules the product comes with. */
import { describe, expect, it } from 'vitest'
import { DeviceKind } from '../../../src-main/domains/devices/device-kind.types.ts'
import type { DeviceEntry } from '../../../src-main/domains/devices/devices.types.ts'
import { blockedBy, feedbackPoint, isWithin, outputKind, policyFor, rulesFor } from '../../../src-main/domains/linkage/linkage.rules.ts'
import { Linkages } from '../../../src-preload/contract/linkages.types.ts'
import type { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import { readFolder, readJson } from '../data/read-json.ts'

const linkages = Linkages.parse(readJson('linkages.json'))
const kinds = readFolder('device-kinds').map(({ content }) => DeviceKind.parse(content))
const driven = (hazard: HazardKind, priority: 1 | 2 | 3 | 4) =>
  rulesFor(linkages, { hazard, priority }).flatMap(({ policy, drive }) => drive.map(({ kind, within }) => [kind, within, policy]))

const device = (id: string, kind: string, zone: string, household: string | null = null) => ({ id, kind, zone, household }) as DeviceEntry

describe('the linkage rules of the product (E-4.3.7)', () => {
  it('sound sirens and light the way out at once in a fire, ask one person for broadcast and doors, two for sprinklers', () => {
    for (const hazard of ['smoke', 'heat', 'flame', 'fire'] as const)
      expect(driven(hazard, 1)).toEqual([
        ['siren', 'zone', 'automatic'],
        ['light', 'zone', 'automatic'],
        ['fire-broadcast', 'zone', 'onePerson'],
        ['door-release', 'zone', 'onePerson'],
        ['sprinkler', 'zone', 'twoPersons'],
      ])
  })

  it('shut the gas of the household off at once, also for a low concentration', () => {
    expect(driven('gas', 1)).toEqual([['gas-valve', 'household', 'automatic']])
    expect(driven('gas', 2)).toEqual([['gas-valve', 'household', 'automatic']])
  })

  it('drive nothing for trouble of devices, for intrusion, or for a fire that is no emergency', () => {
    expect([...driven('device', 1), ...driven('intrusion', 1), ...driven('heat', 2)]).toEqual([])
  })

  it('know every kind they drive as an output, and every output as a kind of device with a point to drive', () => {
    const outputs = linkages.outputs.map(({ kind }) => kind)
    expect(new Set(outputs).size).toBe(outputs.length)
    for (const { drive } of linkages.rules) for (const { kind } of drive) expect(outputs).toContain(kind)
    for (const output of outputs) expect(kinds.find(({ kind }) => kind === output)?.points.map(({ id }) => id)).toContain('on')
    expect(new Set(linkages.rules.map(({ id }) => id)).size).toBe(linkages.rules.length)
  })

  it('never let sprinklers, or the water of a zone, be driven by one person alone', () => {
    for (const kind of ['sprinkler', 'valve']) expect(outputKind(linkages, kind).byHand).toBe('twoPersons')
  })
})

describe('late data', () => {
  const rule = (id: string) => linkages.rules.filter((each) => each.id === id)[0] ?? expect.fail(id)

  it('drives nothing by itself: a person is asked', () => {
    expect(policyFor(rule('fire-sirens'), { late: false })).toBe('automatic')
    expect(policyFor(rule('fire-sirens'), { late: true })).toBe('onePerson')
    expect(policyFor(rule('fire-sprinklers'), { late: true })).toBe('twoPersons')
  })
})

describe('what is around', () => {
  it('is the household, the zone or the whole site; what stands in no household is nobody’s', () => {
    const kitchen = device('a', 'gas-detector', 'grid-1', 'lane-1')
    expect(isWithin('household', kitchen, device('b', 'gas-valve', 'grid-1', 'lane-1'))).toBe(true)
    expect(isWithin('household', kitchen, device('b', 'gas-valve', 'grid-1', 'lane-2'))).toBe(false)
    expect(isWithin('household', device('a', 'gas-detector', 'grid-1'), device('b', 'gas-valve', 'grid-1'))).toBe(false)
    expect(isWithin('zone', kitchen, device('b', 'siren', 'grid-1'))).toBe(true)
    expect(isWithin('zone', kitchen, device('b', 'siren', 'grid-2'))).toBe(false)
    expect(isWithin('site', kitchen, device('b', 'siren', 'grid-2'))).toBe(true)
  })
})

describe('an interlock', () => {
  const door = device('door-1', 'door-release', 'grid-1')
  const around = [device('pir-1', 'intrusion-detector', 'grid-1'), device('pir-2', 'intrusion-detector', 'grid-2')]
  const locks = (values: Record<string, number>, value = 1) =>
    blockedBy(outputKind(linkages, 'door-release'), door, value, around, (id, point) => values[`${id}/${point}`])

  it('keeps a door from being released while an intruder is reported in its zone', () => {
    expect(locks({ 'pir-1/intrusion': 1 })).toEqual(['intrusion'])
    expect(locks({ 'pir-1/door-forced': 1 })).toEqual(['intrusion'])
    expect(locks({ 'pir-1/intrusion': 0 })).toEqual([])
  })

  it('looks only at its own zone, and only in the direction it is for', () => {
    expect(locks({ 'pir-2/intrusion': 1 })).toEqual([])
    expect(locks({ 'pir-1/intrusion': 1 }, 0)).toEqual([])
  })

  it('keeps water from being shut off while a sprinkler of the zone runs, whatever else reports the same point', () => {
    const valve = device('valve-1', 'valve', 'grid-1')
    const shut = (kind: string) => blockedBy(outputKind(linkages, 'valve'), valve, 0, [device('x', kind, 'grid-1')], () => 1)
    expect(shut('sprinkler')).toEqual(['sprinkler-flows'])
    expect(shut('siren')).toEqual([])
  })
})

describe('the feedback of an output', () => {
  it('is its feedback contact, else that it started, else the echo of the order', () => {
    expect(feedbackPoint('on', () => true)).toBe('feedback')
    expect(feedbackPoint('on', (point) => point === 'started')).toBe('started')
    expect(feedbackPoint('on', () => false)).toBe('on')
    expect(feedbackPoint('on-2', () => true)).toBe('on-2')
  })
})
