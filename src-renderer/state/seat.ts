/** Brings a page to its seat: take the session up, watch the board, notice silence, start again after a cut. */
import type { SignedIn } from '../../src-preload/contract/session.contract.ts'
import type { Connection } from '../client/connect.ts'
import { failureOf, isSignedOut } from '../client/errors.ts'
import { dropToken, keepToken, readToken, takeTicket } from '../client/token.ts'
import { useBoard } from './board.ts'
import { filesOverLink, serveMapFiles } from './map-files.ts'
import { useSession } from './session.ts'

export type SeatKind = 'operator' | 'wall'

export interface Seat {
  client: Connection['client']
  signIn: (name: string, password: string) => Promise<void>
  /** The core has signed somebody else in on this seat. */
  adopt: (signedIn: SignedIn) => void
  signOut: () => Promise<void>
}

/** How long a seat bears silence. */
interface Patience {
  /** Then the link counts as cut. */
  silenceMs: number
  /** Then an open connection is given up and opened anew. */
  renewMs: number
}

/** A beat comes every 300 ms. */
const DESK_PATIENCE: Patience = { silenceMs: 1_000, renewMs: 4_000 }
const WATCHDOG_STEP_MS = 100
const RETRY_MS = 300

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

export const watchForSilence = (connection: Connection, { silenceMs, renewMs } = DESK_PATIENCE) => {
  let renewedAt = 0
  let lookedAt = Date.now()
  let listeningSince = lookedAt
  setInterval(() => {
    const now = Date.now()
    // A page that was too busy to look was too busy to hear: what came meanwhile is still in its queue.
    if (now - lookedAt > 3 * WATCHDOG_STEP_MS) listeningSince = now
    lookedAt = now
    const { link, setLink } = useBoard.getState()
    if (link.heardAt === null || useSession.getState().phase === 'signedOut') return
    const silence = now - Math.max(link.heardAt, listeningSince)
    if (link.state === 'live' && silence > silenceMs) setLink('cut')
    if (silence > renewMs && now - renewedAt > renewMs) {
      renewedAt = now
      connection.renew()
    }
  }, WATCHDOG_STEP_MS)
}

export const takeSeat = (connection: Connection, kind: SeatKind): Seat => {
  const { client } = connection
  serveMapFiles(filesOverLink(client))
  const session = useSession.getState()
  let ticket = takeTicket()
  let watching = new AbortController()

  const leave = (reason: string | null) => {
    dropToken()
    watching.abort()
    session.set({ phase: 'signedOut', identity: null, reason })
  }

  /** What ended may have been the session of somebody who signed in here for a while; the seat's own goes on. */
  const isOut = async (): Promise<boolean> => {
    try {
      const identity = await identify()
      if (identity) session.set({ identity })
      return identity === null
    } catch (error) {
      return isSignedOut(failureOf(error))
    }
  }

  /** Watches until the connection is lost or the person leaves. */
  const watch = async (lost: AbortSignal) => {
    watching = new AbortController()
    const { signal } = watching
    const isOver = () => lost.aborted || signal.aborted
    while (!isOver()) {
      try {
        // A lost connection ends the stream by itself; only leaving has to be told to the core.
        for await (const message of await client.live.watch({ seat: kind }, { signal })) {
          if (isOver()) return
          useBoard.getState().hear(message)
        }
      } catch (error) {
        if (isOver()) return
        const failure = failureOf(error)
        if (isSignedOut(failure) && (await isOut())) return leave(failure.code)
      }
      await pause(RETRY_MS)
    }
  }

  /** A ticket signs in once; a token takes up what was; with neither the person must sign in. */
  const identify = async () => {
    if (ticket) {
      const spent = ticket
      ticket = null
      try {
        const signedIn = await client.session.redeem({ ticket: spent })
        keepToken(signedIn.token)
        return signedIn.identity
      } catch (error) {
        if (!readToken()) throw error
      }
    }
    const token = readToken()
    return token ? client.session.resume({ token }) : null
  }

  let openNow: AbortSignal | null = null
  connection.onOpen(async (lost) => {
    openNow = lost
    lost.addEventListener('abort', () => useBoard.getState().setLink('cut'))
    try {
      const identity = await identify()
      if (!identity) return leave(null)
      const { phase } = useSession.getState()
      session.set({ identity, reason: null, phase: phase === 'watching' ? 'watching' : 'ready' })
      await watch(lost)
    } catch (error) {
      if (!lost.aborted) leave(failureOf(error).code)
    }
  })
  watchForSilence(connection)

  const adopt = ({ token, identity }: SignedIn) => {
    keepToken(token)
    session.set({ identity, reason: null, phase: 'watching' })
  }

  return {
    client,
    adopt,
    signIn: async (name, password) => {
      adopt(await client.session.signIn({ name, password }))
      if (openNow) void watch(openNow)
    },
    signOut: async () => {
      await client.session.signOut({}).catch(() => undefined)
      leave(null)
    },
  }
}
