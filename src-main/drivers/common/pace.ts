/** How many messages a second one peer may send, on average; a short burst is free. */
const PER_SECOND = 200
const BURST = 400

export class Pace {
  readonly #mono: () => number
  readonly #perSecond: number
  readonly #burst: number
  #free: number
  #since: number

  /** `mono` in ms. */
  constructor(mono: () => number, perSecond = PER_SECOND, burst = BURST) {
    this.#mono = mono
    this.#perSecond = perSecond
    this.#burst = burst
    this.#free = burst
    this.#since = mono()
  }

  /** Whether one more may come in; what is turned away does not count. */
  admits(): boolean {
    this.#refill()
    if (this.#free < 1) return false
    this.#free--
    return true
  }

  /** Counts messages that have come in, and returns for how many ms the peer should not be listened to. */
  take(messages: number): number {
    this.#refill()
    this.#free -= messages
    return this.#free >= 0 ? 0 : Math.ceil((-this.#free / this.#perSecond) * 1000)
  }

  #refill(): void {
    const now = this.#mono()
    this.#free = Math.min(this.#burst, this.#free + ((now - this.#since) / 1000) * this.#perSecond)
    this.#since = now
  }
}
