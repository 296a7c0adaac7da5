/** Cursors of lists: opaque to the caller, the sort key of the last item to us. */
import { ORPCError } from '@orpc/server'

export const cursorOf = (...parts: (string | number)[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')

interface Kinds {
  number: number
  string: string
}
type Position<S extends (keyof Kinds)[]> = { [I in keyof S]: Kinds[S[I]] }

/** The parts of a cursor, in the given kinds; null without one. Errors: `page.badCursor` 400. */
export function positionOf<S extends (keyof Kinds)[]>(cursor: string | undefined, ...kinds: S): Position<S> | null {
  if (cursor === undefined) return null
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const fits = Array.isArray(parts) && parts.length === kinds.length && kinds.every((kind, index) => typeof parts[index] === kind)
    if (fits) return parts as Position<S>
  } catch {
    // Falls through to the refusal.
  }
  throw new ORPCError('page.badCursor', { status: 400, message: 'This cursor is not one of ours; start from the first page' })
}

/** A page of a list held in memory, in ascending order of `key`. */
export function pageByKey<T>(
  all: T[],
  key: (item: T) => string,
  { cursor, limit }: { cursor?: string; limit: number },
): { items: T[]; next: string | null } {
  const [after] = positionOf(cursor, 'string') ?? []
  const sorted = all.filter((item) => after === undefined || key(item) > after).sort((a, b) => (key(a) < key(b) ? -1 : 1))
  const items = sorted.slice(0, limit)
  const last = items.at(-1)
  return { items, next: sorted.length > limit && last ? cursorOf(key(last)) : null }
}
