/** SQL of policies: every version is a row that is never written again. */
import type { Ledger } from '../../kernel/work.ts'
import type { Sqlite } from '../../store/open.ts'
import type { Policies, PoliciesRecord } from './policies.types.ts'

interface Row {
  version: number
  at: number
  by: string
  note: string
  document: string
}

export class PoliciesStore {
  readonly #db: Sqlite
  readonly #insert

  constructor(db: Sqlite) {
    this.#db = db
    this.#insert = db.prepare('INSERT INTO policies (version, at, by, note, document) VALUES (?, ?, ?, ?, ?)')
  }

  /** Oldest first. */
  all(): PoliciesRecord[] {
    const rows = this.#db.prepare<[], Row>('SELECT version, at, by, note, document FROM policies ORDER BY version').all()
    return rows.map(({ document, ...row }) => ({ ...row, policies: JSON.parse(document) as Policies }))
  }

  flush(versions: Ledger<PoliciesRecord>): void {
    for (const key of versions.changed) {
      const record = versions.get(key)
      if (!record) continue
      const { version, at, by, note, policies } = record
      this.#insert.run(version, at, by, note, JSON.stringify(policies))
    }
  }
}
