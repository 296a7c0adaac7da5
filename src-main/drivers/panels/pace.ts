/** How many messages a second one peer may send, on average; a short burst is free. */
const PER_SECOND = 200
const BURST = 400

export class Pace {
  readonly #mono: () => number
  #free = BURST
  #since: number

  /** `mono` in ms. */
  constructor(mono: () => number) {
    this.#mono = mono
    this.#since = mono()
  }

  /** Counts messages and returns for how many ms the peer should not be listened to. */
  take(messages: number): number {
    const now = this.#mono()
    this.#free = Math.min(BURST, this.#free + ((now - this.#since) / 1000) * PER_SECOND) - messages
    this.#since = now
    return this.#free >= 0 ? 0 : Math.ceil((-this.#free / PER_SECOND) * 1000)
  }
}
