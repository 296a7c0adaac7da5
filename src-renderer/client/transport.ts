/** One open way to the core: a WebSocket in a browser, a MessagePort inside Electron. It lives once; a lost one is replaced. */
import type { ClientContext, ClientLink } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { PORT, PORT_PLEASE } from '../../src-preload/contract/shell.contract.ts'

export interface Transport {
  link: ClientLink<ClientContext>
  /** Resolves when this way to the core is lost or closed. */
  lost: Promise<void>
  close: () => void
}

/** A network that swallows everything must not hold a seat up: the next try may get through. */
const OPEN_WITHIN_MS = 5_000

export const openSocket = (url: string): Promise<Transport> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url)
    const lost = new Promise<void>((done) => socket.addEventListener('close', () => done(), { once: true }))
    const tooLong = setTimeout(() => socket.close(), OPEN_WITHIN_MS)
    socket.addEventListener('open', () => clearTimeout(tooLong))
    socket.addEventListener('open', () => resolve({ link: new SocketLink({ websocket: socket }), lost, close: () => socket.close() }))
    socket.addEventListener('error', () => reject(new Error('The core cannot be reached.')))
  })

/** The preload posts a fresh port when asked and after each restart of the core; a new one ends the one before. */
export const portOpener = (): (() => Promise<Transport>) => {
  let waiting: MessagePort | null = null
  let wanted: ((port: MessagePort) => void) | null = null
  let endPresent = () => {}

  window.addEventListener('message', (event) => {
    const port = event.ports[0]
    if (event.source !== window || event.data?.type !== PORT || !port) return
    if (wanted) wanted(port)
    else waiting = port
    wanted = null
    if (waiting) endPresent()
  })

  return async () => {
    const asked = new Promise<MessagePort>((resolve) => {
      wanted = resolve
    })
    if (!waiting) window.postMessage({ type: PORT_PLEASE }, location.origin)
    const port = waiting ?? (await asked)
    waiting = null
    wanted = null
    const link = new PortLink({ port })
    const lost = new Promise<void>((done) => {
      endPresent = done
      port.addEventListener('close', () => done())
    })
    port.start()
    const close = () => {
      port.close()
      endPresent()
    }
    return { link, lost, close }
  }
}
