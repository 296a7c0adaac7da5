/** SQL of the staff's states, positions and trails. */
import { documents } from '../../store/documents.ts'
import type { Sqlite } from '../../store/open.ts'
import type { StaffPosition, StaffStatus, TrackRow } from './dispatch.types.ts'

const TRACKS_READ = 100_000

export function dispatchStore(db: Sqlite) {
  const append = db.prepare('INSERT OR IGNORE INTO staff_tracks (staff_id, at, lng, lat) VALUES (?, ?, ?, ?)')
  const between = db.prepare<[number, number, number], { staff: string; at: number; lng: number; lat: number }>(
    'SELECT staff_id AS staff, at, lng, lat FROM staff_tracks WHERE at >= ? AND at < ? ORDER BY at LIMIT ?',
  )
  return {
    status: documents<StaffStatus>(db, 'staff_states', 'staff_id'),
    positions: documents<StaffPosition>(db, 'staff_positions', 'staff_id'),
    appendTracks: (rows: readonly TrackRow[]): void => {
      for (const { staff, at, lngLat } of rows) append.run(staff, at, ...lngLat)
    },
    tracks: (from: number, to: number): TrackRow[] =>
      between.all(from, to, TRACKS_READ).map(({ staff, at, lng, lat }) => ({ staff, at, lngLat: [lng, lat] })),
  }
}
