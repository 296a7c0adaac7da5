/** The core in Electron's utility process: each window gets a port of its own, other seats come over HTTP when asked for. */
import { parseArgs } from 'node:util'
import type { MessageEvent } from 'electron'
import { createLogger } from '../kernel/logger.ts'
import type { FromCore, SeatKind, ToCore } from '../shell/core-messages.ts'
import { addressOrOff } from './address.ts'
import { hasPassword, issueTicket } from './first-seats.ts'
import { serveHttp } from './http-server.ts'
import { PAGES_DIR, RESOURCES_DIR, readVersion } from './product.ts'
import { type RunningCore, runCore } from './run-core.ts'
import { runHandsets } from './run-handsets.ts'

const text = { type: 'string' } as const
const say = (message: FromCore) => process.parentPort.postMessage(message)

async function serve(): Promise<void> {
  const { values } = parseArgs({ options: { data: text, http: text, https: text, mqtt: text, broker: text, site: text, simulate: text } })
  if (!values.data) throw new Error('--data is missing')
  const log = createLogger()
  const version = readVersion()
  const { data: dataDir, site, simulate, broker: brokerUrl } = values
  const mqtt = addressOrOff(values.mqtt)
  const running = await runCore({ dataDir, resourcesDir: RESOURCES_DIR, version, log, site, mqtt, brokerUrl, simulate })
  const { core, router, drillRouter } = running
  const handsets = await runHandsets(addressOrOff(values.https), { core, router, dataDir, log })
  const address = addressOrOff(values.http)
  const server = address && (await serveHttp({ ...address, core, router, drillRouter, pagesDir: PAGES_DIR, version, log }))

  process.parentPort.on('message', ({ data, ports: [port] }: MessageEvent) => {
    const message: ToCore = data
    if (message.type === 'connect' && port) running.connectPort(port, message.drill)
    else if (message.type === 'ticket') void giveTicket(running, message.seat)
    else if (message.type === 'stop') void stop()
  })
  say({ type: 'ready' })

  async function stop(): Promise<void> {
    await handsets.stop()
    await server?.stop()
    await running.stop()
    process.exit(0)
  }
}

/** The windows of this machine sign in by themselves, the operator's until there is a password to ask for. */
async function giveTicket({ core }: RunningCore, seat: SeatKind): Promise<void> {
  const ticket = seat === 'operator' && hasPassword(core, seat) ? null : await issueTicket(core, seat).catch(() => null)
  say({ type: 'ticket', seat, ticket })
}

await serve().catch((error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
