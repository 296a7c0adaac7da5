/** A driver session of panels that call in: a listener, and what answers on it. */
import type { DriverContext, DriverSession, Peer } from '../../domains/devices/devices.ports.ts'
import { type ListenerOptions, listen } from './listener.ts'

const WATCH_MS = 1000

/** The centre or receiver the panels call. */
export interface Answering extends Pick<ListenerOptions, 'open'> {
  /** Called every second: whoever has been silent for too long is gone. */
  watch(): void
  peers(): Peer[]
  stop?(): void
}

/** Errors: rejects when the port is taken. */
export async function openPanels(
  source: DriverSession['source'],
  { listen: address, transport }: Pick<ListenerOptions, 'listen' | 'transport'>,
  { clock, log }: DriverContext,
  answering: Answering,
): Promise<DriverSession> {
  const listener = await listen({ listen: address, transport, clock, log, open: (line) => answering.open(line) })
  const watch = setInterval(() => answering.watch(), WATCH_MS)
  return {
    source,
    url: listener.url,
    isConnected: () => listener.isListening(),
    peers: () => answering.peers(),
    stop: async () => {
      clearInterval(watch)
      answering.stop?.()
      await listener.stop()
    },
  }
}
