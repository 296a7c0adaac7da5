/** The stage of a seat test: a private Mosquitto, a real core on a data folder of its own, and devices that publish to the broker. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { test as base } from '@playwright/test'
import mqtt from 'mqtt'
import { node24, ROOT } from '../../../src-main/launch/prepare.mjs'

export const KITCHEN = 'shantang-128-kitchen-smoke'

interface Ready {
  http: string
  seat: string
  wall: string
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
  /** An incident command over REST, as another seat would give it. */
  rest<T>(path: string): Promise<T>
}

export const test = base.extend<{ stage: Stage }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from this pattern.
  stage: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'watchroom-seat-'))
    const broker = await startBroker(folder)
    const devices = await mqtt.connectAsync(broker.url)
    let core = await startCore(folder, broker.url, '127.0.0.1:0')
    const token = await issueToken(folder)
    await use({
      get ready() {
        return core.ready
      },
      publish: async (device, values) => {
        await devices.publishAsync(`watchroom/shantang/${device}/readings`, JSON.stringify({ at: Date.now(), ...values }), { qos: 1 })
      },
      killCore: () => end(core.process, 'SIGKILL'),
      restartCore: async () => {
        core = await startCore(folder, broker.url, new URL(core.ready.http).host)
      },
      rest: async (path) => (await fetch(`${core.ready.http}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } })).json(),
    })
    await devices.endAsync(true)
    await end(core.process, 'SIGTERM')
    await end(broker.process, 'SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  },
})

async function startCore(folder: string, broker: string, http: string): Promise<{ process: ChildProcess; ready: Ready }> {
  const args = ['--data', join(folder, 'data'), '--http', http, '--mqtt', 'off', '--broker', broker, '--site', 'demo', '--ticket']
  const process = spawn(node24(), [join(ROOT, 'src-main/launch/core.mjs'), ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  for await (const chunk of process.stdout) {
    said += chunk
    if (said.includes('\n')) break
  }
  return { process, ready: JSON.parse(said) }
}

async function issueToken(folder: string): Promise<string> {
  const args = ['token', '--data', join(folder, 'data'), '--role', 'operator', '--name', 'probe']
  const process = spawn(node24(), [join(ROOT, 'src-main/launch/core.mjs'), ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
  let token = ''
  for await (const chunk of process.stdout) token += chunk
  return token.trim()
}

async function startBroker(folder: string): Promise<{ process: ChildProcess; url: string }> {
  const port = await freePort()
  const config = join(folder, 'mosquitto.conf')
  writeFileSync(config, `listener ${port} 127.0.0.1\nallow_anonymous true\nuser ${userInfo().username}\n`)
  // Debian keeps servers where an ordinary user's PATH does not look.
  const process_ = spawn('mosquitto', ['-c', config], {
    stdio: 'ignore',
    env: { ...process.env, PATH: `${process.env.PATH}${delimiter}/usr/sbin` },
  })
  for (let tries = 0; tries < 200 && !(await isListening(port)); tries++) await sleep(25)
  return { process: process_, url: `mqtt://127.0.0.1:${port}` }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'exit')
  child.kill(signal)
  await closed
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => socket.end() && resolve(true)).once('error', () => resolve(false))
  })
