/** How the queue folds in a flood: by street and cause, life safety on top, nothing left out. Pure. */
import type { Place } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { type HazardKind, LIFE_SAFETY } from '../../../src-preload/contract/wire/words.ts'
import { floodAt } from './flood.rules.ts'
import { type QueueOrder, queueOrder } from './queue.rules.ts'

/** Several incidents of one cause in one street, in the order of the queue. */
export interface Fold {
  key: string
  place: Street
  kind: HazardKind
  ids: string[]
}
/** A street, or a building without one, in both languages. */
type Street = Pick<Place, 'text' | 'textEn'>

export type QueueRow = string | Fold
export const isFold = (row: QueueRow): row is Fold => typeof row !== 'string'

const addressOf = (place: string) => place.split(' · ')[0] ?? place

/** `山塘街 128 号 · 厨房` → `山塘街`, `128 Shantang St · kitchen` → `Shantang St`; without a house number the whole address. */
export const streetOf = ({ text, textEn }: Street): Street => ({
  text: /^(\D+?)\s*\d/.exec(addressOf(text))?.[1] ?? addressOf(text),
  textEn: addressOf(textEn).replace(/^\d+\S*\s+/, ''),
})

/** A fold of one is none. */
const onlyOneOf = ({ ids: [only, ...others] }: Fold) => (others.length === 0 ? only : undefined)

/** One part of the queue. Its worst incident, and its newest that nobody has yet, stay rows of their own. */
export const foldedRows = (part: keyof QueueOrder, ids: readonly string[], incidents: ReadonlyMap<string, Incident>): QueueRow[] => {
  const all = ids.flatMap((id) => incidents.get(id) ?? [])
  const newest = all.filter(({ unacknowledged }) => unacknowledged).sort((a, b) => b.openedAt.localeCompare(a.openedAt))[0]
  const alone = new Set([all[0], newest].flatMap((incident) => incident?.id ?? []))
  const folds = new Map<string, Fold>()
  for (const { id, kind, place } of all) {
    if (alone.has(id)) continue
    const street = streetOf(place)
    const key = `${part} ${kind} ${street.text}`
    const fold = folds.get(key)
    if (fold) fold.ids.push(id)
    else folds.set(key, { key, place: street, kind, ids: [id] })
  }
  const risksLives = ({ kind }: Fold) => Number(LIFE_SAFETY.includes(kind))
  const grouped = [...folds.values()].sort((a, b) => risksLives(b) - risksLives(a))
  return [...alone, ...grouped.map((fold) => onlyOneOf(fold) ?? fold)]
}

/** While held, rows stay where they were; only what has left the board goes. */
export const heldRows = (rows: readonly QueueRow[], isThere: (id: string) => boolean): QueueRow[] =>
  rows.flatMap((row) => {
    if (!isFold(row)) return isThere(row) ? row : []
    const ids = row.ids.filter(isThere)
    return ids.length > 0 ? { ...row, ids } : []
  })

/** The ids of the queue top to bottom as it shows them, folded in a flood. */
export const shownOrder = (incidents: ReadonlyMap<string, Incident>, now: number): QueueOrder => {
  const order = queueOrder(incidents.values())
  if (floodAt(incidents.values(), now) === null) return order
  const unfolded = (part: keyof QueueOrder) => foldedRows(part, order[part], incidents).flatMap((row) => (isFold(row) ? row.ids : row))
  return { ...order, waiting: unfolded('waiting'), inHand: unfolded('inHand'), returned: unfolded('returned') }
}
