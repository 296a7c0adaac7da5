/** Plays a scenario on a site in real time. */
import { readFileSync } from 'node:fs'
import { SiteFile } from '../domains/site/site-file.types.ts'
import { createFleet, TICK_MS } from './fleet.ts'
import { openLines } from './lines.ts'
import { scenarioNamed } from './scenarios.ts'
import { startZigbeeBridge } from './zigbee-bridge.ts'

export interface SimulatorOptions {
  mqttUrl: string
  siteFile: string | SiteFile
  scenario: string
  seed?: number
  onTrouble?: (error: Error) => void
}

export interface Run<T> {
  stop(): Promise<void>
  done: Promise<T>
}

/** After a longer pause (a laptop asleep) the run goes on from now instead of catching up. */
const LONGEST_CATCH_UP_MS = 10_000

export function readSiteFile(file: string): SiteFile {
  return SiteFile.parse(JSON.parse(readFileSync(file, 'utf8')))
}

export function startSimulator({ mqttUrl, siteFile, scenario, seed = 1, onTrouble }: SimulatorOptions): Run<{ messages: number }> {
  const site = typeof siteFile === 'string' ? readSiteFile(siteFile) : siteFile
  const fleet = createFleet(site, scenario, seed)
  const lines = openLines({ mqttUrl, site, takeOrder: fleet.order, onTrouble })
  const zigbee = scenarioNamed(scenario).hasZigbee ? startZigbeeBridge(mqttUrl, seed) : null
  const { promise: done, resolve } = Promise.withResolvers<{ messages: number }>()
  let timer: NodeJS.Timeout | undefined
  let nextAt = 0
  let messages = 0

  const tick = () => {
    const now = Date.now()
    if (now - nextAt > LONGEST_CATCH_UP_MS || nextAt - now > LONGEST_CATCH_UP_MS) nextAt = now
    for (; nextAt <= now; nextAt += TICK_MS) {
      const { turns, messages: spoken } = fleet.step()
      for (const { gateway, alive } of turns) alive ? lines.gatewayUp(gateway) : lines.gatewayDown(gateway)
      for (const { device, gateway, values, first, done: order } of spoken) {
        const line = lines.through(gateway)
        if (first) void line.sendOnline(device)
        if (order !== null) void line.sendDone(device, order)
        void line.sendReadings(device, nextAt, values)
        messages += 1
      }
    }
  }
  lines.whenConnected(() => {
    nextAt = Date.now()
    timer = setInterval(tick, TICK_MS)
  })

  return {
    done,
    async stop() {
      clearInterval(timer)
      await Promise.all([lines.leave(), zigbee?.stop()])
      resolve({ messages })
    },
  }
}
