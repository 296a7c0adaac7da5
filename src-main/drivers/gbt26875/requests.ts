/** What the centre asks of transmission devices: sent up to three times, ten seconds each, until it is answered. */

/** Clause 1 of the dialogue: a time-out of at most 10 s, three sends. */
const ANSWER_MS = 10_000
const SENDS = 3
/** Questions that wait at the same time, over all devices. */
const WAITING_MAX = 200

interface Waiting {
  timer: NodeJS.Timeout
  resolve(): void
  reject(error: Error): void
}

export class Requests {
  readonly #waiting = new Map<string, Waiting>()
  #serial = 0

  /** `send` gets the serial number, the same at every repetition. Errors: rejects when denied or never answered. */
  ask(device: string, send: (serial: number) => void): Promise<void> {
    if (this.#waiting.size >= WAITING_MAX) return Promise.reject(new Error('Too many questions wait for an answer'))
    const serial = this.#serial
    this.#serial = (serial + 1) & 0xffff
    const key = `${device}/${serial}`
    return new Promise((resolve, reject) => {
      const attempt = (n: number) => {
        if (n > SENDS) return this.#end(key, new Error(`Transmission device ${device} did not answer`))
        this.#waiting.set(key, { timer: setTimeout(() => attempt(n + 1), ANSWER_MS), resolve, reject })
        send(serial)
      }
      attempt(1)
    })
  }

  /** The device confirmed, answered or denied; whatever nobody waits for is nothing. */
  settle(device: string, serial: number, isDenied: boolean): void {
    this.#end(`${device}/${serial}`, isDenied ? new Error(`Transmission device ${device} refused`) : null)
  }

  stop(): void {
    for (const key of this.#waiting.keys()) this.#end(key, new Error('The connection was closed'))
  }

  #end(key: string, error: Error | null): void {
    const waiting = this.#waiting.get(key)
    if (!waiting) return
    this.#waiting.delete(key)
    clearTimeout(waiting.timer)
    if (error) waiting.reject(error)
    else waiting.resolve()
  }
}
