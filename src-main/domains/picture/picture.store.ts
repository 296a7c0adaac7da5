/** SQL of marks, notices and walls. */
import type { Mark, Notice } from '../../../src-preload/contract/picture.contract.ts'
import { documents } from '../../store/documents.ts'
import type { Sqlite } from '../../store/open.ts'
import type { WallSettings } from './picture.types.ts'

export const pictureStore = (db: Sqlite) => ({
  marks: documents<Mark>(db, 'marks', 'mark_id'),
  notices: documents<Notice>(db, 'notices', 'notice_id'),
  walls: documents<WallSettings>(db, 'walls', 'wall_id'),
})
