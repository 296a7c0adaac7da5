/** Marks, notices and walls as the core keeps them. */
import type { Mark, Notice, Wall } from '../../../src-preload/contract/picture.contract.ts'

/** Somebody who acts at a seat. */
export interface Person {
  id: string
  name: string
}

export type NewMark = Pick<Mark, 'kind' | 'lngLat' | 'text' | 'incident'>
export type NewNotice = Pick<Notice, 'text' | 'important' | 'until'>

/** What somebody has set a wall to; kept on disk. */
export type WallSettings = Pick<Wall, 'id' | 'name' | 'scene' | 'pinned' | 'brightness'>

/** What a wall says every few seconds; `heardAt` by the monotonic clock, in ms. Kept in memory only. */
export type WallPresence = Pick<Wall, 'shows' | 'width' | 'height'> & { heardAt: number }
