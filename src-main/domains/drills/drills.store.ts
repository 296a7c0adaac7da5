/** SQL of the result sheets of drills. */
import type { DrillSheet } from '../../../src-preload/contract/drills.contract.ts'
import type { Sqlite } from '../../store/open.ts'

export class DrillsStore {
  readonly #insert
  readonly #page
  readonly #count

  constructor(db: Sqlite) {
    this.#insert = db.prepare('INSERT INTO drills (drill_id, ended_at, document) VALUES (?, ?, ?)')
    this.#page = db.prepare<[number, number], { row: number; document: string }>(
      'SELECT rowid AS row, document FROM drills WHERE rowid < ? ORDER BY rowid DESC LIMIT ?',
    )
    this.#count = db.prepare<[], { count: number }>('SELECT count(*) AS count FROM drills')
  }

  append(sheets: readonly DrillSheet[]): void {
    for (const sheet of sheets) this.#insert.run(sheet.id, Date.parse(sheet.endedAt), JSON.stringify(sheet))
  }

  count(): number {
    return this.#count.get()?.count ?? 0
  }

  /** Newest first, before row `before`. */
  page(before: number, limit: number): { row: number; sheet: DrillSheet }[] {
    return this.#page.all(before, limit).map(({ row, document }) => ({ row, sheet: JSON.parse(document) as DrillSheet }))
  }
}
