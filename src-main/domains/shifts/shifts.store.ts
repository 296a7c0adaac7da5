/** SQL of shifts: the running one as working set, those handed over as records. */
import type { Shift } from '../../../src-preload/contract/shifts.contract.ts'
import type { Ledger } from '../../kernel/work.ts'
import type { Sqlite } from '../../store/open.ts'

const parse = ({ document }: { document: string }): Shift => JSON.parse(document) as Shift

export class ShiftsStore {
  readonly #db: Sqlite
  readonly #put

  constructor(db: Sqlite) {
    this.#db = db
    this.#put = db.prepare(
      `INSERT INTO shifts (shift_id, begun_at, ended_at, document) VALUES (?, ?, ?, ?)
       ON CONFLICT (shift_id) DO UPDATE SET ended_at = excluded.ended_at, document = excluded.document`,
    )
  }

  load(into: Ledger<Shift>): void {
    const running = this.#db.prepare<[], { document: string }>('SELECT document FROM shifts WHERE ended_at IS NULL').all()
    for (const shift of running.map(parse)) into.load(shift.id, shift)
  }

  get(id: string): Shift | undefined {
    const row = this.#db.prepare<[string], { document: string }>('SELECT document FROM shifts WHERE shift_id = ?').get(id)
    return row && parse(row)
  }

  /** Handed over, newest first; `before` is the key of the last one seen. */
  page(before: { begunAt: number; id: string } | null, limit: number): Shift[] {
    return this.#db
      .prepare<[number, string, number], { document: string }>(
        `SELECT document FROM shifts WHERE ended_at IS NOT NULL AND (begun_at, shift_id) < (?, ?)
         ORDER BY begun_at DESC, shift_id DESC LIMIT ?`,
      )
      .all(before?.begunAt ?? Number.MAX_SAFE_INTEGER, before?.id ?? '', limit)
      .map(parse)
  }

  flush(shifts: Ledger<Shift>): void {
    for (const id of shifts.changed) {
      const shift = shifts.get(id)
      if (shift)
        this.#put.run(id, Date.parse(shift.begunAt), shift.endedAt === null ? null : Date.parse(shift.endedAt), JSON.stringify(shift))
    }
  }
}
