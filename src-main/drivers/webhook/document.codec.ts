/** Values within a JSON or XML document, and what they are as word, number and time. Pure; any document may come. */
import { numberOf } from '../common/json.codec.ts'
import { readTime } from '../common/time.codec.ts'

/** `a.b[0].c`; undefined when there is nothing. */
export function valueAt(document: unknown, path: string): unknown {
  let value = document
  for (const [key] of path.matchAll(/[^.[\]]+/g)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

/** Null for what is no single word: nothing, a list, an object. */
export function wordOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

/** Null for what is no number. */
export function numberIn(word: string): number | null {
  return word === 'true' ? 1 : word === 'false' ? 0 : numberOf(word)
}

/** Larger epoch times are in milliseconds, smaller ones in seconds. */
const SECONDS_MAX = 100_000_000_000

/** UTC ms, or null. Date and time with or without zone (then it is that of `zone`), or epoch seconds or milliseconds. */
export function timeIn(word: string, zone: string): number | null {
  const epoch = numberOf(word)
  if (epoch === null) return readTime(word, zone)
  return epoch > 0 ? Math.round(epoch < SECONDS_MAX ? epoch * 1000 : epoch) : null
}
