/** The open deadlines, and which come due next. */
import type { Clock } from '../../kernel/clock.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { Deadlines } from './deadlines.ports.ts'
import type { DeadlineRow } from './deadlines.types.ts'

/** Up to this span a deadline follows the monotonic clock, so that setting the wall clock cannot shift it. */
const SHORT_MS = 3_600_000

export class DeadlinesService implements Deadlines {
  readonly rows: Ledger<DeadlineRow>
  readonly #clock: Clock
  /** Monotonic due times, each for the due time it was worked out from: a row may end and start again under its id. */
  readonly #monoDue = new Map<string, { dueAt: number; mono: number }>()

  constructor(work: Work, clock: Clock) {
    this.rows = work.ledger()
    this.#clock = clock
  }

  load(row: DeadlineRow): void {
    this.rows.load(row.id, row)
  }

  get(id: string): DeadlineRow | undefined {
    return this.rows.get(id)
  }

  start(row: Omit<DeadlineRow, 'missedAt'>): void {
    this.rows.set(row.id, { ...row, missedAt: null })
  }

  miss(id: string): void {
    const row = this.rows.get(id)
    if (row) this.rows.set(id, { ...row, missedAt: row.dueAt })
  }

  end(id: string): void {
    if (this.rows.get(id)) this.rows.delete(id)
  }

  /** Ids that have run out, earliest first, and the ms until the next one does (null when none is open). */
  due(): { ids: string[]; nextInMs: number | null } {
    const due: { id: string; left: number }[] = []
    let nextInMs: number | null = null
    for (const row of this.rows.values()) {
      if (row.missedAt !== null) continue
      const left = this.#left(row)
      if (left <= 0) due.push({ id: row.id, left })
      else nextInMs = Math.min(nextInMs ?? left, left)
    }
    for (const id of this.#monoDue.keys()) if (!this.rows.get(id)) this.#monoDue.delete(id)
    return { ids: due.sort((a, b) => a.left - b.left).map(({ id }) => id), nextInMs }
  }

  #left(row: DeadlineRow): number {
    if (row.dueAt - row.startedAt > SHORT_MS) return row.dueAt - this.#clock.now()
    const mono = this.#clock.mono()
    let due = this.#monoDue.get(row.id)
    if (due?.dueAt !== row.dueAt) {
      due = { dueAt: row.dueAt, mono: mono + row.dueAt - this.#clock.now() }
      this.#monoDue.set(row.id, due)
    }
    return due.mono - mono
  }
}
