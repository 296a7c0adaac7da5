/** From something heard of to a device of the site, and everything people change about it; a restart keeps it all. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Description, Heard } from '../../src-main/domains/devices/devices.ports.ts'
import { DeviceDraft } from '../../src-preload/contract/devices.contract.ts'
import { TestCore } from '../support/test-core.ts'

let folder: string
let site: TestCore
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'watchroom-onboarding-'))
  site = await TestCore.onDisk(folder)
})
afterEach(() => {
  site.end()
  rmSync(folder, { recursive: true, force: true })
})

async function restart(): Promise<void> {
  site.end()
  site = await TestCore.onDisk(folder, site)
}

const LEAK = { source: 'zigbee2mqtt', address: '0x00158d0001d64498' } as const
const description: Description = {
  type: 'description',
  ...LEAK,
  via: 'bridge',
  name: '阁楼漏水',
  vendor: 'Acme',
  model: 'WL-1',
  kind: 'water-leak-sensor',
  points: [
    { id: 'water-leak', name: 'water_leak', unit: '', type: 'switch', range: null, writable: false },
    { id: 'soil-moisture', name: 'soil_moisture', unit: '%', type: 'number', range: [0, 100], writable: false },
  ],
}
const report = (values: Record<string, number>): Heard => ({
  type: 'report',
  ...LEAK,
  via: 'bridge',
  at: null,
  values: new Map(Object.entries(values)),
})
const draft = (over: object = {}) =>
  DeviceDraft.parse({
    id: 'leak-1',
    kind: 'water-leak-sensor',
    name: '漏水',
    zone: 'grid-1',
    household: 'lane-1',
    place: '河边巷 1 号 · 阁楼',
    lngLat: [120.6, 31.32],
    source: { ...LEAK, via: 'bridge' },
    ...over,
  })

async function change<T>(run: () => T): Promise<T> {
  const answer = site.core.change(run)
  answer.catch(() => {})
  site.core.loop.drain()
  return answer
}
const register = (over: object = {}) => change(() => site.core.network.registry.register(draft(over), '王晓'))
const hear = (...heard: Heard[]) => {
  site.hear(...heard)
  site.core.loop.drain()
}
const found = () => site.core.views.devices.found()

describe('something unknown on the network', () => {
  it('appears in the found list with its description and what it sent, and survives a restart there', async () => {
    hear(description)
    hear(report({ 'water-leak': 0, battery: 80 }))
    await restart()
    expect(found()).toMatchObject([{ ...LEAK, name: '阁楼漏水', vendor: 'Acme', kind: 'water-leak-sensor', via: 'bridge', messages: 1 }])
    expect(found()[0]?.points.map(({ id, unit, value }) => [id, unit, value])).toEqual([
      ['water-leak', '', 0],
      ['soil-moisture', '%', null],
      ['battery', '', 80],
    ])
  })

  it('of the native profile is refused as unknown, and found all the same', () => {
    site.send('smoke-99', { smoke: 0.1 })
    expect(site.core.health().intake.rejected.unknownDevice).toBe(1)
    expect(found()).toMatchObject([{ source: 'watchroom', address: 'lane/smoke-99' }])
  })

  it('that is ignored stays away, whatever it sends', async () => {
    hear(report({ 'water-leak': 0 }))
    await change(() => site.core.network.found.ignore(LEAK, '王晓'))
    hear(report({ 'water-leak': 1 }))
    await restart()
    expect(found()).toEqual([])
  })

  it('cannot fill the list without end, nor the disk with every message', () => {
    for (let index = 0; index < 5200; index++) site.hear({ ...report({ x: 1 }), address: `0x${index}` } as Heard)
    for (let group = 0; group < 12; group++) site.core.loop.drain()
    expect(found().length).toBeLessThanOrEqual(5009)
  })
})

describe('a device that is registered', () => {
  it('raises alarms from then on, with the points its discovery described', async () => {
    hear(description)
    await register()
    expect(found()).toEqual([])
    hear(report({ 'water-leak': 1, 'soil-moisture': 40 }))
    expect(site.only).toMatchObject({ kind: 'water', place: { text: '河边巷 1 号 · 阁楼' }, party: { id: 'lane-1' } })
    await restart()
    const device = site.core.views.devices.one('leak-1')
    expect(device).toMatchObject({ kind: 'water-leak-sensor', source: LEAK, state: 'alarm' })
    expect(device?.points).toContainEqual(expect.objectContaining({ id: 'soil-moisture', unit: '%', value: 40 }))
  })

  it.each([
    ['unknownKind', { kind: 'teapot' }],
    ['unknownZone', { zone: 'grid-99' }],
    ['unknownHousehold', { household: 'lane-99' }],
    ['unknownGateway', { gateway: 'leak-1' }],
  ])('is refused as %s, and nothing has changed', async (reason, over) => {
    await expect(register(over)).rejects.toMatchObject({ code: `device.${reason}`, status: 409 })
    expect(site.core.views.devices.one('leak-1')).toBeUndefined()
    expect(site.facts('device.registered')).toEqual([])
  })

  it('keeps its address to itself', async () => {
    await register()
    await expect(register({ id: 'leak-2' })).rejects.toMatchObject({ code: 'device.addressTaken' })
  })

  it('can be moved, and taken away with a reason; both stay so after a restart', async () => {
    await register()
    await register({ place: '河边巷 1 号 · 地下室', zone: 'grid-2' })
    await change(() => site.core.network.registry.remove('door-3', '拆除', '王晓'))
    await restart()
    expect(site.core.views.devices.one('leak-1')).toMatchObject({ zone: 'grid-2', place: '河边巷 1 号 · 地下室' })
    expect(site.core.views.devices.one('door-3')).toBeUndefined()
    expect(site.facts('device.')).toEqual(['device.registered', 'device.registered', 'device.changed', 'device.removed'])
    // Its bridge came with it: else nobody would be told when that dies.
    expect(site.core.views.devices.one('leak-1')?.gateway).toBe('zigbee2mqtt-bridge')
    expect(site.core.views.journalOf('leak-1', Number.MAX_SAFE_INTEGER, 10).map(({ fact }) => fact)).toEqual([
      'device.changed',
      'device.registered',
    ])
  })
})

describe('a walk test', () => {
  const startTest = (devices: string[], minutes: number) =>
    change(() =>
      site.core.network.modes.set(devices, { mode: 'test', until: site.clock.now() + minutes * 60_000, reason: '季度检查', by: '王晓' }),
    )

  it('logs alarms and escalates none, and ends by itself; what burns then is raised', async () => {
    await startTest(['smoke-1'], 10)
    site.send('smoke-1', { smoke: 0.9 })
    site.send('smoke-1b', { smoke: 0.9 })
    expect(site.open.map(({ place }) => place.device)).toEqual(['smoke-1b'])
    expect(site.facts('alarm.tested')).toHaveLength(1)
    expect(site.core.views.devices.one('smoke-1')?.service).toMatchObject({ mode: 'test', reason: '季度检查', by: '王晓' })
    await restart()
    site.pass(600_000)
    expect(site.core.views.devices.one('smoke-1')?.service.mode).toBe('inService')
    expect(site.open.map(({ place }) => place.device).sort()).toEqual(['smoke-1', 'smoke-1b'])
  })

  it('cannot be forgotten: it lasts a shift at most', async () => {
    await expect(startTest(['smoke-1'], 13 * 60)).rejects.toMatchObject({ code: 'device.badEnd' })
    await expect(startTest(['smoke-1'], -1)).rejects.toMatchObject({ code: 'device.badEnd' })
  })
})

describe('a device out of service', () => {
  it('lets the incident of a burnt detector be cleared, and raises again when it is back and still abnormal', async () => {
    site.send('smoke-1', { smoke: 0.9 })
    expect(site.only.missing).toContain('readingsNotNormal')
    await change(() =>
      site.core.network.modes.set(['smoke-1'], { mode: 'outOfService', until: site.clock.now() + 86_400_000, reason: '烧毁', by: '王晓' }),
    )
    expect(site.only.missing).not.toContain('readingsNotNormal')
    expect(site.only.alarms).toMatchObject([{ state: 'outOfService' }])
    await change(() => site.core.network.modes.putBack(['smoke-1'], '王晓'))
    expect(site.only.missing).toContain('readingsNotNormal')
  })
})
