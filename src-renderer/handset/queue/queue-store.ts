/** The queue in the phone's own database, one record an act: photos are not written again with every press. */
import { createStore, delMany, set, values } from 'idb-keyval'
import type { Entry } from './queue.rules.ts'
import type { QueueStore } from './queue.ts'

const place = createStore('watchroom-handset-queue', 'acts')

export const queueStore: QueueStore = {
  load: () => values<Entry>(place),
  put: (entry) => set(entry.item.id, entry, place),
  drop: (ids) => delMany(ids, place),
}
