/** Alerts of one camera that have begun and not ended. */
import { z } from 'zod'
import { BoundedMap } from '../common/bounded-map.ts'

/** An alert is taken for ended after this time without a word of it, in ms: when Frigate is restarted the end never comes. */
const SILENT_MS = 600_000
/** The longest without a word is forgotten; the camera stays in alert by the others. */
const ALERTS_MAX = 20

interface Alert {
  /** UTC ms: the time under which it was reported. */
  at: number
  /** UTC ms of the last word of it; null: known from before a restart. */
  heardAt: number | null
  /** Ids of the tracked objects it is about. */
  objects: readonly string[]
}

const Memory = z.array(z.tuple([z.string(), z.number()]))

export class Alerts {
  readonly #open = new BoundedMap<string, Alert>(ALERTS_MAX)

  /** `memory` as `remember` gave it. */
  constructor(memory: unknown) {
    for (const [id, at] of Memory.safeParse(memory).data ?? []) this.#open.set(id, { at, heardAt: null, objects: [] })
  }

  get isOpen(): boolean {
    return this.#open.size > 0
  }

  /** UTC ms: the time under which the latest was reported; null when none is open. */
  get latestAt(): number | null {
    return this.isOpen ? Math.max(...[...this.#open.values()].map(({ at }) => at)) : null
  }

  has(id: string): boolean {
    return this.#open.has(id)
  }

  /** It has begun, or there is news of it. */
  keep(id: string, at: number, now: number, objects: readonly string[]): void {
    this.#open.set(id, { at: this.#open.get(id)?.at ?? at, heardAt: now, objects })
  }

  /** An object it is about is still seen. */
  seen(object: string, now: number): void {
    for (const alert of this.#open.values()) if (alert.objects.includes(object)) alert.heardAt = now
  }

  end(id: string): void {
    this.#open.delete(id)
  }

  /** Ends what has been silent too long. */
  expire(now: number): void {
    for (const [id, alert] of this.#open) {
      alert.heardAt ??= now
      if (now - alert.heardAt >= SILENT_MS) this.#open.delete(id)
    }
  }

  remember(): z.infer<typeof Memory> {
    return [...this.#open].map(([id, { at }]) => [id, at])
  }
}
