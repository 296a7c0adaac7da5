/** The pictures that phones watch: sent when they differ, never more than five a second, and a beat about every second. */
import type { HandsetMessage, HandsetPicture } from '../../src-preload/contract/handset.contract.ts'
import { type Clock, iso } from '../kernel/clock.ts'
import { sleep, type Waiter, wokenWithin } from './waiting.ts'

const BEAT_MS = 1_000
/** Between two pictures. */
const PICTURE_MS = 200
/** A phone that watches is written down as seen. */
const SEEN_MS = 60_000

export interface HandsetStreamsNeeds {
  clock: Clock
  /** Null: there is nobody with this staff id any more. */
  picture: (staff: string) => HandsetPicture | null
  isPaired: (handset: string) => boolean
  seen: (handset: string) => void
}

interface Watcher extends Waiter {
  handset: string
  staff: string
  isStale: boolean
  isEnded: boolean
}

export class HandsetStreams {
  readonly #needs: HandsetStreamsNeeds
  readonly #watchers = new Set<Watcher>()

  constructor(needs: HandsetStreamsNeeds) {
    this.#needs = needs
  }

  /** Phones that watch. */
  get online(): number {
    return new Set([...this.#watchers].map(({ handset }) => handset)).size
  }

  isOnline(handset: string): boolean {
    return [...this.#watchers].some((watcher) => watcher.handset === handset)
  }

  /** After a commit. `staff`: whom it concerns; null: everybody. */
  changed(staff: ReadonlySet<string> | null): void {
    for (const watcher of this.#watchers) {
      if (staff !== null && !staff.has(watcher.staff)) continue
      watcher.isStale = true
      watcher.wake?.()
    }
  }

  /** The phone was taken out of use. */
  end(handset: string): void {
    for (const watcher of this.#watchers) {
      if (watcher.handset !== handset) continue
      watcher.isEnded = true
      watcher.wake?.()
    }
  }

  /** Ends with `signal`, and when the phone is taken out of use. */
  async *watch(handset: string, staff: string, signal?: AbortSignal): AsyncGenerator<HandsetMessage, void> {
    const { clock, seen, picture, isPaired } = this.#needs
    const watcher: Watcher = { handset, staff, isStale: true, isEnded: !isPaired(handset), wake: null }
    const isOver = () => watcher.isEnded || signal?.aborted === true
    let told = ''
    let seenAt = Number.NEGATIVE_INFINITY
    this.#watchers.add(watcher)
    try {
      while (!isOver()) {
        if (clock.mono() - seenAt >= SEEN_MS) {
          seenAt = clock.mono()
          seen(handset)
        }
        const now = watcher.isStale ? picture(staff) : null
        watcher.isStale = false
        const text = JSON.stringify(now)
        if (now && text !== told) {
          told = text
          yield { type: 'picture', at: iso(clock.now()), picture: now }
          await sleep(PICTURE_MS, signal)
        } else {
          await wokenWithin(watcher, BEAT_MS, signal)
          if (!watcher.isStale && !isOver()) yield { type: 'beat', at: iso(clock.now()) }
        }
      }
    } finally {
      this.#watchers.delete(watcher)
      seen(handset)
    }
  }
}
