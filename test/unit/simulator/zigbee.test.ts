/** The Zigbee network of the simulator, read by the driver as any other. */
import { describe, expect, it } from 'vitest'
import type { Heard } from '../../../src-main/domains/devices/devices.ports.ts'
import { createZigbee2mqttProfile } from '../../../src-main/drivers/zigbee2mqtt/zigbee2mqtt.profile.ts'
import { startSimulator } from '../../../src-main/simulator/simulate.ts'
import { createZigbeeNetwork, type Publication } from '../../../src-main/simulator/zigbee-network.ts'
import { startBroker } from './broker.ts'
import { site } from './played.ts'

const SMOKE = '0x00124b0029f1a001'

describe('the Zigbee network', () => {
  const network = createZigbeeNetwork(1)
  const profile = createZigbee2mqttProfile([])
  const read = ({ topic, payload }: Publication): Heard[] =>
    profile.decode({ topic, payload: Buffer.from(payload), receivedAt: 1, isReplay: false })?.heard ?? []
  const introduction = network.introduction().flatMap(read)
  const reports = Array.from({ length: 400 }, (_, s) =>
    network
      .at(s)
      .flatMap(read)
      .flatMap((heard) => (heard.type === 'report' ? [{ ...heard, s }] : [])),
  ).flat()
  const of = (address: string) => reports.filter((report) => report.address === address)

  it('introduces a bridge and five devices, each of a kind that can be registered as it is', () => {
    expect(introduction.flatMap((heard) => (heard.type === 'description' ? heard.kind : []))).toEqual([
      'gateway',
      'smoke-detector',
      'door-contact',
      'water-leak-sensor',
      'environment-sensor',
      'panic-button',
    ])
    expect(introduction.filter((heard) => heard.type === 'link' && heard.online)).toHaveLength(5)
    expect(introduction.some(({ type }) => type === 'refused')).toBe(false)
  })

  it('smells smoke one minute after it appeared, and again five minutes later', () => {
    const smoking = of(SMOKE).filter(({ values }) => values.get('smoke-alarm') === 1)
    expect(smoking.map(({ s }) => s)).toEqual([60, 80, 100, 120, 140, 160, 360, 380])
  })

  it('is otherwise healthy and reports every twenty seconds', () => {
    const signs = ['open', 'water-leak', 'panic', 'tamper', 'battery-low']
    expect(reports.filter(({ values }) => signs.some((point) => values.get(point) === 1))).toEqual([])
    expect(Math.min(...reports.map(({ values }) => values.get('battery') ?? 0))).toBeGreaterThan(70)
    expect(new Set(reports.map(({ address }) => of(address).length))).toEqual(new Set([20]))
  })

  it('is the same for the same seed', () => {
    const played = () => {
      const { at } = createZigbeeNetwork(5)
      return Array.from({ length: 60 }, (_, s) => at(s))
    }
    expect(played()).toEqual(played())
  })
})

it('stands on the same broker as the neighbourhood, with a register that the broker keeps', async () => {
  const broker = await startBroker()
  const few = { ...site, devices: site.devices.slice(0, 5) }
  const run = startSimulator({ mqttUrl: broker.url, siteFile: few, scenario: 'zigbee' })
  const kept = () => broker.received.filter(({ topic, retain }) => retain && topic.startsWith('zigbee2mqtt/bridge/'))
  await expect.poll(() => kept().map(({ topic }) => topic)).toEqual(['zigbee2mqtt/bridge/state', 'zigbee2mqtt/bridge/devices'])
  await expect.poll(() => broker.readings().length).toBeGreaterThan(0)
  await run.stop()
  expect(kept().map(({ payload }) => payload)).not.toContain('{"state":"offline"}')
  await broker.close()
})
