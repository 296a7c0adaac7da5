/** Starts real core processes on ports the system picks, talks to them over REST, and ends them by their own id. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { node24, ROOT } from '../../../src-main/launch/prepare.mjs'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { Stats } from '../../../src-preload/contract/system.contract.ts'
import type { Role } from '../../../src-preload/contract/wire/procedure.ts'
import { endProcess } from '../../support/peers.ts'
import { until } from '../../support/until.ts'

const LAUNCHER = join(ROOT, 'src-main/launch/core.mjs')
const READY_MS = 20_000

export interface CoreOptions {
  data: string
  /** `HOST:PORT` or `off`. */
  mqtt?: string
  broker?: string
  simulate?: string
  /** The demo site where none is named; null: the one stored last. */
  site?: string | null
  /** Where handsets are served. */
  https?: string
}

export type CoreProcess = Awaited<ReturnType<typeof startCore>>

/** A folder of its own for this test, gone afterwards. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'watchroom-process-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function spawnCore(args: string[]) {
  const child = spawn(node24(), [LAUNCHER, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => (said.stdout += chunk))
  child.stderr.on('data', (chunk) => (said.stderr += chunk))
  onTestFinished(() => endProcess(child, 'SIGKILL').then(() => {}))
  return { child, said }
}

/** A core that could not start, or a command such as `token` and `verify`. */
export async function runCommand(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { child, said } = spawnCore(args)
  await once(child, 'close')
  return { code: child.exitCode, ...said }
}

export async function issueToken(data: string, role: Role): Promise<string> {
  const { code, stdout, stderr } = await runCommand('token', '--data', data, '--role', role)
  if (code !== 0) throw new Error(`no token: ${stderr}`)
  return stdout.trim()
}

export async function startCore({ data, mqtt = '127.0.0.1:0', broker, simulate, site = 'demo', https }: CoreOptions) {
  const { child, said } = spawnCore([
    ...['--data', data, '--http', '127.0.0.1:0', '--mqtt', mqtt],
    ...(site === null ? [] : ['--site', site]),
    ...(broker ? ['--broker', broker] : []),
    ...(simulate ? ['--simulate', simulate] : []),
    ...(https ? ['--https', https] : []),
  ])
  await until('the ready line', () => said.stdout.includes('\n') || child.exitCode !== null, READY_MS)
  if (child.exitCode !== null) throw new Error(`the core ended with ${child.exitCode}: ${said.stderr}`)
  const ready: { ready: boolean; http: string; mqtt: string | null; version: string; https?: string; ca?: string } = JSON.parse(said.stdout)
  return {
    ready,
    said,
    /** Where devices publish, or an empty text without an embedded broker. */
    mqtt: ready.mqtt ?? '',
    isRunning: () => child.exitCode === null && child.signalCode === null,
    /** As if the power went: nothing of the process runs any more. */
    kill: () => endProcess(child, 'SIGKILL'),
    async stop(): Promise<{ code: number | null; ms: number }> {
      const startedAt = Date.now()
      const code = await endProcess(child, 'SIGTERM')
      return { code, ms: Date.now() - startedAt }
    },
    rest: (token: string) => restOf(ready.http, token),
  }
}

export interface Answer<T> {
  status: number
  type: string
  body: T
}

function restOf(http: string, token: string) {
  async function call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const answer = await fetch(`${http}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', body: (await answer.json()) as T }
  }
  const get = <T>(path: string) => call<T>('GET', path)
  return {
    get,
    post: <T>(path: string, body: unknown) => call<T>('POST', path, body),
    put: <T>(path: string, body: unknown) => call<T>('PUT', path, body),
    command: <T = Incident>(incident: string, name: string, body: unknown = {}) =>
      call<T>('POST', `/api/v1/incidents/${incident}/${name}`, body),
    openIncidents: async () => (await get<{ items: Incident[] }>('/api/v1/incidents?open=true')).body.items,
    stats: async () => (await get<Stats>('/api/v1/stats')).body,
  }
}
