/** The line of a paired phone to the core: takes its session up, hears its picture, sends what waits, starts again after a cut. */
import type { Connection } from '../client/connect.ts'
import { failureOf, isSignedOut } from '../client/errors.ts'
import { useBoard } from '../state/board.ts'
import { watchForSilence } from '../state/seat.ts'
import { useSession } from '../state/session.ts'
import { useHandset } from './handset-state.ts'
import { forgetAll, keep, type Pairing } from './keep.ts'
import type { Queue } from './queue/queue.ts'

/** A beat comes every second; phones miss one now and then without being cut. */
const PATIENCE = { silenceMs: 3_500, renewMs: 8_000 }
const RETRY_MS = 1_000

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

const isGuard = ({ role }: Pairing) => role === 'staff'

export interface Line {
  /** Another window speaks for the phone now. */
  stop: () => void
  /** Gives the phone back: everything is forgotten here. */
  leave: (phase: 'unpaired' | 'out') => Promise<void>
}

export const openLine = (connection: Connection, pairing: Pairing, queue: Queue): Line => {
  const { client } = connection
  const watching = new AbortController()

  const leave = async (phase: 'unpaired' | 'out') => {
    watching.abort()
    await forgetAll()
    useSession.getState().set({ phase: 'signedOut', identity: null })
    useHandset.setState({ phase, pairing: null, picture: null, entries: [], sharing: null, read: new Set() })
  }

  const hearPicture = async (signal: AbortSignal) => {
    for await (const message of await client.handset.watch({}, { signal })) {
      if (signal.aborted) return
      const board = useBoard.getState()
      board.hear({ type: 'beat', at: message.at })
      queue.heard(message.at, message.type === 'picture')
      void queue.flush()
      if (message.type !== 'picture') continue
      const { picture } = message
      useHandset.setState({ picture })
      void keep('picture', { picture, heardAt: Date.now(), clockOffset: useBoard.getState().clockOffset })
    }
  }

  const hearBoard = async (signal: AbortSignal) => {
    for await (const message of await client.live.watch({ seat: 'handset' }, { signal })) {
      if (signal.aborted) return
      useBoard.getState().hear(message)
    }
  }

  const serve = async (lost: AbortSignal) => {
    const signal = AbortSignal.any([lost, watching.signal])
    while (!signal.aborted) {
      try {
        const identity = await client.session.resume({ token: pairing.token })
        useSession.getState().set({ identity, phase: 'watching', reason: null })
        await (isGuard(pairing) ? hearPicture(signal) : hearBoard(signal))
      } catch (error) {
        if (signal.aborted) return
        if (isSignedOut(failureOf(error))) return leave('out')
      }
      await pause(RETRY_MS)
    }
  }

  connection.onOpen((lost) => {
    lost.addEventListener('abort', () => useBoard.getState().setLink('cut'))
    void serve(lost)
  })
  watchForSilence(connection, PATIENCE)
  // The phone itself knows first.
  window.addEventListener('offline', () => useBoard.getState().setLink('cut'))
  return { leave, stop: () => watching.abort() }
}
