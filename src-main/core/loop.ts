/**
 * The one way in. Inputs queue up; what arrived while the last commit ran is the next group (at most 512).
 * A group is decided in memory, written in one transaction, and only then acknowledged, answered and announced.
 */
import type { Clock } from '../kernel/clock.ts'
import type { Logger } from '../kernel/logger.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Work } from '../kernel/work.ts'

const GROUP_MAX = 512
const RETRY_MS = 500

export interface Input {
  /** Decides; everything it changes is in the unit of work (or, for accounts, in the open transaction). Its value goes to `onDone`. */
  run: () => unknown
  /** Called after the commit, or never: this is where a packet is acknowledged and a command answered. */
  onDone?: (value: unknown) => void
  /** Called when the input was refused or could not be stored. Without it a lost commit is tried again. */
  onFailed?: (error: unknown) => void
}

export interface LoopPorts {
  clock: Clock
  log: Logger
  work: Work
  /** Runs `decide`, then writes everything the work holds, all in one transaction. Throws when the disk does not take it. */
  transaction: (decide: () => void) => void
  /** It was not the disk: one of the inputs holds what no table takes. */
  isUnstorable: (error: unknown) => boolean
  /** The transaction was undone. */
  undone: () => void
  /** After each commit, before the work is cleared. */
  announce: () => void
  /** Store went bad or good again. */
  onStore: (ok: boolean, commitMs: number | null) => void
}

export class InputLoop {
  readonly #ports: LoopPorts
  #queue: Input[] = []
  /** So many at the front are committed one by one: among them is one that cannot be stored. */
  #alone = 0
  #scheduled = false
  #retry: NodeJS.Timeout | null = null
  #stopped = false

  constructor(ports: LoopPorts) {
    this.#ports = ports
  }

  push(input: Input): void {
    this.#queue.push(input)
    this.#schedule()
  }

  /** Runs an input and resolves with its value after the commit. Rejects with `Refusal` or the store's error. */
  ask<T>(run: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.push({ run, onDone: (value) => resolve(value as T), onFailed: reject })
    })
  }

  /** Commits what is queued and takes no more. */
  stop(): void {
    while (this.#queue.length > 0 && !this.#retry && !this.#stopped) this.drain()
    this.#stopped = true
    if (this.#retry) clearTimeout(this.#retry)
  }

  /** One group. Called by the event loop; tests with a virtual clock call it themselves. */
  drain(): void {
    this.#scheduled = false
    if (this.#queue.length === 0 || this.#stopped) return
    const { work, clock, log, transaction } = this.#ports
    const group = this.#queue.splice(0, this.#alone > 0 ? 1 : GROUP_MAX)
    this.#alone = Math.max(0, this.#alone - 1)
    const startedAt = clock.mono()
    const decided: { input: Input; value: unknown }[] = []
    const failed: { input: Input; error: unknown }[] = []
    work.begin(clock.now())
    try {
      transaction(() => {
        for (const input of group) {
          try {
            decided.push({ input, value: work.attempt(input.run) })
          } catch (error) {
            if (!(error instanceof Refusal)) log.error({ err: error }, 'an input failed and was set aside')
            failed.push({ input, error })
          }
        }
      })
    } catch (error) {
      this.#notStored(group, error)
      return
    }
    this.#ports.onStore(true, clock.mono() - startedAt)
    this.#answer(() => this.#ports.announce())
    work.done()
    for (const { input, value } of decided) this.#answer(() => input.onDone?.(value))
    for (const { input, error } of failed) this.#setAside(input, error)
    this.#schedule()
  }

  #notStored(group: Input[], error: unknown): void {
    this.#ports.work.rollback()
    this.#ports.undone()
    if (this.#ports.isUnstorable(error)) this.#single(group, error)
    else this.#keep(group, error)
  }

  /** Each by itself, until the one that cannot be stored is set aside. */
  #single(group: Input[], error: unknown): void {
    const [input] = group
    this.#ports.log.error({ err: error }, 'an input cannot be stored')
    if (input && group.length === 1) this.#setAside(input, error)
    else {
      this.#queue = [...group, ...this.#queue]
      this.#alone = group.length
    }
    this.#schedule()
  }

  /** People are told at once; what the network sent is kept, unacknowledged, and tried again. */
  #keep(group: Input[], error: unknown): void {
    const { log, onStore } = this.#ports
    log.error({ err: error }, 'the store did not take a commit; trying again')
    onStore(false, null)
    for (const { onFailed } of group)
      this.#answer(() => onFailed?.(new Refusal('store.unavailable', 503, 'The store takes no writes now; nothing was done')))
    this.#queue = [...group.filter(({ onFailed }) => !onFailed), ...this.#queue]
    this.#retry = setTimeout(() => {
      this.#retry = null
      this.drain()
    }, RETRY_MS)
  }

  /** One that can never succeed is acknowledged too: it must not block the ones behind it. */
  #setAside(input: Input, error: unknown): void {
    this.#answer(() => (input.onFailed ? input.onFailed(error) : input.onDone?.(undefined)))
  }

  #answer(tell: () => void): void {
    try {
      tell()
    } catch (error) {
      this.#ports.log.error({ err: error }, 'answering an input failed')
    }
  }

  #schedule(): void {
    if (this.#scheduled || this.#retry || this.#stopped || this.#queue.length === 0) return
    this.#scheduled = true
    setImmediate(() => this.drain())
  }
}
