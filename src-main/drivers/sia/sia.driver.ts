/** Hears alarm panels that speak SIA DC-09 over TCP and UDP. */
import type { SiaConnection } from '../../../src-preload/contract/connections/sia.connection.ts'
import type { DriverContext, DriverSession } from '../../domains/devices/devices.ports.ts'
import { listen } from '../panels/listener.ts'
import { Receiver } from './receiver.ts'

const WATCH_MS = 1000

/** Errors: rejects when the port is taken. */
export async function openSia(config: SiaConnection, context: DriverContext): Promise<DriverSession> {
  const receiver = new Receiver(config, context)
  const { clock, log } = context
  const listener = await listen({ listen: config.listen, transport: config.transport, clock, log, open: (line) => receiver.open(line) })
  const watch = setInterval(() => receiver.watch(), WATCH_MS)
  return {
    source: 'sia',
    url: listener.url,
    isConnected: () => listener.isListening(),
    peers: () => receiver.peers(),
    stop: async () => {
      clearInterval(watch)
      await listener.stop()
    },
  }
}
