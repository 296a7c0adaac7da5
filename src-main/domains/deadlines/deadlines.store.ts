/** SQL of the deadlines. */
import type { Ledger } from '../../kernel/work.ts'
import type { Sqlite } from '../../store/open.ts'
import type { DeadlineRow } from './deadlines.types.ts'

export class DeadlinesStore {
  readonly #db: Sqlite
  readonly #put
  readonly #end

  constructor(db: Sqlite) {
    this.#db = db
    this.#put = db.prepare(
      `INSERT INTO deadlines (deadline_id, incident_id, kind, due_at, document) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (deadline_id) DO UPDATE SET due_at = excluded.due_at, ended_at = NULL, document = excluded.document`,
    )
    this.#end = db.prepare('UPDATE deadlines SET ended_at = ? WHERE deadline_id = ?')
  }

  open(): DeadlineRow[] {
    return this.#db
      .prepare<[], { document: string }>('SELECT document FROM deadlines WHERE ended_at IS NULL ORDER BY due_at')
      .all()
      .map(({ document }) => JSON.parse(document) as DeadlineRow)
  }

  flush(rows: Ledger<DeadlineRow>, now: number): void {
    for (const id of rows.changed) {
      const row = rows.get(id)
      if (row) this.#put.run(id, row.incident, row.kind, row.dueAt, JSON.stringify(row))
      else this.#end.run(now, id)
    }
  }
}
