/** The trails of staff as a record holds them: each person's own, thinned where there are too many positions. Pure. */
import type { StaffTrack } from '../../../src-preload/contract/archive-record.types.ts'
import type { TrackRow } from '../dispatch/dispatch.types.ts'

/** Positions of one person in one record. */
const POSITIONS_MAX = 400
/** About 0.1 m. */
const DEGREE_DECIMALS = 6

const rounded = (degrees: number): number => Number(degrees.toFixed(DEGREE_DECIMALS))

/** `rows` oldest first; `since` in UTC ms. */
export function tracksOf(rows: readonly TrackRow[], since: number): StaffTrack[] {
  return [...Map.groupBy(rows, ({ staff }) => staff)].map(([staff, own]) => ({
    staff,
    positions: thinned(own).map(({ at, lngLat: [lng, lat] }) => [at - since, rounded(lng), rounded(lat)] as [number, number, number]),
  }))
}

/** Evenly, with the first and the last. */
function thinned(rows: readonly TrackRow[]): readonly TrackRow[] {
  if (rows.length <= POSITIONS_MAX) return rows
  const step = (rows.length - 1) / (POSITIONS_MAX - 1)
  return Array.from({ length: POSITIONS_MAX }, (_, index) => rows[Math.round(index * step)]).filter((row) => row !== undefined)
}
