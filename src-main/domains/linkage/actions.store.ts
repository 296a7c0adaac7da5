/** SQL of actions: the machine's snapshot, found again while it is not ended or one of its incidents is open. */
import type { Ledger } from '../../kernel/work.ts'
import type { Sqlite } from '../../store/open.ts'
import type { ActionRecord } from './linkage.types.ts'

interface Row {
  row: number
  document: string
}

const parse = (document: string): ActionRecord => JSON.parse(document) as ActionRecord

export class ActionsStore {
  readonly #put
  readonly #known
  readonly #page

  constructor(db: Sqlite) {
    this.#put = db.prepare(
      `INSERT INTO actions (action_id, ended_at, document) VALUES (?, ?, ?)
       ON CONFLICT (action_id) DO UPDATE SET ended_at = excluded.ended_at, document = excluded.document`,
    )
    this.#known = db.prepare<[], { document: string }>(
      `SELECT document FROM actions WHERE ended_at IS NULL OR EXISTS (
         SELECT 1 FROM json_each(document, '$.context.incidents') JOIN incidents ON incident_id = value WHERE archived_at IS NULL)
       ORDER BY rowid`,
    )
    this.#page = db.prepare<{ before: number; limit: number; incident: string | null }, Row>(
      `SELECT rowid AS row, document FROM actions
       WHERE rowid < @before AND (@incident IS NULL OR EXISTS (
         SELECT 1 FROM json_each(document, '$.context.incidents') WHERE value = @incident))
       ORDER BY rowid DESC LIMIT @limit`,
    )
  }

  /** What the core must still know. */
  known(): ActionRecord[] {
    return this.#known.all().map(({ document }) => parse(document))
  }

  /** Newest first; `before` is the row number of the last one seen. */
  page(before: number, limit: number, incident?: string): { row: number; action: ActionRecord }[] {
    return this.#page.all({ before, limit, incident: incident ?? null }).map(({ row, document }) => ({ row, action: parse(document) }))
  }

  flush(actions: Ledger<ActionRecord>): void {
    for (const id of actions.changed) {
      const action = actions.get(id)
      if (action) this.#put.run(id, action.context.endedAt, JSON.stringify(action))
    }
  }
}
