/** Work on a data folder from the command line; the core may be running meanwhile. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '../../src-preload/contract/wire/procedure.ts'
import { ArchiveStore } from '../domains/archive/archive.store.ts'
import type { ArchiveVerdict } from '../domains/archive/archive.types.ts'
import type { ChainVerdict } from '../domains/journal/journal.rules.ts'
import { JournalStore } from '../domains/journal/journal.store.ts'
import { SessionsService } from '../domains/sessions/sessions.service.ts'
import { SessionsStore } from '../domains/sessions/sessions.store.ts'
import { systemClock } from '../kernel/clock.ts'
import { Work } from '../kernel/work.ts'
import { openStore, type Store } from '../store/open.ts'
import { StoreError } from '../store/store-error.ts'

/** A bearer token for a program or person; shown once, stored only as a hash. */
export async function issueToken(dataDir: string, role: Role, name = `token-${role}`): Promise<string> {
  return withStore(dataDir, (store) => {
    const { db } = store
    const work = new Work()
    const sessions = new SessionsService({
      store: new SessionsStore(db),
      clock: systemClock,
      // No loop here: one transaction by itself.
      commit: async (run) =>
        db
          .transaction(() => {
            work.begin(systemClock.now())
            const value = run()
            new JournalStore(db).append(work.now, work.facts)
            return value
          })
          .immediate(),
      fact: (fact, by, data) => work.fact(fact, by, null, data),
    })
    return sessions.issue('bearer', name, role)
  })
}

/** Walks the journal's hash chain from its first entry, and all seals. Errors: `StoreError` when there is none; an empty one would always hold. */
export async function verifyRecords(dataDir: string): Promise<Omit<ChainVerdict, 'ok'> & { ok: boolean; archive: ArchiveVerdict }> {
  if (!existsSync(join(dataDir, 'watchroom.db'))) throw new StoreError(`There is no database in ${dataDir}`)
  return withStore(dataDir, async ({ db }) => {
    const chain = new JournalStore(db).verify()
    const archive = new ArchiveStore(db).verify()
    return { ...chain, ok: chain.ok && archive.ok, archive }
  })
}

async function withStore<T>(dataDir: string, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(dataDir, { exclusive: false })
  try {
    return await use(store)
  } finally {
    store.close()
  }
}
