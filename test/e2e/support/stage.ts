/** The stage of a seat test: a private Mosquitto, a real core on a data folder of its own, and devices that publish to the broker. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import mqtt from 'mqtt'
import { node24, ROOT } from '../../../src-main/launch/prepare.mjs'
import { endProcess, privateMosquitto } from '../../support/peers.ts'

export const KITCHEN = 'shantang-128-kitchen-smoke'

interface Ready {
  http: string
  seat: string
  wall: string
  /** Where handsets come in. */
  https: string
}

export interface Stage {
  /** Addresses of the running core; `seat` and `wall` sign in once. */
  ready: Ready
  /** One reading, acknowledged by the broker. */
  publish(device: string, values: Record<string, number>): Promise<void>
  /** As if the power went. */
  killCore(): Promise<void>
  /** Again on the same folder and address. */
  restartCore(): Promise<void>
  /** What another operator's program reads over REST, or orders with a body. */
  rest<T>(path: string, body?: Record<string, unknown>): Promise<T>
  /** What a second core, on a fresh data folder with a site package, answers over REST. */
  elsewhere<T>(sitePackage: string, path: string): Promise<T>
}

export const test = base.extend<{ stage: Stage }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from this pattern.
  stage: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'watchroom-seat-'))
    const mosquitto = await privateMosquitto(folder)
    const broker = await mosquitto.start()
    const devices = await mqtt.connectAsync(mosquitto.url)
    let core = await startCore(folder, mosquitto.url, '127.0.0.1:0')
    const token = await issueToken(folder)
    await use({
      get ready() {
        return core.ready
      },
      publish: async (device, values) => {
        await devices.publishAsync(`watchroom/shantang/${device}/readings`, JSON.stringify({ at: Date.now(), ...values }), { qos: 1 })
      },
      killCore: async () => {
        await endProcess(core.process, 'SIGKILL')
      },
      restartCore: async () => {
        core = await startCore(folder, mosquitto.url, new URL(core.ready.http).host)
      },
      rest: async (path, body) => {
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
        const order = body && { method: 'POST', body: JSON.stringify(body) }
        return (await fetch(`${core.ready.http}/api/v1/${path}`, { headers, ...order })).json()
      },
      elsewhere: async (sitePackage, path) => {
        const fresh = join(folder, 'elsewhere')
        const other = await startCore(fresh, mosquitto.url, '127.0.0.1:0', sitePackage)
        try {
          const headers = { authorization: `Bearer ${await issueToken(fresh)}` }
          return await (await fetch(`${other.ready.http}/api/v1/${path}`, { headers })).json()
        } finally {
          await endProcess(other.process, 'SIGTERM')
        }
      },
    })
    await devices.endAsync(true)
    await endProcess(core.process, 'SIGTERM')
    await endProcess(broker, 'SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  },
})

const spawnCore = (args: string[]) =>
  spawn(node24(), [join(ROOT, 'src-main/launch/core.mjs'), ...args], { stdio: ['ignore', 'pipe', 'ignore'] })

async function startCore(folder: string, broker: string, http: string, site = 'demo'): Promise<{ process: ChildProcess; ready: Ready }> {
  const args = [
    '--data',
    join(folder, 'data'),
    '--http',
    http,
    '--mqtt',
    'off',
    '--broker',
    broker,
    '--site',
    site,
    '--ticket',
    '--https',
    '127.0.0.1:0',
  ]
  const process = spawnCore(args)
  let said = ''
  for await (const chunk of process.stdout) {
    said += chunk
    if (said.includes('\n')) break
  }
  return { process, ready: JSON.parse(said) }
}

async function issueToken(folder: string): Promise<string> {
  const args = ['token', '--data', join(folder, 'data'), '--role', 'operator', '--name', 'probe']
  const process = spawnCore(args)
  let token = ''
  for await (const chunk of process.stdout) token += chunk
  return token.trim()
}
