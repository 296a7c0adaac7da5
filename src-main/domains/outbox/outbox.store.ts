/** SQL of the outbox: effects asked for in a commit, until the world has taken them. */
import type { Effect } from '../../kernel/work.ts'
import type { Sqlite } from '../../store/open.ts'

/** Longer than the longest wait between two tries. */
const LONGEST_WAIT_MS = 60_000

export interface PendingEffect extends Effect {
  attempts: number
}

interface Row {
  effect_id: string
  kind: string
  payload: string
  attempts: number
}

export class OutboxStore {
  readonly #insert
  readonly #pending
  readonly #end
  readonly #later
  readonly #next

  constructor(db: Sqlite) {
    this.#insert = db.prepare('INSERT OR IGNORE INTO outbox (effect_id, kind, payload, created_at, next_at) VALUES (?, ?, ?, ?, ?)')
    // A time further away than any wait was written before the clock was set back.
    this.#pending = db.prepare<[number, number, number], Row>(
      'SELECT effect_id, kind, payload, attempts FROM outbox WHERE ended_at IS NULL AND (next_at <= ? OR next_at > ?) ORDER BY next_at LIMIT ?',
    )
    this.#end = db.prepare('UPDATE outbox SET ended_at = ?, attempts = attempts + 1 WHERE effect_id = ?')
    this.#later = db.prepare('UPDATE outbox SET next_at = ?, attempts = attempts + 1 WHERE effect_id = ?')
    this.#next = db.prepare<[], { next_at: number | null }>('SELECT min(next_at) AS next_at FROM outbox WHERE ended_at IS NULL')
  }

  append(effects: readonly Effect[], now: number): void {
    for (const { id, kind, payload } of effects) this.#insert.run(id, kind, JSON.stringify(payload), now, now)
  }

  pending(now: number, limit: number): PendingEffect[] {
    return this.#pending.all(now, now + LONGEST_WAIT_MS, limit).map(({ effect_id, kind, payload, attempts }) => ({
      id: effect_id,
      kind,
      payload: JSON.parse(payload) as Effect['payload'],
      attempts,
    }))
  }

  /** UTC ms of the next try, or null when the outbox is empty. */
  nextAt(): number | null {
    return this.#next.get()?.next_at ?? null
  }

  settle(results: readonly EffectResult[], now: number): void {
    for (const { id, retryAt } of results) {
      if (retryAt === null) this.#end.run(now, id)
      else this.#later.run(retryAt, id)
    }
  }
}

export interface EffectResult {
  id: string
  /** Null when done; else UTC ms of the next try. */
  retryAt: number | null
}
