/** The live board: turns what a commit changed into patches for the seats, newest state only, never more than one in 50 ms each. */
import type { Board, LiveMessage } from '../../src-preload/contract/live.contract.ts'
import { type Clock, iso } from '../kernel/clock.ts'
import { sleep, type Waiter, wokenWithin } from './waiting.ts'

const BEAT_MS = 300
const PATCH_MS = 50
/** A message has no more devices than this; the rest follows in the next ones. No alarm waits until a big site is put together. */
export const DEVICES_AT_ONCE = 1_000

/** Ids of what changed since a seat was last told. */
export type BoardChanges = Record<(typeof COLLECTIONS)[number], Set<string>> & { health: boolean }

const COLLECTIONS = ['incidents', 'devices', 'actions', 'calls', 'staff', 'marks', 'notices', 'walls'] as const

export interface BoardSource {
  clock: Clock
  /** What a seat shows; `later` are ids of devices that follow. */
  snapshot(): { board: Board; later: string[] }
  /** The entities behind these ids; what left the board comes back in `gone`. */
  collect(changes: BoardChanges): { board: Board; gone: string[] }
}

const nothing = (): BoardChanges => ({
  incidents: new Set(),
  devices: new Set(),
  actions: new Set(),
  calls: new Set(),
  staff: new Set(),
  marks: new Set(),
  notices: new Set(),
  walls: new Set(),
  health: false,
})
const isEmpty = (changes: BoardChanges): boolean => COLLECTIONS.every((name) => changes[name].size === 0) && !changes.health

interface Watcher extends Waiter {
  pending: BoardChanges
}

/** What is owed to a seat, as much of it as one message may hold. */
function take(watcher: Watcher): BoardChanges {
  const { pending } = watcher
  const [now, later] = [[...pending.devices].slice(0, DEVICES_AT_ONCE), [...pending.devices].slice(DEVICES_AT_ONCE)]
  watcher.pending = { ...nothing(), devices: new Set(later) }
  return { ...pending, devices: new Set(now) }
}

export class LiveBoard {
  readonly #source: BoardSource
  readonly #watchers = new Set<Watcher>()

  constructor(source: BoardSource) {
    this.#source = source
  }

  get seats(): number {
    return this.#watchers.size
  }

  /** After a commit. A slow seat's changes pile up by id, so what it gets next is always the newest state. */
  changed(changes: Partial<BoardChanges>): void {
    for (const watcher of this.#watchers) {
      for (const name of COLLECTIONS) for (const id of changes[name] ?? []) watcher.pending[name].add(id)
      watcher.pending.health ||= changes.health ?? false
      watcher.wake?.()
    }
  }

  healthChanged(): void {
    this.changed({ health: true })
  }

  /** One seat's stream: a snapshot, then patches, and a beat when nothing happens. Ends with `signal`. */
  async *watch(signal?: AbortSignal): AsyncGenerator<LiveMessage, void> {
    const { clock } = this.#source
    const watcher: Watcher = { pending: nothing(), wake: null }
    this.#watchers.add(watcher)
    try {
      const { board, later } = this.#source.snapshot()
      for (const id of later) watcher.pending.devices.add(id)
      yield { type: 'snapshot', at: iso(clock.now()), board }
      while (!signal?.aborted) {
        if (isEmpty(watcher.pending)) await wokenWithin(watcher, BEAT_MS, signal)
        if (signal?.aborted) return
        if (isEmpty(watcher.pending)) {
          yield { type: 'beat', at: iso(clock.now()) }
          continue
        }
        yield { type: 'patch', at: iso(clock.now()), ...this.#source.collect(take(watcher)) }
        await sleep(PATCH_MS, signal)
      }
    } finally {
      this.#watchers.delete(watcher)
    }
  }
}
