/** The contract over WebSockets: each socket is a seat that signs in by itself. */
import type { IncomingMessage, Server } from 'node:http'
import { RPCHandler as SocketHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'
import type { Logger } from '../kernel/logger.ts'
import type { CallContext } from '../rpc/access.ts'
import type { ContractRouter, HandsetRouter } from '../rpc/router.ts'
import type { StrangerLimits } from './stranger-limits.ts'

/** The first picture of a site with 20,000 devices has 15 MB. */
const BUFFERED_MAX = 64_000_000

export interface SeatSocketsOptions {
  server: Server
  /** What is served at this address; undefined: nothing. */
  routerOf: (request: IncomingMessage) => ContractRouter | HandsetRouter | undefined
  /** Bytes of one message. */
  messageMax: number
  log: Logger
  /** Where strangers can knock. */
  limits?: StrangerLimits
}

export function serveSockets({ server, routerOf, messageMax, log, limits }: SeatSocketsOptions): { stop(): void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: messageMax })
  server.on('upgrade', (request, socket, head) => {
    const router = routerOf(request)
    const address = request.socket.remoteAddress ?? ''
    if (!router || !isSameOrigin(request) || limits?.mayKnock(address) === false) {
      socket.destroy()
      return
    }
    const handler = new SocketHandler<CallContext>(router)
    sockets.handleUpgrade(request, socket, head, (websocket) => {
      const context: CallContext = { connection: { identity: null, token: null } }
      websocket.on('error', (error) => log.debug({ err: error }, 'a seat misbehaved'))
      limits?.watch(websocket, socket, address, () => context.connection.identity === null)
      void handler.upgrade(websocket, { context })
    })
  })

  // A seat that takes nothing any more must not fill the core's memory: it opens a new way and gets a fresh picture.
  const bounding = setInterval(() => {
    for (const socket of sockets.clients) if (socket.bufferedAmount > BUFFERED_MAX) socket.terminate()
  }, 1000)
  return {
    stop() {
      clearInterval(bounding)
      for (const socket of sockets.clients) socket.terminate()
    },
  }
}

/** A page of another site must not be able to reach the core through somebody's browser. */
function isSameOrigin({ headers }: IncomingMessage): boolean {
  if (headers.origin === undefined) return true
  try {
    return new URL(headers.origin).host === headers.host
  } catch {
    return false
  }
}
