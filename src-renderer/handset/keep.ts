/** What the phone keeps across restarts and dead spots: who it belongs to, the last picture, the site, what was agreed to. */
import { clear, createStore, get, set } from 'idb-keyval'
import type { HandsetPicture } from '../../src-preload/contract/handset.contract.ts'
import type { Site } from '../../src-preload/contract/site.contract.ts'
import type { Role } from '../../src-preload/contract/wire/procedure.ts'
import { queueStore } from './queue/queue-store.ts'

export interface Pairing {
  token: string
  role: Role
  person: string
}

interface Kept {
  pairing: Pairing
  /** `heardAt` is the phone's clock in ms, `clockOffset` what the core's is ahead of it. */
  picture: { picture: HandsetPicture; heardAt: number; clockOffset: number }
  site: Site
  /** Whether the person agreed to tell where they are; absent until they were asked. */
  sharing: boolean
  /** Ids of notices and calls for help that were read. */
  read: string[]
}

const place = createStore('watchroom-handset', 'kept')

/** Undefined also when the phone refuses to read: the app then works like a new one. */
export const recall = <K extends keyof Kept>(key: K): Promise<Kept[K] | undefined> => get<Kept[K]>(key, place).catch(() => undefined)

export const keep = async <K extends keyof Kept>(key: K, value: Kept[K]): Promise<void> => {
  await set(key, value, place).catch(() => undefined)
}

/** Nothing of the service stays on a phone that is out of use. */
export const forgetAll = async (): Promise<void> => {
  const acts = await queueStore.load().catch(() => [])
  await queueStore.drop(acts.map(({ item }) => item.id)).catch(() => undefined)
  await clear(place).catch(() => undefined)
}
