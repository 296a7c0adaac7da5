/** One data folder on one device network, embedded or Mosquitto, whose core can be ended and started again. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../support/peers.ts'
import { until } from '../../support/until.ts'
import { type CoreProcess, dataFolder, startCore } from './core.ts'
import { type Mosquitto, startMosquitto } from './mosquitto.ts'

export const NETWORKS = ['the embedded broker', 'Mosquitto'] as const

export interface Network {
  data: string
  /** Where devices publish. */
  url: string
  /** Set when the broker is not the core itself. */
  mosquitto: Mosquitto | null
  /** `through` is another address of the broker, e.g. of a wiretap. */
  start(through?: string): Promise<CoreProcess>
}

export async function openNetwork(kind: (typeof NETWORKS)[number]): Promise<Network> {
  const folder = dataFolder()
  const data = join(folder, 'data')
  mkdirSync(data)
  const mosquitto = kind === 'Mosquitto' ? await startMosquitto(folder) : null
  const port = mosquitto?.port ?? (await freePort())
  return {
    data,
    url: `mqtt://127.0.0.1:${port}`,
    mosquitto,
    async start(through = mosquitto?.url) {
      const core = await startCore(mosquitto ? { data, mqtt: 'off', broker: through } : { data, mqtt: `127.0.0.1:${port}` })
      // Said after the broker took the subscription.
      if (mosquitto) await until('the subscription', () => core.said.stderr.includes('connected to the broker'))
      return core
    },
  }
}
