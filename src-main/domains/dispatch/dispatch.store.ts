/** SQL of the staff's states and positions. */
import { documents } from '../../store/documents.ts'
import type { Sqlite } from '../../store/open.ts'
import type { StaffPosition, StaffStatus } from './dispatch.types.ts'

export const dispatchStore = (db: Sqlite) => ({
  status: documents<StaffStatus>(db, 'staff_states', 'staff_id'),
  positions: documents<StaffPosition>(db, 'staff_positions', 'staff_id'),
})
