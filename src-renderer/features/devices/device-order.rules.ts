/** The order of the device list by one of its columns. Pure. */
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import type { DeviceState } from '../../../src-preload/contract/wire/words.ts'

export const SORT_COLUMNS = ['state', 'kind', 'name', 'place', 'zone', 'source', 'seen'] as const
export type SortColumn = (typeof SORT_COLUMNS)[number]
type TextColumn = Exclude<SortColumn, 'state' | 'seen'>

export interface Sorting {
  column: SortColumn
  descending: boolean
}

/** The abnormal first. */
const STATES: Record<DeviceState, number> = { alarm: 0, fault: 1, offline: 2, unknown: 3, normal: 4 }

/** `128 号` comes after `13 号`. */
const collator = new Intl.Collator('zh-CN', { numeric: true })

/**
 * Orders by the words people read. Comparing words is slow and many devices share them, so each word is compared
 * once and its rank kept until a new word comes up. Equal ones stay in the order of the board.
 */
export const createOrder = () => {
  const ranksOf = new Map<TextColumn, Map<string, number>>()
  const rankOf = (column: TextColumn, words: readonly string[]): Map<string, number> => {
    const known = ranksOf.get(column)
    if (known && words.every((word) => known.has(word))) return known
    const ranks = new Map([...new Set(words)].sort(collator.compare).map((word, rank) => [word, rank]))
    ranksOf.set(column, ranks)
    return ranks
  }

  const keysOf = (devices: readonly Device[], column: SortColumn, wordsOf: (device: Device, column: TextColumn) => string): number[] => {
    if (column === 'state') return devices.map(({ state }) => STATES[state])
    // The one that was heard last first; never heard at the end.
    if (column === 'seen') return devices.map(({ seenAt }) => (seenAt === null ? 0 : -Date.parse(seenAt)))
    const words = devices.map((device) => wordsOf(device, column))
    const ranks = rankOf(column, words)
    return words.map((word) => ranks.get(word) ?? 0)
  }

  return (
    devices: readonly Device[],
    { column, descending }: Sorting,
    wordsOf: (device: Device, column: TextColumn) => string,
  ): Device[] => {
    const keys = keysOf(devices, column, wordsOf)
    const sign = descending ? -1 : 1
    return devices
      .map((device, at) => ({ device, key: sign * (keys[at] ?? 0) }))
      .sort((a, b) => a.key - b.key)
      .map(({ device }) => device)
  }
}
