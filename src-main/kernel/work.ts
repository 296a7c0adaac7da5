/**
 * One unit of work: what a batch of inputs has changed in memory, decided and asked for, until it is on disk.
 * Ledgers hold the working state; every change can be undone until the commit.
 */

/** Something that was decided or done, for the journal. `fact` is in the past tense. */
export interface Fact {
  fact: string
  by: string
  incident: string | null
  data: Record<string, unknown>
}

/** Something to be done in the world after the commit; run at least once, so `id` makes it idempotent. */
export interface Effect {
  id: string
  kind: string
  payload: Record<string, unknown>
}

interface Undo {
  ledger: Ledger<unknown>
  id: string
  before: unknown
}

export class Work {
  /** UTC ms, the same for every input of a batch. */
  now = 0
  readonly #lists: unknown[][] = []
  readonly facts = this.list<Fact>()
  readonly effects = this.list<Effect>()
  readonly #undo: Undo[] = []
  readonly #ledgers: Ledger<unknown>[] = []

  /** A new working set of immutable values by id, covered by this unit of work. */
  ledger<T>(): Ledger<T> {
    const ledger = new Ledger<T>((id, before) => this.#undo.push({ ledger: ledger as Ledger<unknown>, id, before }))
    this.#ledgers.push(ledger as Ledger<unknown>)
    return ledger
  }

  /** Rows to append at the commit, covered by this unit of work. */
  list<T>(): T[] {
    const list: T[] = []
    this.#lists.push(list)
    return list
  }

  begin(now: number): void {
    this.now = now
  }

  fact(fact: string, by: string, incident: string | null, data: Record<string, unknown> = {}): void {
    this.facts.push({ fact, by, incident, data })
  }

  effect(effect: Effect): void {
    this.effects.push(effect)
  }

  /** Runs one input; when it throws, everything it changed is undone and the error goes on. */
  attempt<T>(run: () => T): T {
    const undo = this.#undo.length
    const lengths = this.#lists.map((list) => list.length)
    try {
      return run()
    } catch (error) {
      this.#undoTo(undo)
      this.#lists.forEach((list, index) => {
        list.length = lengths[index] ?? 0
      })
      throw error
    }
  }

  /** After a failed commit: the working state is as it was before the batch. */
  rollback(): void {
    this.#undoTo(0)
    this.#clear()
  }

  /** After a commit. */
  done(): void {
    this.#undo.length = 0
    this.#clear()
  }

  #undoTo(length: number): void {
    while (this.#undo.length > length) {
      const step = this.#undo.pop()
      step?.ledger.restore(step.id, step.before)
    }
  }

  #clear(): void {
    for (const list of this.#lists) list.length = 0
    for (const ledger of this.#ledgers) ledger.changed.clear()
  }
}

/** Values by id. Values are never mutated: a change is a new value under the same id. */
export class Ledger<T> {
  /** Ids set or deleted since the last commit. */
  readonly changed = new Set<string>()
  readonly #values = new Map<string, T>()
  readonly #note: (id: string, before: T | undefined) => void

  constructor(note: (id: string, before: T | undefined) => void) {
    this.#note = note
  }

  get(id: string): T | undefined {
    return this.#values.get(id)
  }

  keys(): IterableIterator<string> {
    return this.#values.keys()
  }

  values(): IterableIterator<T> {
    return this.#values.values()
  }

  entries(): IterableIterator<[string, T]> {
    return this.#values.entries()
  }

  get size(): number {
    return this.#values.size
  }

  set(id: string, value: T): void {
    this.#note(id, this.#values.get(id))
    this.#values.set(id, value)
    this.changed.add(id)
  }

  delete(id: string): void {
    this.#note(id, this.#values.get(id))
    this.#values.delete(id)
    this.changed.add(id)
  }

  /** Loads a value that is already on disk. */
  load(id: string, value: T): void {
    this.#values.set(id, value)
  }

  /** Drops a value that is on disk and no longer needed in memory. Only between two units of work. */
  forget(id: string): void {
    this.#values.delete(id)
  }

  restore(id: string, before: unknown): void {
    if (before === undefined) this.#values.delete(id)
    else this.#values.set(id, before as T)
  }
}
