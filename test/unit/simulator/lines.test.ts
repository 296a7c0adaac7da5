/** Gateways and outputs of the simulator on a real broker. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFleet } from '../../../src-main/simulator/fleet.ts'
import { openLines } from '../../../src-main/simulator/lines.ts'
import { openLink } from '../../../src-main/simulator/link.ts'
import type { Order } from '../../../src-main/simulator/outputs.ts'
import { startSimulator } from '../../../src-main/simulator/simulate.ts'
import { startBroker } from './broker.ts'
import { site } from './played.ts'

let broker: Awaited<ReturnType<typeof startBroker>>
beforeEach(async () => {
  broker = await startBroker()
})
afterEach(() => broker.close())

const few = {
  ...site,
  devices: site.devices.filter(({ id, kind }) => kind === 'gateway' || id.startsWith('shantang-128-') || id.startsWith('grid-4-')),
}
const told = (device: string, leaf: string) => broker.received.filter((packet) => packet.device === device && packet.last === leaf)
const statuses = (gateway: string) => told(gateway, 'status').map(({ payload }) => payload)

describe('a gateway of the simulator', () => {
  it('says that it is there, and when its power goes the broker says that it is not', async () => {
    const lines = openLines({ mqttUrl: broker.url, site: few, takeOrder: () => {} })
    lines.gatewayUp('gateway-6')
    await expect.poll(() => statuses('gateway-6')).toEqual(['online'])
    await lines.through('gateway-6').sendReadings('shantang-128-kitchen-smoke', 1, { smoke: 0.02 })
    lines.gatewayDown('gateway-6')
    await expect.poll(() => statuses('gateway-6')).toEqual(['online', 'offline'])
    lines.gatewayUp('gateway-6')
    await expect.poll(() => statuses('gateway-6')).toEqual(['online', 'offline', 'online'])
    expect(told('gateway-6', 'status').every(({ retain }) => retain)).toBe(true)
    await lines.leave()
  })

  it('signs off when the simulator ends, so that nobody is told of a failure', async () => {
    const lines = openLines({ mqttUrl: broker.url, site: few, takeOrder: () => {} })
    lines.gatewayUp('gateway-1')
    await expect.poll(() => statuses('gateway-1')).toEqual(['online'])
    await lines.leave()
    const other = openLink({ mqttUrl: broker.url, site: few.id })
    await other.sendOnline('grid-4-siren')
    await other.leave()
    expect(statuses('gateway-1')).toEqual(['online'])
  })

  it('passes orders on to the outputs behind it while it is alive', async () => {
    const taken: string[] = []
    const lines = openLines({
      mqttUrl: broker.url,
      site: few,
      takeOrder: (device, { id, on }: Order) => taken.push(`${device} ${id} ${on}`),
    })
    const order = (device: string) => broker.order(device, '{"id":"a-1","on":0}')
    lines.gatewayUp('gateway-6')
    for (const device of ['shantang-128-gas-valve', 'grid-4-siren']) await order(device)
    await expect.poll(() => taken.toSorted()).toEqual(['grid-4-siren a-1 0', 'shantang-128-gas-valve a-1 0'])
    lines.gatewayDown('gateway-6')
    await expect.poll(() => statuses('gateway-6')).toContain('offline')
    await order('shantang-128-gas-valve')
    await order('grid-4-siren')
    await expect.poll(() => taken.length).toBe(3)
    await lines.leave()
  })
})

describe('an output of the simulator', () => {
  it('moves when it is ordered to, answers, and reports that it has', async () => {
    const run = startSimulator({ mqttUrl: broker.url, siteFile: few, scenario: 'quiet', seed: 1 })
    await expect.poll(() => told('grid-4-siren', 'readings').length, { timeout: 15_000 }).toBeGreaterThan(0)
    await broker.order('grid-4-siren', '{"id":"a-1/1","on":1}')
    await expect
      .poll(() => told('grid-4-siren', 'results').map(({ payload }) => payload), { timeout: 10_000 })
      .toEqual(['{"id":"a-1/1","ok":true}'])
    await expect
      .poll(() => JSON.parse(told('grid-4-siren', 'readings').at(-1)?.payload ?? '{}'))
      .toMatchObject({ on: 1, started: 1, feedback: 1 })
    await run.stop()
  })

  it.each([
    ['no JSON', 'on', ''],
    ['a point it does not have', '{"id":"a-2","speed":4}', 'a-2'],
    ['a value that is neither', '{"id":"a-3","on":7}', 'a-3'],
  ])('refuses %s and stays where it is', async (_, command, id) => {
    const taken: string[] = []
    const lines = openLines({ mqttUrl: broker.url, site: few, takeOrder: (device) => taken.push(device) })
    await broker.order('grid-4-siren', command)
    await expect
      .poll(() => told('grid-4-siren', 'results').map(({ payload }) => JSON.parse(payload)))
      .toEqual([{ id, ok: false, error: expect.stringContaining('“on”') }])
    expect(taken).toEqual([])
    await lines.leave()
  })
})

describe('orders in the calendar of the fleet', () => {
  const moves = (fleet: ReturnType<typeof createFleet>, seconds: number) =>
    Array.from({ length: seconds * 10 }, (_, i) => fleet.step().messages.map((message) => ({ ...message, s: (i + 1) / 10 })))
      .flat()
      .filter(({ done }) => done !== null)

  it('are carried out after one to three seconds, each once', () => {
    const fleet = createFleet(site, 'quiet', 1)
    for (let i = 0; i < 100; i++) fleet.step()
    for (const on of [1, 1] as const) fleet.order('grid-4-siren', { id: 'a-1', on })
    const [move, ...more] = moves(fleet, 4)
    expect(more).toEqual([])
    expect(move).toMatchObject({ device: 'grid-4-siren', done: 'a-1', values: { on: 1, started: 1, feedback: 1 } })
    expect(move?.s).toBeGreaterThanOrEqual(1)
    expect(move?.s).toBeLessThanOrEqual(3)
    fleet.order('grid-4-siren', { id: 'a-1', on: 1 })
    expect(moves(fleet, 4)).toEqual([])
  })

  it('are replaced by later ones: a stop in time keeps the siren silent', () => {
    const fleet = createFleet(site, 'quiet', 1)
    fleet.order('grid-4-siren', { id: 'a-1', on: 1 })
    fleet.order('grid-4-siren', { id: 'a-2', on: 0 })
    expect(moves(fleet, 4).map(({ done, values }) => [done, values.on])).toEqual([['a-2', 0]])
  })

  it('move nothing that is no output', () => {
    const fleet = createFleet(site, 'quiet', 1)
    fleet.order('shantang-128-kitchen-smoke', { id: 'a-1', on: 1 })
    fleet.order('nobody', { id: 'a-1', on: 1 })
    expect(moves(fleet, 4)).toEqual([])
  })
})
