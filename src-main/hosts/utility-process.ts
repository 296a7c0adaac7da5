/** The core in Electron's utility process: each window gets a port of its own, other seats come over HTTP when asked for. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { MessageEvent } from 'electron'
import { createLogger } from '../kernel/logger.ts'
import type { FromCore, SeatKind, ToCore } from '../shell/core-messages.ts'
import { serveHttp } from './http-server.ts'
import { DUTY_NAME, WALL_NAME } from './node-server.ts'
import { type RunningCore, runCore } from './run-core.ts'

const PACKAGE = join(import.meta.dirname, '../..')
const text = { type: 'string' } as const
const say = (message: FromCore) => process.parentPort.postMessage(message)

async function serve(): Promise<void> {
  const { values } = parseArgs({ options: { data: text, http: text, mqtt: text, broker: text, site: text, simulate: text } })
  if (!values.data) throw new Error('--data is missing')
  const log = createLogger()
  const version = String(JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version)
  const { data: dataDir, site, simulate, broker: brokerUrl } = values
  const mqtt = addressOf(values.mqtt)
  const running = await runCore({ dataDir, resourcesDir: join(PACKAGE, 'resources'), version, log, site, mqtt, brokerUrl, simulate })
  const { core, router } = running
  const address = addressOf(values.http)
  const server = address && (await serveHttp({ ...address, core, router, pagesDir: join(PACKAGE, 'out/renderer'), version, log }))

  process.parentPort.on('message', ({ data, ports: [port] }: MessageEvent) => {
    const message: ToCore = data
    if (message.type === 'connect' && port) running.connectPort(port)
    else if (message.type === 'ticket') void giveTicket(running, message.seat)
    else if (message.type === 'stop') void stop()
  })
  say({ type: 'ready' })

  async function stop(): Promise<void> {
    await server?.stop()
    await running.stop()
    process.exit(0)
  }
}

/** The windows of this machine sign in by themselves, the operator's until there is a password to ask for. */
async function giveTicket({ core }: RunningCore, seat: SeatKind): Promise<void> {
  if (seat === 'operator' && core.sessions.hasPassword(DUTY_NAME)) {
    say({ type: 'ticket', seat, ticket: null })
    return
  }
  const issued =
    seat === 'operator' ? core.sessions.issue('ticket', DUTY_NAME, 'operator') : core.sessions.issue('ticket', WALL_NAME, 'wall')
  say({ type: 'ticket', seat, ticket: await issued.catch(() => null) })
}

function addressOf(value = 'off'): { host: string; port: number } | null {
  if (value === 'off') return null
  const { hostname, port } = new URL(`tcp://${value}`)
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) }
}

await serve().catch((error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
