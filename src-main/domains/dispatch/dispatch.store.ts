/** SQL of the staff's state. */
import type { Ledger } from '../../kernel/work.ts'
import type { Sqlite } from '../../store/open.ts'
import type { StaffStatus } from './dispatch.types.ts'

export class DispatchStore {
  readonly #db: Sqlite
  readonly #put

  constructor(db: Sqlite) {
    this.#db = db
    this.#put = db.prepare(
      'INSERT INTO staff_states (staff_id, document) VALUES (?, ?) ON CONFLICT (staff_id) DO UPDATE SET document = excluded.document',
    )
  }

  all(): { id: string; status: StaffStatus }[] {
    return this.#db
      .prepare<[], { staff_id: string; document: string }>('SELECT staff_id, document FROM staff_states')
      .all()
      .map(({ staff_id, document }) => ({ id: staff_id, status: JSON.parse(document) as StaffStatus }))
  }

  flush(status: Ledger<StaffStatus>): void {
    for (const id of status.changed) {
      const state = status.get(id)
      if (state) this.#put.run(id, JSON.stringify(state))
    }
  }
}
