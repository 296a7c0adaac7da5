/** The core under plain Node: `npm run core -- …`. stdout carries the ready line or a command's answer, nothing else. */
import { parseArgs } from 'node:util'
import { ROLES, type Role } from '../../src-preload/contract/wire/procedure.ts'
import { createLogger } from '../kernel/logger.ts'
import { SCENARIOS } from '../simulator/scenarios.ts'
import { type Address, addressOf, addressOrOff } from './address.ts'
import { issueTicket } from './first-seats.ts'
import { serveHttp } from './http-server.ts'
import { issueToken, verifyRecords } from './maintenance.ts'
import { PAGES_DIR, RESOURCES_DIR, readVersion } from './product.ts'
import { runCore } from './run-core.ts'
import { runHandsets } from './run-handsets.ts'

const USAGE = `Usage:
  npm run core -- --data DIR --http HOST:PORT --mqtt HOST:PORT|off [--https HOST:PORT|off] [--broker mqtt(s)://…] [--site FILE|demo] [--simulate NAME] [--ticket]
  npm run core -- token  --data DIR --role ${ROLES.join('|')} [--name N]
  npm run core -- verify --data DIR`

/** Errors are said on stderr in one line, with exit code 1 (2 for wrong arguments). */
export async function main(argv: string[]): Promise<void> {
  try {
    const { values, positionals } = parse(argv)
    if (values.help) process.stdout.write(`${USAGE}\n`)
    else if (positionals[0] === 'token')
      process.stdout.write(`${await issueToken(required(values.data, '--data'), roleOf(values.role), values.name)}\n`)
    else if (positionals[0] === 'verify') {
      const verdict = await verifyRecords(required(values.data, '--data'))
      process.stdout.write(`${JSON.stringify(verdict)}\n`)
      process.exitCode = verdict.ok ? 0 : 1
    } else if (positionals.length > 0) throw new UsageError(`There is no command ${positionals[0]}`)
    else await serve(values)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${error instanceof UsageError ? `${USAGE}\n` : ''}`)
    process.exitCode = error instanceof UsageError ? 2 : 1
  }
}

class UsageError extends Error {}

function parse(argv: string[]) {
  try {
    const text = { type: 'string' } as const
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        data: text,
        http: text,
        mqtt: text,
        https: text,
        broker: text,
        site: text,
        simulate: text,
        role: text,
        name: text,
        ticket: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

async function serve(values: ReturnType<typeof parse>['values']): Promise<void> {
  const dataDir = required(values.data, '--data')
  const { http, mqtt, https } = addressesOf(required(values.http, '--http'), values.mqtt, values.https)
  const log = createLogger()
  const version = readVersion()
  const { site, simulate, broker: brokerUrl } = values
  if (simulate !== undefined && !(simulate in SCENARIOS))
    throw new UsageError(`--simulate must be one of ${Object.keys(SCENARIOS).join(', ')}`)
  const running = await runCore({ dataDir, resourcesDir: RESOURCES_DIR, version, log, site, mqtt, brokerUrl, simulate })
  const { core, router, drillRouter } = running
  const server = await serveHttp({ ...http, core, router, drillRouter, pagesDir: PAGES_DIR, version, log }).catch(async (error) => {
    await running.stop()
    throw new Error(`The console cannot listen on ${values.http}: ${error.message}`)
  })

  const handsets = await runHandsets(https, { core, router, dataDir, log })

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await handsets.stop()
    await server.stop()
    await running.stop()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)

  const seats: Record<string, string> = {}
  if (values.ticket) {
    seats.seat = `${server.url}/#ticket=${await issueTicket(core, 'operator')}`
    seats.wall = `${server.url}/wall#ticket=${await issueTicket(core, 'wall')}`
  }
  const phones = handsets.server()
  const encrypted = phones && { https: phones.url(), ca: phones.certificateUrl() }
  const ready = { ready: true, http: server.url, mqtt: running.mqttUrl, ...encrypted, version, pid: process.pid, ...seats }
  process.stdout.write(`${JSON.stringify(ready)}\n`)
}

function required(value: string | undefined, flag: string): string {
  if (value) return value
  throw new UsageError(`${flag} is missing`)
}

function roleOf(value: string | undefined): Role {
  const role = ROLES.find((candidate) => candidate === value)
  if (role) return role
  throw new UsageError(`--role must be one of ${ROLES.join(', ')}`)
}

interface Addresses {
  http: Address
  mqtt: Address | null
  https: Address | null
}

/** A wrong address is a wrong argument. */
function addressesOf(http: string, mqtt: string | undefined, https: string | undefined): Addresses {
  try {
    return { http: addressOf(http), mqtt: addressOrOff(mqtt), https: addressOrOff(https) }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
