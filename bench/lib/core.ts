/** A real core on a folder of its own, and devices and phones that publish to its broker. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mqtt from 'mqtt'
import { node24, ROOT } from '../../src-main/launch/prepare.mjs'
import type { BigSite } from './big-site.ts'

interface Ready {
  http: string
  mqtt: string
  /** Addresses that sign in once. */
  seat: string
  wall: string
}

const run = (args: string[]): ChildProcess =>
  spawn(node24(), [join(ROOT, 'src-main/launch/core.mjs'), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })

async function firstLine(child: ChildProcess): Promise<string> {
  let said = ''
  for await (const chunk of child.stdout ?? []) {
    said += chunk
    if (said.includes('\n')) return said.trim()
  }
  throw new Error('The core ended before it was ready.')
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  await closed
}

export type BenchCore = Awaited<ReturnType<typeof startCore>>

export async function startCore(site: BigSite) {
  const folder = mkdtempSync(join(tmpdir(), 'watchroom-bench-'))
  const data = join(folder, 'data')
  const siteFile = join(folder, 'bench.site.json')
  writeFileSync(siteFile, JSON.stringify(site))
  const start = async () => {
    const child = run(['--data', data, '--http', '127.0.0.1:0', '--mqtt', '127.0.0.1:0', '--site', siteFile, '--ticket'])
    return { child, ready: JSON.parse(await firstLine(child)) as Ready }
  }
  const { child, ready } = await start()
  const devices = await mqtt.connectAsync(ready.mqtt)
  return {
    ready,
    /** Acknowledged by the core once it is on disk. */
    publish: (device: string, values: Record<string, number>) =>
      devices.publishAsync(`watchroom/${site.id}/${device}/readings`, JSON.stringify({ at: Date.now(), ...values }), { qos: 1 }),
    /** Where somebody's phone is now. */
    locate: (staff: string, [lon, lat]: readonly [number, number]) =>
      devices.publishAsync(`owntracks/${staff}/phone`, JSON.stringify({ _type: 'location', lat, lon, tst: Date.now() / 1000 }), { qos: 1 }),
    /** A token of another operator's program. */
    async token(): Promise<string> {
      const issuing = run(['token', '--data', data, '--role', 'operator', '--name', 'bench'])
      const closed = once(issuing, 'close')
      const token = await firstLine(issuing)
      await closed
      return token
    },
    async stop(): Promise<void> {
      await devices.endAsync(true)
      await end(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
