/** Runs effects after their facts are on disk: at least once, idempotent by id, the result recorded as a fact. */
import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { Effect, Work } from '../../kernel/work.ts'
import type { EffectResult, PendingEffect } from './outbox.store.ts'

const STARTED_AT_ONCE = 100
const RETRY_MS = [1_000, 2_000, 5_000, 15_000, 30_000]
/** The clock may be set back meanwhile. */
const LONGEST_WAIT_MS = 30_000

/** What an effect resolves with when meanwhile it was no longer wanted. */
export const OBSOLETE = 'obsolete'

export interface OutboxNeeds {
  work: Work
  clock: Clock
  log: Logger
  pending: (now: number, limit: number) => PendingEffect[]
  nextAt: () => number | null
  /** Does it, or resolves with `OBSOLETE`. Rejects when it did not work. */
  perform: (effect: Effect) => Promise<unknown>
  /** Feeds a result back as an input; `stored` is called after its commit. */
  record: (run: () => void, stored: () => void) => void
}

export class OutboxService {
  readonly results: EffectResult[]
  readonly #needs: OutboxNeeds
  readonly #running = new Set<string>()
  #timer: NodeJS.Timeout | null = null
  #stopped = false

  constructor(needs: OutboxNeeds) {
    this.#needs = needs
    this.results = needs.work.list()
  }

  /** Starts what is due and arms the timer for what is not. */
  kick(): void {
    if (this.#stopped) return
    const { pending, clock, nextAt } = this.#needs
    // One that hangs must not keep the others waiting: those that run are found again, and do not count.
    for (const effect of pending(clock.now(), STARTED_AT_ONCE + this.#running.size))
      if (!this.#running.has(effect.id)) void this.#run(effect)
    if (this.#timer) clearTimeout(this.#timer)
    const next = nextAt()
    this.#timer =
      next === null || this.#running.size > 0
        ? null
        : setTimeout(() => this.kick(), Math.min(LONGEST_WAIT_MS, Math.max(50, next - clock.now())))
  }

  stop(): void {
    this.#stopped = true
    if (this.#timer) clearTimeout(this.#timer)
  }

  async #run(effect: PendingEffect): Promise<void> {
    const { perform, record, work, clock, log } = this.#needs
    this.#running.add(effect.id)
    let failure: string | null = null
    let performed: unknown
    try {
      performed = await perform(effect)
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error)
      log.warn({ effect: effect.id, failure }, 'an effect failed; it will be tried again')
    }
    if (this.#stopped) return
    // Running until the result is on disk: else it would be done again while the store takes nothing.
    const settle = () => {
      const wait = RETRY_MS[Math.min(effect.attempts, RETRY_MS.length - 1)] ?? 30_000
      this.results.push({ id: effect.id, retryAt: failure === null ? null : clock.now() + wait })
      // The first failure is worth a line in the journal, the tenth is not.
      if (failure === null || effect.attempts === 0)
        work.fact(factOf(failure, performed), 'core', null, {
          effect: effect.id,
          kind: effect.kind,
          ...(failure && { failure }),
        })
    }
    record(settle, () => {
      this.#running.delete(effect.id)
      this.kick()
    })
  }
}

function factOf(failure: string | null, performed: unknown): string {
  if (failure !== null) return 'effect.failed'
  return performed === OBSOLETE ? 'effect.dropped' : 'effect.done'
}
