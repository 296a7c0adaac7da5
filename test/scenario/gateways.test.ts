/** Gateways that flap, come back, stand in a row, are replaced or taken away: nothing stays hidden, and nothing is told twice. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DeviceDraft } from '../../src-preload/contract/devices.contract.ts'
import { OPERATOR, TestCore } from '../support/test-core.ts'

let site: TestCore
beforeEach(() => {
  site = new TestCore()
})
afterEach(() => site.end())

const at = (address: string) => ({ source: 'modbus', address }) as const
const draft = (id: string, kind: string, address: string, via: string | null) =>
  DeviceDraft.parse({ id, kind, name: id, zone: 'grid-1', place: id, lngLat: [120.6, 31.32], source: { ...at(address), via } })

async function change(run: () => unknown): Promise<void> {
  const done = site.core.change(run)
  site.core.loop.drain()
  await done
}
const register = (...drafts: DeviceDraft[]) => change(() => site.core.network.registry.registerAll(drafts, OPERATOR.name))
const remove = (id: string) => change(() => site.core.network.registry.remove(id, '更换', OPERATOR.name))

const link = (address: string, online: boolean) => {
  site.hear({ type: 'link', ...at(address), online })
  site.core.loop.drain()
}
const report = (address: string, values: Record<string, number>, more: object = {}) => {
  site.hear({ type: 'report', ...at(address), via: null, at: null, values: new Map(Object.entries(values)), ...more })
  site.core.loop.drain()
}
const alarms = () => site.core.views.alarms({ open: true, before: Number.MAX_SAFE_INTEGER, limit: 1000 }).items
const alarmOf = (device: string, point: string) => alarms().find((alarm) => alarm.device === device && alarm.point === point)
const stateOf = (device: string) => site.core.views.devices.one(device)?.state

describe('a gateway that flaps', () => {
  beforeEach(async () => {
    await register(
      draft('panel', 'gateway', '889', null),
      draft('seen', 'smoke-detector', '889/1', '889'),
      draft('new', 'smoke-detector', '889/2', '889'),
    )
    link('889', true)
    report('889/1', { battery: 15 })
    report('889/2', { battery: 15 })
    await change(() => site.core.alarms.list.acknowledge([alarmOf('seen', 'battery')?.id ?? ''], OPERATOR))
  })

  it('does not announce again what somebody has seen', () => {
    const before = alarmOf('seen', 'battery')
    for (let turn = 0; turn < 5; turn++) {
      link('889', false)
      site.pass(120_000)
      link('889', true)
      site.pass(120_000)
    }
    expect(alarmOf('seen', 'battery')).toMatchObject({ id: before?.id, state: 'acknowledged' })
  })

  it('silences what nobody has seen while it is dead, and gives the same alarm back', () => {
    const before = alarmOf('new', 'battery')
    link('889', false)
    expect(alarmOf('new', 'battery')).toMatchObject({ id: before?.id, state: 'suppressed' })
    link('889', true)
    expect(alarmOf('new', 'battery')).toMatchObject({ id: before?.id, state: 'unacknowledged' })
  })
})

describe('a gateway that only ever says that it is there', () => {
  it('is not called silent after an outage, while others are heard through it', async () => {
    await register(draft('panel', 'gateway', '889', null), draft('child', 'smoke-detector', '889/1', '889'))
    for (const online of [true, false, true]) link('889', online)
    for (let minute = 0; minute < 60; minute++) {
      site.pass(60_000)
      report('889/1', { battery: 80 })
    }
    expect(stateOf('panel')).toBe('normal')
  })
})

describe('what was silent behind a dead gateway counts again', () => {
  beforeEach(async () => {
    await register(
      draft('panel', 'gateway', '889', null),
      draft('other', 'gateway', '890', null),
      draft('child', 'smoke-detector', '889/1', '889'),
      draft('grandchild', 'smoke-detector', '889/1/1', '889/1'),
    )
    link('889', true)
    report('889/1', { tamper: 1 })
    report('889/1/1', { tamper: 1 })
    link('889', false)
    expect([alarmOf('child', 'tamper')?.state, alarmOf('grandchild', 'tamper')?.state]).toEqual(['suppressed', 'suppressed'])
  })
  afterEach(() => {
    expect([alarmOf('child', 'tamper')?.state, alarmOf('grandchild', 'tamper')?.state]).toEqual(['unacknowledged', 'unacknowledged'])
  })

  it('when the gateway is taken off the site', () => remove('panel'))

  it('when the device is moved behind another gateway', () => register(draft('child', 'smoke-detector', '889/1', '890')))

  it('when the gateway is moved to another address', () => register(draft('panel', 'gateway', '900', null)))

  it('when something two steps behind the gateway is heard through it', () => report('889/1/1', { battery: 80 }))
})

describe('a device that is taken off the site and put up again under the same name', () => {
  it('is neither out of service nor offline because its predecessor was', async () => {
    await register(draft('leak', 'water-leak-sensor', '7', null))
    report('7', { 'water-leak': 0 })
    link('7', false)
    const until = site.clock.now() + 86_400_000
    await change(() => site.core.network.modes.set(['leak'], { mode: 'outOfService', until, reason: '损坏', by: OPERATOR.name }))
    await remove('leak')
    await register(draft('leak', 'water-leak-sensor', '7', null))
    expect(site.core.views.devices.one('leak')).toMatchObject({ state: 'unknown', service: { mode: 'inService' } })
    report('7', { 'water-leak': 1 })
    expect(site.only.kind).toBe('water')
  })
})

describe('the silence of devices', () => {
  const elderly = Array.from({ length: 6 }, (_, index) => draft(`plug-${index}`, 'smoke-detector', `9/${index}`, '9'))

  it('is not taken from those that have never spoken, when their gateway comes back', async () => {
    await register(draft('panel', 'gateway', '9', null), ...elderly)
    link('9', true)
    for (const { source } of elderly) link(source?.address ?? '', true)
    link('9', false)
    link('9', true)
    site.pass(600_000)
    expect(alarms().filter(({ state }) => state === 'unacknowledged')).toEqual([])
  })

  it('is noticed after a restart too, of a detector that has only ever said that there is no smoke', async () => {
    await register(draft('detector', 'smoke-detector', '8', null))
    report('8', { 'smoke-alarm': 0 })
    const { store, clock, ids } = site
    site = new TestCore({ store, clock, ids })
    site.pass(361_000)
    expect(stateOf('detector')).toBe('offline')
  })

  it('is not broken by what a broker had kept: only what a device says now shows that it is there', async () => {
    await register(draft('leak', 'water-leak-sensor', '7', null))
    report('7', { 'water-leak': 0 })
    link('7', false)
    report('7', { battery: 90 }, { isReplay: true })
    expect(stateOf('leak')).toBe('offline')
    report('7', { battery: 90 })
    expect(stateOf('leak')).not.toBe('offline')
  })
})

describe('a large site', () => {
  it('is not searched through for every device that comes or goes', async () => {
    await register(draft('panel', 'gateway', '889', null), draft('child', 'smoke-detector', '889/1', '889'))
    const search = vi.spyOn(site.core.network.registry, 'entries')
    site.hear(
      { type: 'link', ...at('889/1'), online: true },
      { type: 'link', ...at('889/1'), online: false },
      { type: 'link', ...at('889'), online: false },
    )
    site.core.loop.drain()
    expect(stateOf('child')).toBe('offline')
    expect(search).not.toHaveBeenCalled()
  })
})
