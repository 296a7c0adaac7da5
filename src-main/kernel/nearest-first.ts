/** A queue that hands out the smallest first: a binary heap. */
export class NearestFirst<T> {
  readonly #items: { rank: number; value: T }[] = []

  get size(): number {
    return this.#items.length
  }

  push(rank: number, value: T): void {
    const items = this.#items
    let at = items.push({ rank, value }) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!this.#swap(at, above)) return
      at = above
    }
  }

  pop(): { rank: number; value: T } | undefined {
    const items = this.#items
    const first = items[0]
    const last = items.pop()
    if (!first || !last || items.length === 0) return first
    items[0] = last
    let at = 0
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      const below = this.#rank(right) < this.#rank(left) ? right : left
      if (!this.#swap(below, at)) return first
      at = below
    }
  }

  #rank(at: number): number {
    return this.#items[at]?.rank ?? Number.POSITIVE_INFINITY
  }

  /** True when the lower one was smaller and the two have changed places. */
  #swap(lower: number, upper: number): boolean {
    const [below, above] = [this.#items[lower], this.#items[upper]]
    if (!below || !above || below.rank >= above.rank) return false
    this.#items[lower] = above
    this.#items[upper] = below
    return true
  }
}
