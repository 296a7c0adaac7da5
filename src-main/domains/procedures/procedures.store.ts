/** SQL of procedures: every version is a row that is never written again. */
import type { ProcedureKind } from '../../../src-preload/contract/procedures.types.ts'
import type { Ledger } from '../../kernel/work.ts'
import type { Sqlite } from '../../store/open.ts'
import type { ProcedureRecord } from './procedures.types.ts'

interface Row {
  kind: ProcedureKind
  version: number
  at: number | null
  by: string | null
  note: string
  document: string
}

export class ProceduresStore {
  readonly #db: Sqlite
  readonly #insert

  constructor(db: Sqlite) {
    this.#db = db
    this.#insert = db.prepare('INSERT INTO procedures (kind, procedure_id, version, at, by, note, document) VALUES (?, ?, ?, ?, ?, ?, ?)')
  }

  all(): ProcedureRecord[] {
    const rows = this.#db.prepare<[], Row>('SELECT kind, version, at, by, note, document FROM procedures').all()
    return rows.map((row) => ({ ...row, document: JSON.parse(row.document) }) as ProcedureRecord)
  }

  flush(versions: Ledger<ProcedureRecord>): void {
    for (const key of versions.changed) {
      const record = versions.get(key)
      if (!record) continue
      const { kind, document, version, at, by, note } = record
      this.#insert.run(kind, document.id, version, at, by, note, JSON.stringify(document))
    }
  }
}
