/**
 * Where alarm panels call in, over TCP and UDP on one port: bounded in connections, pace and unread answers.
 * A TCP peer that has not made itself known within a minute is sent away; afterwards it may be silent for days.
 */
import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, createServer, isIPv6, type Server, type Socket } from 'node:net'
import { hostAndPort } from '../../../src-preload/contract/connections/fields.ts'
import type { DriverContext } from '../../domains/devices/devices.ports.ts'
import { BoundedMap } from '../common/bounded-map.ts'
import { Pace } from '../common/pace.ts'

const CONNECTIONS_MAX = 500
const UDP_PEERS_MAX = 500
const FIRST_WORD_MS = 60_000
/** Finds dead connections of panels that have nothing to say. */
const KEEP_ALIVE_MS = 60_000
/** A peer that does not read its answers is sent away. */
const UNREAD_MAX = 1_048_576

/** A way back to a peer. */
export interface Line {
  /** E.g. `tcp://192.0.2.7:40122`. */
  readonly remote: string
  send(bytes: Buffer): void
}

/** What listens to one TCP connection, or to one UDP datagram. */
export interface Hearing {
  /** Says how many messages it made out in the bytes, good and bad. Never throws. */
  data(bytes: Buffer): number
  /** Whether somebody we know speaks here. */
  isKnown(): boolean
  /** The connection ended; datagrams have no end. */
  closed(): void
}

export interface ListenerOptions extends Pick<DriverContext, 'clock' | 'log'> {
  /** `HOST:PORT`; port 0 picks a free one. */
  listen: string
  transport: 'tcp' | 'udp' | 'both'
  open(line: Line): Hearing
}

export interface Listener {
  readonly url: string
  isListening(): boolean
  stop(): Promise<void>
}

/** Errors: rejects when the port is taken. */
export async function listen(options: ListenerOptions): Promise<Listener> {
  const { host, port } = hostAndPort(options.listen)
  const tcp = options.transport === 'udp' ? null : await openTcp(options, host, port)
  const chosen = tcp?.port ?? port
  const udp =
    options.transport === 'tcp'
      ? null
      : await openUdp(options, host, chosen).catch(async (error) => {
          await tcp?.stop()
          throw error
        })
  const scheme = [tcp && 'tcp', udp && 'udp'].filter(Boolean).join('+')
  let isListening = true
  return {
    url: `${scheme}://${named(host, udp?.port ?? chosen)}`,
    isListening: () => isListening,
    stop: async () => {
      if (!isListening) return
      isListening = false
      await Promise.all([tcp?.stop(), udp?.stop()])
    },
  }
}

interface Open {
  port: number
  stop(): Promise<void>
}

async function openTcp({ open, clock, log }: ListenerOptions, host: string, port: number): Promise<Open> {
  const sockets = new Set<Socket>()
  const server: Server = createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS }, (socket) => {
    const line = lineOf(socket)
    const hearing = open(line)
    const pace = new Pace(() => clock.mono())
    sockets.add(socket)
    const patience = setTimeout(() => hearing.isKnown() || socket.destroy(), FIRST_WORD_MS)
    let rest: NodeJS.Timeout | undefined
    socket.on('data', (bytes) => {
      const waitMs = pace.take(Math.max(1, hearing.data(bytes)))
      if (waitMs === 0) return
      socket.pause()
      rest = setTimeout(() => socket.resume(), waitMs)
    })
    socket.on('error', (error) => log.debug({ err: error, remote: line.remote }, 'a panel connection failed'))
    socket.on('close', () => {
      clearTimeout(patience)
      clearTimeout(rest)
      // When the core stops, the panels are not gone.
      if (sockets.delete(socket) && server.listening) hearing.closed()
    })
  })
  server.maxConnections = CONNECTIONS_MAX
  server.on('drop', (peer) => log.warn({ remote: peer?.remoteAddress }, 'too many panel connections: one was turned away'))
  server.listen(port, host)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

function lineOf(socket: Socket): Line {
  return {
    remote: `tcp://${named(socket.remoteAddress ?? '', socket.remotePort ?? 0)}`,
    send: (bytes) => {
      if (socket.writableLength > UNREAD_MAX) socket.destroy()
      else if (socket.writable) socket.write(bytes)
    },
  }
}

async function openUdp({ open, clock, log }: ListenerOptions, host: string, port: number): Promise<Open> {
  const socket: UdpSocket = createSocket(isIPv6(host) ? 'udp6' : 'udp4')
  const paces = new BoundedMap<string, Pace>(UDP_PEERS_MAX)
  let isOpen = true
  socket.on('message', (bytes, { address, port: from }) => {
    const pace = paces.get(address) ?? new Pace(() => clock.mono())
    paces.set(address, pace)
    // Dropped unanswered: the panel sends it again. Nobody can be answered at port 0.
    if (from === 0 || !pace.admits()) return log.debug({ remote: address }, 'a datagram was dropped')
    // An answer may be due after we have closed.
    const send = (answer: Buffer) => isOpen && socket.send(answer, from, address, () => {})
    open({ remote: `udp://${named(address, from)}`, send }).data(bytes)
  })
  socket.bind(port, host)
  await once(socket, 'listening').catch((error) => {
    socket.close()
    throw error
  })
  socket.on('error', (error) => log.debug({ err: error }, 'the UDP socket of panels failed'))
  return {
    port: socket.address().port,
    stop: () => {
      isOpen = false
      return new Promise((resolve) => socket.close(() => resolve()))
    },
  }
}

const named = (address: string, port: number): string => `${isIPv6(address) ? `[${address}]` : address}:${port}`
