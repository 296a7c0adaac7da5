/** Brings a database up to this version: numbered files, in order, each in one transaction; `user_version` is the position. */
import type Database from 'better-sqlite3'
import { StoreError } from './store-error.ts'

const files = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true })

/** `0010-first-light.sql` → 10. Steps of ten leave room between. */
export const MIGRATIONS = Object.entries(files)
  .map(([path, sql]) => ({ version: Number(path.replace(/^.*\/(\d{4})-.*$/, '$1')), sql }))
  .sort((a, b) => a.version - b.version)

/** Errors: `StoreError` for a database written by a newer version, which is left untouched. */
export function migrate(db: Database.Database): void {
  const newest = MIGRATIONS.at(-1)?.version ?? 0
  const current = Number(db.pragma('user_version', { simple: true }))
  if (current > newest)
    throw new StoreError(
      `This database was written by a newer version (${current}, this one knows ${newest}). Install that version or use another data folder.`,
    )
  for (const { version, sql } of MIGRATIONS) {
    if (version <= current) continue
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${version}`)
    })()
  }
}
