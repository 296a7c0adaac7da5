/** Plays a scenario on a site in real time. */
import { readFileSync } from 'node:fs'
import { SiteFile } from '../domains/site/site-file.types.ts'
import { createFleet, TICK_MS } from './fleet.ts'
import { openLink } from './link.ts'

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
  const link = openLink({ mqttUrl, site: site.id, onTrouble })
  const { promise: done, resolve } = Promise.withResolvers<{ messages: number }>()
  let timer: NodeJS.Timeout | undefined
  let nextAt = 0
  let messages = 0

  const tick = () => {
    const now = Date.now()
    if (now - nextAt > LONGEST_CATCH_UP_MS || nextAt - now > LONGEST_CATCH_UP_MS) nextAt = now
    for (; nextAt <= now; nextAt += TICK_MS) {
      for (const { device, values, first } of fleet.step()) {
        if (first) void link.sendOnline(device)
        void link.sendReadings(device, nextAt, values)
        messages += 1
      }
    }
  }
  link.whenConnected(() => {
    nextAt = Date.now()
    timer = setInterval(tick, TICK_MS)
  })

  return {
    done,
    async stop() {
      clearInterval(timer)
      await link.close()
      resolve({ messages })
    },
  }
}
