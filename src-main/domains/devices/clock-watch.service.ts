/**
 * How far device clocks are off. Late data looks like a slow clock, so only the smallest difference of a span counts;
 * a clock that is ahead is plain at once, and matters: what is dated in the future is refused.
 */
import type { DeviceEntry } from './devices.types.ts'

/** A clock may be off this far, in ms. */
const DRIFT_MS = 60_000
const SPAN_MS = 600_000

interface Span {
  since: number
  /** Smallest difference seen, ms; positive when the device is behind. */
  best: number
}

export interface ClockWatchNeeds {
  /** Seconds that are known of it, or undefined. */
  known: (device: string) => number | undefined
  observe: (entry: DeviceEntry, point: string, value: number) => void
}

export class ClockWatch {
  readonly #needs: ClockWatchNeeds
  readonly #spans = new Map<string, Span>()

  constructor(needs: ClockWatchNeeds) {
    this.#needs = needs
  }

  /** A message dated `at` was received; both in UTC ms. */
  heard(entry: DeviceEntry, at: number, receivedAt: number): void {
    const difference = receivedAt - at
    if (difference < -DRIFT_MS) {
      this.#tell(entry, difference)
      return
    }
    const span = this.#spans.get(entry.id)
    if (!span) {
      this.#spans.set(entry.id, { since: receivedAt, best: difference })
      if (Math.abs(difference) <= DRIFT_MS) this.#tell(entry, 0)
      return
    }
    if (Math.abs(difference) < Math.abs(span.best)) span.best = difference
    if (Math.abs(difference) <= DRIFT_MS) this.#tell(entry, 0)
    else if (receivedAt - span.since >= SPAN_MS && Math.abs(span.best) > DRIFT_MS) this.#tell(entry, span.best)
    if (receivedAt - span.since >= SPAN_MS) this.#spans.set(entry.id, { since: receivedAt, best: difference })
  }

  /** A reading only where it says something new. */
  #tell(entry: DeviceEntry, difference: number): void {
    const { known, observe } = this.#needs
    const seconds = Math.round(difference / 1000)
    const before = known(entry.id) ?? 0
    if (seconds === 0 ? before !== 0 : Math.abs(seconds - before) * 1000 > DRIFT_MS) observe(entry, 'clock-drift', seconds)
  }
}
