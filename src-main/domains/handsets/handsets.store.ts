/** SQL of handsets: phones in use, invitations, what became of their items, and check-ins. */
import { documents } from '../../store/documents.ts'
import type { Sqlite } from '../../store/open.ts'
import type { CheckInRow, HandsetRecord, InvitationRecord, ResultRow } from './handsets.types.ts'

type Flat = Omit<CheckInRow, 'lngLat'> & { lng: number | null; lat: number | null }

const CHECK_IN = 'SELECT check_in_id AS id, staff_id AS staff, text, how, at, said_at AS saidAt, lng, lat FROM check_ins'
const checkInOf = ({ lng, lat, ...row }: Flat): CheckInRow => ({ ...row, lngLat: lng === null || lat === null ? null : [lng, lat] })

export function handsetsStore(db: Sqlite) {
  const result = db.prepare<[string, string], ResultRow>(
    'SELECT handset_id AS handset, item_id AS item, at, code FROM handset_results WHERE handset_id = ? AND item_id = ?',
  )
  const keep = db.prepare('INSERT INTO handset_results (handset_id, item_id, at, code) VALUES (@handset, @item, @at, @code)')
  const prune = db.prepare('DELETE FROM handset_results WHERE at < ?')
  const checkIn = db.prepare(
    `INSERT INTO check_ins (check_in_id, staff_id, text, how, at, said_at, lng, lat)
     VALUES (@id, @staff, @text, @how, @at, @saidAt, @lng, @lat)`,
  )
  const page = db.prepare<[number, string, number], Flat>(
    `${CHECK_IN} WHERE (at, check_in_id) < (?, ?) ORDER BY at DESC, check_in_id DESC LIMIT ?`,
  )
  const ofStaff = db.prepare<[string, number, number], Flat>(
    `${CHECK_IN} WHERE staff_id = ? AND at >= ? ORDER BY at DESC, check_in_id DESC LIMIT ?`,
  )
  return {
    handsets: documents<HandsetRecord>(db, 'handsets', 'handset_id'),
    invitations: documents<InvitationRecord>(db, 'handset_invitations', 'code_sha256'),
    result: (handset: string, item: string): ResultRow | undefined => result.get(handset, item),
    /** Keeps results and lets go of those older than `before`, UTC ms. */
    keepResults(rows: readonly ResultRow[], before: number): void {
      for (const row of rows) keep.run(row)
      if (rows.length > 0) prune.run(before)
    },
    appendCheckIns(rows: readonly CheckInRow[]): void {
      for (const { lngLat, ...row } of rows) checkIn.run({ ...row, lng: lngLat?.[0] ?? null, lat: lngLat?.[1] ?? null })
    },
    /** Newest first; `before` is the key of the last one seen. */
    checkIns: (before: { at: number; id: string } | null, limit: number): CheckInRow[] =>
      page.all(before?.at ?? Number.MAX_SAFE_INTEGER, before?.id ?? '', limit).map(checkInOf),
    checkInsOf: (staff: string, since: number, limit: number): CheckInRow[] => ofStaff.all(staff, since, limit).map(checkInOf),
  }
}
