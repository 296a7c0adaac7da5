/** So many within a second and no more; what is turned away does not count. */
export class Allowance {
  readonly #perSecond: number
  #taken = 0
  #since = Number.NEGATIVE_INFINITY

  constructor(perSecond: number) {
    this.#perSecond = perSecond
  }

  /** `now` in monotonic ms. */
  take(now: number): boolean {
    if (now - this.#since >= 1000) {
      this.#since = now
      this.#taken = 0
    }
    if (this.#taken >= this.#perSecond) return false
    this.#taken++
    return true
  }
}
