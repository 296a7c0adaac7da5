/** Entities by id as the core tells of them: changed in place, so that twenty thousand are not copied for the news of one. */

export class Collection<T extends { id: string }> implements ReadonlyMap<string, T> {
  readonly #entries: Map<string, T>
  /** Ids that are new, changed or gone since the collection before this one; null when all may be. */
  readonly touched: readonly string[] | null

  private constructor(entries: Map<string, T>, touched: readonly string[] | null) {
    this.#entries = entries
    this.touched = touched
  }

  static of<T extends { id: string }>(items: readonly T[]): Collection<T> {
    return new Collection(new Map(items.map((item) => [item.id, item])), null)
  }

  /** A new identity, by which React sees that something changed; whoever still holds the old one sees the news too. */
  with(fresh: readonly T[], gone: readonly string[] = []): Collection<T> {
    const left = gone.filter((id) => this.#entries.delete(id))
    if (fresh.length === 0 && left.length === 0) return this
    for (const item of fresh) this.#entries.set(item.id, item)
    return new Collection(this.#entries, [...left, ...fresh.map(({ id }) => id)])
  }

  get size(): number {
    return this.#entries.size
  }
  get(id: string): T | undefined {
    return this.#entries.get(id)
  }
  has(id: string): boolean {
    return this.#entries.has(id)
  }
  keys() {
    return this.#entries.keys()
  }
  values() {
    return this.#entries.values()
  }
  entries() {
    return this.#entries.entries()
  }
  [Symbol.iterator]() {
    return this.#entries.entries()
  }
  forEach(tell: (value: T, id: string, map: ReadonlyMap<string, T>) => void): void {
    this.#entries.forEach((value, id) => {
      tell(value, id, this)
    })
  }
}
