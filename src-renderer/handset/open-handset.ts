/** Puts the phone together: what it keeps, its queue, its line; and pairs it when its address carries an invitation. */
import type { HandsetAct } from '../../src-preload/contract/handset.contract.ts'
import type { Connection } from '../client/connect.ts'
import { failureOf } from '../client/errors.ts'
import { useBoard } from '../state/board.ts'
import { filesOverLink, serveMapFiles } from '../state/map-files.ts'
import type { Seat } from '../state/seat.ts'
import { useSession } from '../state/session.ts'
import { batteryPercent } from './battery.ts'
import type { HandsetDesk } from './handset-context.tsx'
import { useHandset } from './handset-state.ts'
import { forgetAll, keep, type Pairing, recall } from './keep.ts'
import { type Line, openLine } from './line.ts'
import { takeOver } from './one-window.ts'
import { pair, takeInvitation } from './pairing.ts'
import { openQueue, type Queue } from './queue/queue.ts'
import { queueStore } from './queue/queue-store.ts'

/** Read notices that are remembered. */
const MOST_READ = 200

/** What was known before the phone was put away. */
const recallPicture = async (pairing: Pairing) => {
  useSession.getState().set({ identity: { id: '', name: pairing.person, role: pairing.role, hasPassword: false } })
  useHandset.setState({ pairing, sharing: (await recall('sharing')) ?? null, read: new Set((await recall('read')) ?? []) })
  const kept = await recall('picture')
  if (!kept) return
  useHandset.setState({ picture: kept.picture })
  useBoard.setState({ clockOffset: kept.clockOffset, link: { state: 'cut', heardAt: kept.heardAt } })
}

export const openHandset = (connection: Connection): { seat: Seat; desk: HandsetDesk } => {
  const { client } = connection
  serveMapFiles(filesOverLink(client))
  let queue: Queue | null = null
  let line: Line | null = null

  const openOwnQueue = () =>
    openQueue({
      store: queueStore,
      send: (items) => client.handset.send({ sentAt: new Date().toISOString(), battery: batteryPercent(), items }),
      now: () => new Date().toISOString(),
      newId: () => crypto.randomUUID(),
      onChange: (entries, isKept) => useHandset.setState({ entries, isKept }),
    })

  const begin = async (pairing: Pairing) => {
    await recallPicture(pairing)
    await takeOver(() => {
      line?.stop()
      useHandset.setState({ phase: 'elsewhere' })
    })
    queue = await openOwnQueue()
    useHandset.setState({ phase: 'paired' })
    line = openLine(connection, pairing, queue)
    void navigator.storage?.persist?.()
  }

  /** The first way to the core carries the invitation; one that the core refused is not tried again. */
  const pairBy = (invitation: string, former: Pairing | undefined) => {
    useHandset.setState({ phase: 'pairing' })
    let isDone = false
    connection.onOpen(async () => {
      if (isDone) return
      try {
        const pairing = await pair(client, invitation)
        isDone = true
        // Nobody's acts go out in the name of whoever has the phone next.
        await forgetAll()
        await keep('pairing', pairing)
        await begin(pairing)
      } catch (error) {
        const { code, status } = failureOf(error)
        if (status === 0 || isDone) return
        isDone = true
        if (former) await begin(former)
        else useHandset.setState({ phase: 'unpaired', pairingFailed: code })
      }
    })
  }

  const start = async () => {
    const invitation = takeInvitation()
    const pairing = await recall('pairing')
    if (invitation) pairBy(invitation, pairing)
    else if (pairing) await begin(pairing)
    else useHandset.setState({ phase: 'unpaired' })
  }
  void start()

  const press = (act: HandsetAct) => void queue?.press(act)
  const giveBack = () => {
    // Without a network the desk takes it out of use.
    client.session.signOut({}).catch(() => undefined)
    void line?.leave('unpaired')
  }
  return {
    seat: { client, signIn: () => Promise.resolve(), adopt: () => undefined, signOut: async () => giveBack() },
    desk: {
      press,
      giveBack,
      dismiss: (id) => void queue?.dismiss(id),
      share: (on) => {
        useHandset.setState({ sharing: on })
        void keep('sharing', on)
        press({ kind: 'sharing', on })
      },
      read: (id) => {
        const read = new Set([...useHandset.getState().read, id].slice(-MOST_READ))
        useHandset.setState({ read })
        void keep('read', [...read])
      },
    },
  }
}
