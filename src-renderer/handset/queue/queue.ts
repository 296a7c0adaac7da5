/** The queue of the phone: what is pressed is kept first, then sent in order and once; it outlives lost answers and restarts. */
import type { HandsetAct, HandsetItem, HandsetResult } from '../../../src-preload/contract/handset.contract.ts'
import { failureOf } from '../../client/errors.ts'
import { answered, type Entry, isRefused, nextBatch, pressed, shown, without } from './queue.rules.ts'

export interface QueueStore {
  /** In any order. */
  load: () => Promise<Entry[]>
  put: (entry: Entry) => Promise<void>
  drop: (ids: string[]) => Promise<void>
}

export interface QueuePorts {
  store: QueueStore
  /** Errors: rejects when no answer came; the core may have it nevertheless. */
  send: (items: HandsetItem[]) => Promise<{ results: HandsetResult[] }>
  /** The phone's clock, ISO-8601, and an id that was never used. */
  now: () => string
  newId: () => string
  /** `isKept` false: the phone's memory refused, and what is shown lives only as long as the page. */
  onChange: (entries: readonly Entry[], isKept: boolean) => void
}

/** The message as a whole was not understood: one item of it is to blame. */
const UNREADABLE: readonly number[] = [400, 413, 422]

export interface Queue {
  press: (act: HandsetAct) => Promise<void>
  /** Sends what waits until nothing does; resolves early when no answer comes. One at a time. */
  flush: () => Promise<void>
  /** The core was heard at its time `at`, ISO-8601. */
  heard: (at: string, isPicture: boolean) => void
  /** Takes a refused item off the list. */
  dismiss: (id: string) => Promise<void>
}

export const openQueue = async ({ store, send, now, newId, onChange }: QueuePorts): Promise<Queue> => {
  let isKept = true
  const kept = await store.load().catch((): Entry[] => {
    isKept = false
    return []
  })
  let entries: readonly Entry[] = kept.sort((a, b) => a.place - b.place)
  let sending: Promise<void> | null = null

  const become = (next: readonly Entry[]) => {
    entries = next
    onChange(entries, isKept)
  }
  const put = async (entry: Entry) => {
    const wasKept = isKept
    isKept = await store.put(entry).then(
      () => true,
      () => false,
    )
    if (isKept !== wasKept) become(entries)
  }
  /** What could not be dropped is sent again after a restart, and answered as it was. */
  const drop = async (ids: string[]) => {
    if (ids.length > 0) await store.drop(ids).catch(() => undefined)
  }

  const take = async (results: HandsetResult[]) => {
    become(answered(entries, results))
    const known = entries.filter(({ item }) => results.some(({ id }) => id === item.id))
    await drop(known.filter(({ fate }) => fate.is === 'taken').map(({ item }) => item.id))
    await Promise.all(known.filter(isRefused).map(put))
  }

  const sendAll = async () => {
    let most: number | undefined
    for (let batch = nextBatch(entries); batch.length > 0; batch = nextBatch(entries, most)) {
      try {
        const { results } = await send(batch)
        if (!results.some(({ id }) => id === batch[0]?.id)) return
        await take(results)
      } catch (error) {
        const { status, code } = failureOf(error)
        if (!UNREADABLE.includes(status)) return
        if (batch.length === 1) await take(batch.map(({ id }) => ({ id, taken: false, code, at: now() })))
        most = 1
      }
    }
  }

  const flush = () => {
    sending ??= sendAll().finally(() => {
      sending = null
    })
    return sending
  }

  become(entries)
  return {
    flush,
    press: async (act) => {
      const before = entries
      become(pressed(entries, { id: newId(), at: now(), act }))
      const fresh = entries.at(-1)
      await drop(before.filter((entry) => !entries.includes(entry)).map(({ item }) => item.id))
      const written = fresh ? put(fresh) : Promise.resolve()
      // A call for help does not wait for a phone whose memory does not answer.
      if (act.kind !== 'sos') await written
      await flush()
    },
    heard: (at, isPicture) => {
      const next = shown(entries, at, isPicture)
      if (next.length !== entries.length) become(next)
    },
    dismiss: async (id) => {
      become(without(entries, id))
      await drop([id])
    },
  }
}
