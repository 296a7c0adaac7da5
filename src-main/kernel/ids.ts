/** Names for new things: sortable by time, unguessable enough not to collide between two consoles. */
import { randomBytes } from 'node:crypto'

export interface IdSource {
  /** A new id such as `inc-mg1x2y3z-7f3a9c`; `now` in UTC ms makes ids sort by time. */
  next(prefix: string, now: number): string
}

export const systemIds: IdSource = {
  next: (prefix, now) => `${prefix}-${now.toString(36)}-${randomBytes(4).toString('hex')}`,
}
