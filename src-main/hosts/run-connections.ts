/** Opens the connections that were set up, and follows their changes: one driver session each. */
import { isDeepStrictEqual } from 'node:util'
import type { Connection } from '../../src-preload/contract/connections/connection.ts'
import type { Core } from '../core/core.ts'
import type { DriverContext, DriverSession } from '../domains/devices/devices.ports.ts'
import { openGbt26875 } from '../drivers/gbt26875/gbt26875.driver.ts'
import { openModbus } from '../drivers/modbus/modbus.driver.ts'
import { openSia } from '../drivers/sia/sia.driver.ts'

/** What cannot be opened now is tried again: after a start, networks come up one by one. */
const RETRY_MS = 5_000

type ModbusMaps = Parameters<typeof openModbus>[1]

/** `webhook` has no session: its route asks for the connections at every request. */
async function open(connection: Connection, maps: ModbusMaps, context: DriverContext): Promise<DriverSession | null> {
  switch (connection.driver) {
    case 'gbt26875':
      return openGbt26875(connection, context)
    case 'sia':
      return openSia(connection, context)
    case 'modbus':
      return openModbus(connection, maps, context)
    case 'webhook':
      return null
  }
}

export function runConnections({ network, driverContext, onConnections, log }: Core, maps: ModbusMaps): { stop(): Promise<void> } {
  const running = new Map<string, { connection: Connection; session: DriverSession | null; isOpen: boolean }>()
  const { lines, connections } = network
  let following: Promise<void> = Promise.resolve()
  let retry: NodeJS.Timeout | undefined

  async function follow(): Promise<void> {
    const wanted = connections.connections
    for (const [id, { connection, session, isOpen }] of running) {
      if (isOpen && isDeepStrictEqual(wanted.get(id), connection)) continue
      running.delete(id)
      lines.closed(id)
      await session?.stop().catch((error) => log.warn({ err: error, connection: id }, 'a connection did not end cleanly'))
    }
    for (const connection of wanted.values()) if (!running.has(connection.id)) await start(connection)
  }

  async function start(connection: Connection): Promise<void> {
    const { id, driver } = connection
    try {
      const session = await open(connection, maps, driverContext)
      running.set(id, { connection, session, isOpen: true })
      if (session) lines.opened(id, session)
    } catch (error) {
      running.set(id, { connection, session: null, isOpen: false })
      clearTimeout(retry)
      retry = setTimeout(changed, RETRY_MS)
      const failure = error instanceof Error ? error.message : String(error)
      log.error({ err: error, connection: id }, 'a connection could not be opened')
      lines.failed(id, {
        source: driver,
        url: 'listen' in connection ? connection.listen : 'address' in connection ? String(connection.address) : id,
        failure,
      })
    }
  }

  // One after the other: a changed connection must leave its port before it takes it again.
  const changed = () => {
    following = following.then(follow)
  }
  onConnections(changed)
  changed()
  return {
    async stop() {
      onConnections(() => {})
      await following
      clearTimeout(retry)
      for (const { session } of running.values()) await session?.stop()
    },
  }
}
