/** Whether devices can be heard: alone, behind a gateway, and all at once. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Heard } from '../../src-main/domains/devices/devices.ports.ts'
import { DeviceDraft } from '../../src-preload/contract/devices.contract.ts'
import { TestCore } from '../support/test-core.ts'
import { tinySite } from '../support/tiny-site.ts'

let site: TestCore
beforeEach(() => {
  site = new TestCore()
})
afterEach(() => site.end())

const stateOf = (device: string) => site.core.views.devices.one(device)?.state
const openAlarms = () => site.core.views.alarms({ open: true, before: Number.MAX_SAFE_INTEGER, limit: 1000 }).items

/** `count` smoke detectors behind gateway 889, all heard once. */
function gateway(count: number): string[] {
  const ids = Array.from({ length: count }, (_, index) => `panel-smoke-${index}`)
  const draft = (id: string, kind: string, address: string, via: string | null) =>
    DeviceDraft.parse({ id, kind, name: id, zone: 'grid-1', place: id, lngLat: [120.6, 31.32], source: { source: 'modbus', address, via } })
  void site.core.change(() => {
    site.core.network.registry.register(draft('panel', 'gateway', '889', null), 'test')
    for (const [index, id] of ids.entries())
      site.core.network.registry.register(draft(id, 'smoke-detector', `889/1.1/${index}`, '889'), 'test')
  })
  site.core.loop.drain()
  site.hear(link(true))
  for (let index = 0; index < count; index++) site.hear(report(index, { 'smoke-alarm': 0 }))
  drainAll()
  return ids
}

const link = (online: boolean): Heard => ({ type: 'link', source: 'modbus', address: '889', online })
const report = (index: number, values: Record<string, number>): Heard => ({
  type: 'report',
  source: 'modbus',
  address: `889/1.1/${index}`,
  via: '889',
  at: null,
  values: new Map(Object.entries(values)),
})
const drainAll = () => {
  for (let group = 0; group < 20; group++) site.core.loop.drain()
}

describe('a device that falls silent', () => {
  it('raises a device alarm for the list, and no incident', () => {
    site.send('smoke-1', { smoke: 0.02 })
    site.pass(361_000)
    expect(stateOf('smoke-1')).toBe('offline')
    expect(site.open).toEqual([])
    expect(openAlarms()).toMatchObject([{ device: 'smoke-1', point: 'online', hazard: 'device', state: 'unacknowledged', incident: null }])
    site.send('smoke-1', { smoke: 0.02 })
    expect(openAlarms()).toMatchObject([{ device: 'smoke-1', state: 'returnedUnacknowledged' }])
  })

  it('has an availability figure from then on', () => {
    const since = site.clock.now()
    site.send('smoke-1', { smoke: 0.02 })
    site.status('smoke-1', true)
    site.pass(60_000)
    site.status('smoke-1', false)
    site.pass(60_000)
    site.status('smoke-1', true)
    site.pass(120_000)
    expect(site.core.views.devices.availability('smoke-1', since, site.clock.now())).toEqual({ share: 0.75, outages: 1 })
  })
})

