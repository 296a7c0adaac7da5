/** What the wall shows of the board, and how large: read from five metres, so few words, chosen strictly. Pure. */
import type { Order } from '../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { Staff } from '../../src-preload/contract/people.contract.ts'
import type { Notice } from '../../src-preload/contract/picture.contract.ts'
import { metresBetween } from '../map/map-geometry.ts'

/** The commander's order: what is worst, then what nobody has, then what has run longest. */
export function byGravity(a: Incident, b: Incident): number {
  return (
    a.priority - b.priority ||
    Number(b.unacknowledged) - Number(a.unacknowledged) ||
    a.openedAt.localeCompare(b.openedAt) ||
    a.id.localeCompare(b.id)
  )
}

const MOST_IN_FULL = 2
const MOST_ROWS = 6
/** With more rows than this, who lives around the worst one moves from the column to the strip. */
const MOST_WITH_AROUND = 3

export interface Column {
  rows: Incident[]
  inFull: boolean
  showsAround: boolean
  /** Incidents beyond the rows. */
  more: number
}

/** In wall px: a row of two lines, the line that counts the rest, the air above, and all of the column where no line is told above or below it. */
const ROW = 216
const MORE = 100
const AIR = 24
const FULL_HEIGHT = 1_440

/** Up to two in full; from three on two lines each; six at most, or as many as the height in wall px holds. */
export function columnOf(others: readonly Incident[], height = FULL_HEIGHT): Column {
  const holds = (free: number) => Math.max(1, Math.min(MOST_ROWS, Math.floor((free - AIR) / ROW)))
  const rows = others.slice(0, others.length <= holds(height) ? others.length : holds(height - MORE))
  return { rows, inFull: rows.length <= MOST_IN_FULL, showsAround: rows.length <= MOST_WITH_AROUND, more: others.length - rows.length }
}

/** Rough width of a text in ems of the interface face: a Chinese character is one, a Latin letter or figure about half. */
export const emsOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : 0.56), 0)

/** The largest size, in wall px, at which a text fits a width; never under `least`. */
export const fitSize = (text: string, width: number, most: number, least: number): number =>
  Math.max(least, Math.min(most, Math.floor(width / Math.max(1, emsOf(text)))))

/** Positions older than this say nothing about how far somebody still has to go. */
const FRESH_POSITION_MS = 60_000

export interface Helper {
  order: Order
  hasArrived: boolean
  /** False while an order is given but nobody set out yet. */
  isOnTheWay: boolean
  /** Straight-line metres still to go, by a fresh position; null when not known. */
  metres: number | null
}

/** Who was sent and is still on it, those on the spot first. */
export function helpersOf(incident: Incident, staff: ReadonlyMap<string, Staff>, now: number): Helper[] {
  return incident.orders
    .filter(({ endedAt }) => endedAt === null)
    .map((order) => {
      const { position = null, positionAt = null, state = 'ordered' } = staff.get(order.staff) ?? {}
      const isFresh = positionAt !== null && now - Date.parse(positionAt) < FRESH_POSITION_MS
      const metres = position && isFresh ? metresBetween(incident.place.lngLat, position) : null
      return {
        order,
        hasArrived: order.arrivedAt !== null,
        isOnTheWay: state === 'onTheWay',
        metres: metres === null ? null : Math.round(metres / 5) * 5,
      }
    })
    .sort((a, b) => Number(b.hasArrived) - Number(a.hasArrived))
}

/** Important ones first, of those the newest. */
export const noticesInOrder = (notices: Iterable<Notice>): Notice[] =>
  [...notices].sort((a, b) => Number(b.important) - Number(a.important) || b.at.localeCompare(a.at) || a.id.localeCompare(b.id))
