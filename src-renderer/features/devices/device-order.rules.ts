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
 * once and its rank kept until a new word comes up.
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

  return (
    devices: readonly Device[],
    { column, descending }: Sorting,
    wordsOf: (device: Device, column: TextColumn) => string,
  ): Device[] => {
    const keys = new Map<Device, number>()
    if (column === 'state') for (const device of devices) keys.set(device, STATES[device.state])
    // The one that was heard last first; never heard at the end.
    else if (column === 'seen') for (const device of devices) keys.set(device, -Date.parse(device.seenAt ?? '1970-01-01'))
    else {
      const words = devices.map((device) => wordsOf(device, column))
      const ranks = rankOf(column, words)
      for (const [at, device] of devices.entries()) keys.set(device, ranks.get(words[at] ?? '') ?? 0)
    }
    const sign = descending ? -1 : 1
    const key = (device: Device) => keys.get(device) ?? 0
    return devices.toSorted((a, b) => sign * (key(a) - key(b)) || (a.id < b.id ? -1 : 1))
  }
}
