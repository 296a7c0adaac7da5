/** A table with one JSON document per id, as the working set of a ledger. */
import type { Ledger } from '../kernel/work.ts'
import type { Sqlite } from './open.ts'

/** Over `TABLE (ID TEXT PRIMARY KEY, document TEXT NOT NULL)`. */
export function documents<T>(db: Sqlite, table: string, id: string) {
  const all = db.prepare<[], { id: string; document: string }>(`SELECT ${id} AS id, document FROM ${table}`)
  const put = db.prepare(
    `INSERT INTO ${table} (${id}, document) VALUES (?, ?) ON CONFLICT (${id}) DO UPDATE SET document = excluded.document`,
  )
  const drop = db.prepare(`DELETE FROM ${table} WHERE ${id} = ?`)
  return {
    load(into: Ledger<T>): void {
      for (const row of all.all()) into.load(row.id, JSON.parse(row.document) as T)
    },
    flush(from: Ledger<T>): void {
      for (const key of from.changed) {
        const value = from.get(key)
        if (value === undefined) drop.run(key)
        else put.run(key, JSON.stringify(value))
      }
    },
  }
}
