/** What came over the wire, as it came: the newest messages for people to look at, and counts by source. In memory only. */
import { SourceId } from '../../../src-preload/contract/wire/words.ts'
import type { Heard, Origin } from './devices.ports.ts'

const KEPT = 2_000
const RATE_SECONDS = 10
const DEVICES_SHOWN = 20

/** Pictures and descriptions that came with it are not kept here. */
export interface SeenMessage extends Origin {
  seq: number
  /** What it meant, or why it was refused. */
  meaning: string[]
  /** Addresses it spoke of. */
  devices: string[]
}

interface Count {
  messages: number
  refused: number
  bytes: number
  lastAt: number | null
  /** Messages in each of the last seconds. */
  recent: number[]
}

export class InspectorService {
  readonly #ring: SeenMessage[] = []
  readonly #counts = new Map<SourceId, Count>(
    SourceId.options.map((source) => [source, { messages: 0, refused: 0, bytes: 0, lastAt: null, recent: [0] }]),
  )
  #seq = 0

  note(origin: Origin, heard: readonly Heard[]): void {
    const seq = ++this.#seq
    this.#ring[seq % KEPT] = { ...origin, seq, meaning: meaningOf(heard), devices: devicesOf(heard) }
    const count = this.#counts.get(origin.source)
    if (!count) return
    count.messages++
    count.bytes += origin.bytes
    count.lastAt = origin.receivedAt
    count.recent[0] = (count.recent[0] ?? 0) + 1
    for (const { type } of heard) if (type === 'refused') count.refused++
  }

  /** A second has passed. */
  tick(): void {
    for (const { recent } of this.#counts.values()) {
      recent.unshift(0)
      recent.length = Math.min(recent.length, RATE_SECONDS + 1)
    }
  }

  /** Newest first; those after `after` that fit. */
  messages({ source, words = '', after = 0, limit }: { source?: SourceId; words?: string; after?: number; limit: number }): SeenMessage[] {
    const wanted = words.trim().toLowerCase()
    const found: SeenMessage[] = []
    for (let seq = this.#seq; seq > Math.max(after, this.#seq - KEPT) && found.length < limit; seq--) {
      const message = this.#ring[seq % KEPT]
      if (!message || (source && message.source !== source)) continue
      if (wanted && !`${message.topic} ${message.excerpt}`.toLowerCase().includes(wanted)) continue
      found.push(message)
    }
    return found
  }

  /** Sources that have been heard; rates over the last ten full seconds. */
  traffic(): { source: SourceId; messages: number; refused: number; bytes: number; perSecond: number; lastAt: number | null }[] {
    return [...this.#counts]
      .filter(([, { messages }]) => messages > 0)
      .map(([source, { recent, ...count }]) => {
        const full = recent.slice(1)
        return { source, ...count, perSecond: full.length === 0 ? 0 : full.reduce((sum, n) => sum + n, 0) / full.length }
      })
  }
}

const meaningOf = (heard: readonly Heard[]): string[] => [
  ...new Set(heard.map((item) => (item.type === 'refused' ? item.reason : item.type))),
]

function devicesOf(heard: readonly Heard[]): string[] {
  const addresses = new Set<string>()
  for (const item of heard) {
    const address = item.type === 'refused' ? item.device : item.address
    if (address !== null) addresses.add(address)
    if (addresses.size === DEVICES_SHOWN) break
  }
  return [...addresses]
}
