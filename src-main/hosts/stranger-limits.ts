/** How much somebody may do on the LAN before we know who it is: so many sockets an address, so many words, so long. */
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { type Clock, systemClock } from '../kernel/clock.ts'

export interface Limits {
  /** Open at a time from one address; behind one address there may be several phones. */
  sockets: number
  /** New ones from one address in a minute. */
  knocks: number
  /** Messages on one socket before somebody has signed in on it. */
  messages: number
  /** Bytes on one socket before that; nobody needs more to pair or to take up a session. */
  bytes: number
  /** Ms until they have. */
  patienceMs: number
}

const HANDSETS: Limits = { sockets: 50, knocks: 60, messages: 20, bytes: 64_000, patienceMs: 60_000 }
/** A phone network has fewer; more is somebody who makes addresses up. */
const ADDRESSES = 4096
const MINUTE_MS = 60_000

interface Known {
  open: number
  knocks: number
  since: number
}

export class StrangerLimits {
  readonly #limits: Limits
  readonly #clock: Clock
  readonly #known = new Map<string, Known>()

  constructor(limits: Limits = HANDSETS, clock: Clock = systemClock) {
    this.#limits = limits
    this.#clock = clock
  }

  /** Counts the attempt. */
  mayKnock(address: string): boolean {
    const known = this.#of(address)
    if (!known || known.open >= this.#limits.sockets || known.knocks >= this.#limits.knocks) return false
    known.knocks++
    return true
  }

  /** Ends a socket on which a stranger says too much or stays too long. `wire`: what it comes in by, before it is a message. */
  watch(socket: Pick<WebSocket, 'on' | 'terminate'>, wire: Pick<Duplex, 'on'>, address: string, isStranger: () => boolean): void {
    const known = this.#of(address)
    if (known) known.open++
    let messages = 0
    const patience = setTimeout(() => isStranger() && socket.terminate(), this.#limits.patienceMs)
    socket.on('message', () => {
      if (isStranger() && ++messages > this.#limits.messages) socket.terminate()
    })
    let bytes = 0
    wire.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > this.#limits.bytes && isStranger()) socket.terminate()
    })
    socket.on('close', () => {
      clearTimeout(patience)
      if (known) known.open--
    })
  }

  #of(address: string): Known | undefined {
    const now = this.#clock.mono()
    const known = this.#known.get(address)
    if (known) {
      if (now - known.since >= MINUTE_MS) Object.assign(known, { knocks: 0, since: now })
      return known
    }
    if (this.#known.size >= ADDRESSES) this.#forget(now)
    if (this.#known.size >= ADDRESSES) return undefined
    const fresh = { open: 0, knocks: 0, since: now }
    this.#known.set(address, fresh)
    return fresh
  }

  #forget(now: number): void {
    for (const [address, { open, since }] of this.#known) if (open === 0 && now - since >= MINUTE_MS) this.#known.delete(address)
  }
}
