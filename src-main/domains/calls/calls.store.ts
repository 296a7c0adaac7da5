/** SQL of calls: the open ones and those just ended as working set, all of them as records. */

import type { LineSettings } from '../../../src-preload/contract/calls.contract.ts'
import type { Ledger } from '../../kernel/work.ts'
import { documents } from '../../store/documents.ts'
import type { Sqlite } from '../../store/open.ts'
import type { CallRecord } from './calls.types.ts'

const parse = ({ document }: { document: string }): CallRecord => JSON.parse(document) as CallRecord

export const lineSettingsStore = (db: Sqlite) => documents<LineSettings>(db, 'telephone_lines', 'line_id')

export class CallsStore {
  readonly #db: Sqlite
  readonly #put
  readonly #get

  constructor(db: Sqlite) {
    this.#db = db
    this.#put = db.prepare(
      `INSERT INTO calls (call_id, incident_id, asked_at, ended_at, document) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (call_id) DO UPDATE SET ended_at = excluded.ended_at, document = excluded.document`,
    )
    this.#get = db.prepare<[string], { document: string }>('SELECT document FROM calls WHERE call_id = ?')
  }

  /** Those not ended at `since`, in UTC ms. */
  load(into: Ledger<CallRecord>, since: number): void {
    const rows = this.#db
      .prepare<[number], { document: string }>('SELECT document FROM calls WHERE ended_at IS NULL OR ended_at >= ? ORDER BY asked_at')
      .all(since)
    for (const call of rows.map(parse)) into.load(call.context.id, call)
  }

  get(id: string): CallRecord | undefined {
    const row = this.#get.get(id)
    return row && parse(row)
  }

  /** Newest first; `before` is the key of the last one seen. */
  page(before: { askedAt: number; id: string } | null, limit: number, incident?: string): CallRecord[] {
    const sql = `SELECT document FROM calls WHERE (asked_at, call_id) < (?, ?) ${incident === undefined ? '' : 'AND incident_id = ?'}
      ORDER BY asked_at DESC, call_id DESC LIMIT ?`
    return this.#db
      .prepare<(string | number)[], { document: string }>(sql)
      .all(before?.askedAt ?? Number.MAX_SAFE_INTEGER, before?.id ?? '', ...(incident === undefined ? [] : [incident]), limit)
      .map(parse)
  }

  flush(calls: Ledger<CallRecord>): void {
    for (const id of calls.changed) {
      const call = calls.get(id)
      if (!call) continue
      const { incident, askedAt, endedAt } = call.context
      this.#put.run(id, incident, askedAt, endedAt, JSON.stringify(call))
    }
  }
}
