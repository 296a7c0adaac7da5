/** What a person did on the phone and the core has not answered yet: what goes next, and what an answer changes. Pure. */
import type { HandsetAct, HandsetItem, HandsetResult } from '../../../src-preload/contract/handset.contract.ts'

/** `taken`: the core has it, but the picture does not show it yet. `at` is the core's time. */
export type Fate = { is: 'waiting' } | { is: 'taken'; at: string } | { is: 'refused'; code: string }

export interface Entry {
  /** Rises with every act: the order in which they are sent. */
  place: number
  item: HandsetItem
  fate: Fate
}

/** As many as one message of the contract carries. */
const MOST_ITEMS = 50
/** Characters of photos in one message, so that a bad link gets it through. */
const MOST_CHARACTERS = 3_000_000
/** The core's pictures may be this late, in ms; after that an act that changed nothing is done. */
const SHOWN_BY_MS = 3_000

export const isWaiting = ({ fate }: Entry): boolean => fate.is === 'waiting'
export const isRefused = ({ fate }: Entry): boolean => fate.is === 'refused'
const isUrgent = ({ item: { act } }: Entry): boolean => act.kind === 'sos' || act.kind === 'sosOver'
const isPosition = ({ item: { act } }: Entry): boolean => act.kind === 'position'

/** Of positions only the newest is of use. */
export const pressed = (entries: readonly Entry[], item: HandsetItem): Entry[] => {
  const kept = item.act.kind === 'position' ? entries.filter((entry) => !(isPosition(entry) && isWaiting(entry))) : entries
  return [...kept, { place: (entries.at(-1)?.place ?? 0) + 1, item, fate: { is: 'waiting' } }]
}

const sizeOf = (act: HandsetAct): number => (act.kind === 'progress' ? act.photos.reduce((sum, { length }) => sum + length, 0) : 0)

/** What is sent next, oldest first; a call for help goes alone and before everything else. */
export const nextBatch = (entries: readonly Entry[], most = MOST_ITEMS): HandsetItem[] => {
  const waiting = entries.filter(isWaiting)
  const urgent = waiting.filter(isUrgent)
  const lane = urgent.length > 0 ? urgent : waiting
  let characters = 0
  const end = lane.findIndex(({ item }, at) => {
    characters += sizeOf(item.act)
    return at > 0 && (at >= most || characters > MOST_CHARACTERS)
  })
  return (end === -1 ? lane : lane.slice(0, end)).map(({ item }) => item)
}

export const answered = (entries: readonly Entry[], results: readonly HandsetResult[]): Entry[] => {
  const byId = new Map(results.map((result) => [result.id, result]))
  return entries.map((entry) => {
    const result = byId.get(entry.item.id)
    if (!result || !isWaiting(entry)) return entry
    // Nobody asks after a position that was not wanted.
    const isDone = result.taken || isPosition(entry)
    return { ...entry, fate: isDone ? { is: 'taken', at: result.at } : { is: 'refused', code: result.code ?? 'unknown' } }
  })
}

/** A picture of the core's time `at` shows what was taken before it; `isPicture` false: only time has passed. */
export const shown = (entries: readonly Entry[], at: string, isPicture: boolean): Entry[] => {
  const until = Date.parse(at) - (isPicture ? 0 : SHOWN_BY_MS)
  return entries.filter(({ fate }) => fate.is !== 'taken' || Date.parse(fate.at) > until)
}

export const without = (entries: readonly Entry[], id: string): Entry[] => entries.filter(({ item }) => item.id !== id)
