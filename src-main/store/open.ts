/** Opens the database file: one writer per data folder, durable commits, migrations up to this version. */
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { migrate } from './migrate.ts'
import { StoreError } from './store-error.ts'

export type Sqlite = Database.Database

export interface Store {
  db: Sqlite
  close(): void
}

/**
 * Opens `DIR/watchroom.db`, creating it when missing. `exclusive` keeps a second core out of the folder until
 * this process ends, however it ends: the lock is an open SQLite transaction, which the system drops with the process.
 */
export async function openStore(dir: string, options: { exclusive: boolean }): Promise<Store> {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  // It may have been made by somebody else: names, numbers and password hashes are nobody's business.
  chmodSync(dir, 0o700)
  const lock = options.exclusive ? await takeLock(join(dir, 'lock.db')) : null
  const db = new Database(join(dir, 'watchroom.db'))
  prepare(db)
  return {
    db,
    close() {
      db.close()
      lock?.close()
    },
  }
}

/** A database in memory, for tests of one process. */
export function openMemoryStore(): Store {
  const db = new Database(':memory:')
  prepare(db)
  return { db, close: () => db.close() }
}

function prepare(db: Sqlite): void {
  db.pragma('journal_mode = WAL')
  // Builds of better-sqlite3 differ in their default under WAL; NORMAL may lose the last commits on power loss.
  db.pragma('synchronous = FULL')
  if (db.pragma('synchronous', { simple: true }) !== 2)
    throw new StoreError('SQLite does not keep synchronous=FULL; refusing to run without durable commits')
  db.pragma('foreign_keys = ON')
  // Waiting blocks the whole core; it tries again by itself.
  db.pragma('busy_timeout = 1000')
  db.pragma('cache_size = -32000')
  migrate(db)
}

/** Waits up to 5 s for a core that is just ending. */
async function takeLock(file: string): Promise<Sqlite> {
  const lock = new Database(file, { timeout: 0 })
  for (let tries = 0; ; tries++) {
    try {
      lock.exec('BEGIN EXCLUSIVE')
      return lock
    } catch (error) {
      if (tries >= 50) {
        lock.close()
        throw new StoreError(`Another core is using this data folder (${file}). End it first.`, { cause: error })
      }
      await new Promise((resume) => setTimeout(resume, 100))
    }
  }
}
