import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SiteFile } from '../../../src-main/domains/site/site-file.types.ts'
import { startSimulator } from '../../../src-main/simulator/simulate.ts'
import { readJson } from '../data/read-json.ts'
import { startBroker } from './broker.ts'

const site = SiteFile.parse(readJson('sites/demo.site.json'))

describe('the simulator on a broker', () => {
  let broker: Awaited<ReturnType<typeof startBroker>>
  beforeEach(async () => {
    broker = await startBroker()
  })
  afterEach(() => broker.close())

  it('brings every device online in six seconds, each but the gateways with a dated reading', async () => {
    const gateways = site.devices.filter(({ kind }) => kind === 'gateway')
    const began = Date.now()
    const run = startSimulator({ mqttUrl: broker.url, siteFile: site, scenario: 'quiet', seed: 7 })
    await expect
      .poll(() => new Set(broker.readings().map((packet) => packet.device)).size, { timeout: 15_000, interval: 100 })
      .toBe(site.devices.length - gateways.length)
    expect(Date.now() - began).toBeGreaterThan(5000)
    await run.stop()
    const readings = broker.readings()
    const { messages } = await run.done
    expect(messages).toBeGreaterThanOrEqual(readings.length)
    expect(messages - readings.length).toBeLessThan(50)
    expect(broker.received.filter((packet) => packet.last === 'status' && packet.payload === 'online' && packet.retain)).toHaveLength(
      site.devices.length,
    )
    for (const packet of readings) {
      const { at, ...values } = JSON.parse(packet.payload) as Record<string, number>
      expect(packet.topic).toBe(`watchroom/shantang/${packet.device}/readings`)
      expect(packet.qos).toBe(1)
      expect(at).toBeGreaterThanOrEqual(began)
      expect(at).toBeLessThanOrEqual(Date.now())
      expect(Object.keys(values).length).toBeGreaterThan(0)
    }
  })

  it('sends the same values for the same seed', async () => {
    const few = { ...site, devices: site.devices.slice(0, 60) }
    const run = async () => {
      const from = broker.readings().length
      const simulator = startSimulator({ mqttUrl: broker.url, siteFile: few, scenario: 'quiet', seed: 3 })
      await expect.poll(() => broker.readings().length - from, { timeout: 10_000 }).toBeGreaterThanOrEqual(10)
      await simulator.stop()
      return broker
        .readings()
        .slice(from, from + 10)
        .map((packet) => ({ ...JSON.parse(packet.payload), at: 0, device: packet.device }))
    }
    expect(await run()).toEqual(await run())
  })

  it('says once that nobody answers, and stops all the same', async () => {
    const troubles: string[] = []
    const run = startSimulator({
      mqttUrl: 'mqtt://127.0.0.1:1',
      siteFile: site,
      scenario: 'quiet',
      onTrouble: (error) => troubles.push(error.name),
    })
    await expect.poll(() => troubles.length).toBe(1)
    await run.stop()
    expect(await run.done).toEqual({ messages: 0 })
  })
})
