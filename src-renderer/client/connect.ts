/** The client of the core: one typed object that outlives every lost connection. */
import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client'
import type { ContractClient } from '../../src-preload/contract/index.ts'
import { drillHere } from './drill.ts'
import { openSocket, portOpener, type Transport } from './transport.ts'

export interface Connection {
  client: ContractClient
  /** Called for each new way to the core, at once if one is open; `lost` aborts when that way is lost. */
  onOpen: (listener: (lost: AbortSignal) => void) => void
  /** Gives up the present way and opens another: the seat heard nothing for too long. */
  renew: () => void
}

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 2_000

class LinkCut extends Error {
  readonly code = 'link.cut'
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

const openerHere = (): (() => Promise<Transport>) => {
  if ('watchroom' in window) return portOpener()
  const path = drillHere === null ? '/rpc' : `/rpc?drill=${encodeURIComponent(drillHere)}`
  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${path}`
  return () => openSocket(url)
}

export const connect = (open = openerHere()): Connection => {
  const listeners = new Set<(lost: AbortSignal) => void>()
  let present: { transport: Transport; lost: AbortController } | null = null

  const keepOpen = async () => {
    let wait = FIRST_WAIT_MS
    for (;;) {
      const transport = await open().catch(() => null)
      if (transport) {
        wait = FIRST_WAIT_MS
        const lost = new AbortController()
        present = { transport, lost }
        for (const listener of listeners) listener(lost.signal)
        await transport.lost
        present = null
        lost.abort()
      }
      await pause(wait)
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    }
  }

  const link: ClientLink<ClientContext> = {
    call: (path, input, options) =>
      present ? present.transport.link.call(path, input, options) : Promise.reject(new LinkCut('There is no connection to the core.')),
  }
  void keepOpen()
  return {
    client: createORPCClient<ContractClient>(link),
    onOpen: (listener) => {
      listeners.add(listener)
      if (present) listener(present.lost.signal)
    },
    renew: () => present?.transport.close(),
  }
}