describe('a gateway that dies', () => {
  it('with five thousand devices behind it is one incident, one alarm and a readable board', () => {
    const children = gateway(5000)
    site.hear(link(false))
    drainAll()
    expect(openAlarms()).toMatchObject([{ device: 'panel', point: 'online', hazard: 'device', priority: 2 }])
    expect(site.open).toMatchObject([{ kind: 'device', place: { device: 'panel' } }])
    expect(stateOf(children[4999] ?? '')).toBe('offline')
    expect(site.core.health().devices.faulty).toBe(5001)
    site.clock.advance(3_600_000)
    site.tick()
    expect(openAlarms()).toHaveLength(1)
    site.hear(link(true))
    drainAll()
    expect(stateOf(children[0] ?? '')).toBe('normal')
    expect(openAlarms().map(({ state }) => state)).toEqual(['returnedUnacknowledged'])
  })

  it('without a word of it is found by the silence of all behind it, before any of them is called offline', () => {
    gateway(10)
    site.pass(3 * 120_000 + 1000)
    expect(openAlarms()).toMatchObject([{ device: 'panel', point: 'online' }])
    expect(site.open).toHaveLength(1)
  })

  it('hides no fire: a detector that is heard through it after all raises its alarm', () => {
    gateway(5)
    site.hear(link(false))
    site.hear(report(3, { 'smoke-alarm': 1 }))
    drainAll()
    expect(site.open.map(({ kind }) => kind).sort()).toEqual(['device', 'smoke'])
  })

  it('does not explain a single silent device: that one is called offline itself', () => {
    gateway(10)
    for (let round = 0; round < 7; round++) {
      site.pass(60_000)
      for (let index = 1; index < 10; index++) site.hear(report(index, { 'smoke-alarm': 0 }))
      drainAll()
    }
    expect(openAlarms()).toMatchObject([{ device: 'panel-smoke-0', point: 'online', incident: null }])
  })

  it('that is the network itself, with no gateway of its own, is one alarm of the network, over when anybody speaks again', () => {
    const values = { battery: 90, arcs: 0, gas: 0, total: 1 }
    const pointOf: Record<string, keyof typeof values> = { 'gas-1': 'gas', 'power-2': 'arcs', 'water-2': 'total' }
    for (const { id } of tinySite.devices) site.send(id, { [pointOf[id] ?? 'battery']: values[pointOf[id] ?? 'battery'] })
    site.pass(900_000)
    expect(openAlarms().map(({ device, point }) => [device, point])).toEqual([['network-watchroom', 'online']])
    site.send('smoke-2', { battery: 89 })
    expect(openAlarms().find(({ device }) => device === 'network-watchroom')?.state).toBe('returnedUnacknowledged')
  })
})

describe('what else a device says of itself', () => {
  it.each([
    ['a low battery', { battery: 12 }, 4],
    ['an empty battery', { battery: 5 }, 3],
    ['being opened', { tamper: 1 }, 3],
    ['the loss of mains', { 'mains-fail': 1 }, 3],
  ])('%s is a device alarm, not a hazard', (_name, values, priority) => {
    site.send('smoke-1', values)
    expect(Math.min(...openAlarms().map((alarm) => alarm.priority))).toBe(priority)
    expect(openAlarms().every(({ hazard, incident }) => hazard === 'device' && incident === null)).toBe(true)
    expect(stateOf('smoke-1')).toBe('fault')
  })

  it('a clock that is ahead, so that its messages are refused, is said at once', () => {
    site.send('smoke-1', { smoke: 0.01 })
    site.send('smoke-1', { smoke: 0.9 }, site.clock.now() + 300_000)
    expect(site.open).toEqual([])
    expect(openAlarms()).toMatchObject([{ point: 'clock-drift', condition: 'fast', priority: 2, value: -300 }])
    site.pass(1000)
    site.send('smoke-1', { smoke: 0.02 })
    expect(openAlarms()).toMatchObject([{ state: 'returnedUnacknowledged' }])
  })

  it('a clock that stays behind is said after ten minutes; data that was merely late is not', () => {
    const late = site.clock.now() - 3_600_000
    for (let minute = 0; minute < 60; minute++) site.send('smoke-1', { smoke: 0.01 }, late + minute * 60_000)
    site.send('smoke-1', { smoke: 0.02 })
    expect(openAlarms()).toEqual([])
    for (let minute = 0; minute < 25; minute++) {
      site.pass(60_000)
      site.send('smoke-2', { smoke: 0.01 }, site.clock.now() - 240_000)
    }
    expect(openAlarms().filter(({ point }) => point === 'clock-drift')).toMatchObject([
      { device: 'smoke-2', condition: 'slow', value: 240 },
    ])
  })
})
