/** Reading payloads that may hold anything: what is not understood is null or empty, and nothing throws. */

export type Json = Record<string, unknown>

/** Undefined: no JSON. */
export function parseJson(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'))
  } catch {
    return undefined
  }
}

export const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Own properties only: `constructor` is no property of a device. */
export const field = (object: Json, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined)

/** Text without its outer spaces, at most `longest` characters; empty when it is no text. */
export const textOf = (value: unknown, longest = 100): string => (typeof value === 'string' ? value.trim().slice(0, longest).trim() : '')

export const listOf = (value: unknown, most: number): unknown[] => (Array.isArray(value) ? value.slice(0, most) : [])

const NUMERAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** Some converters send numbers as text: `"100.00"`. */
export function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && NUMERAL.test(value.trim()) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

/** With date, time and zone; `Date.parse` alone would make a time of almost any words. */
const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d:?\d\d)$/

/** ISO-8601 with a zone or epoch ms → UTC ms; null when it is neither. */
export function timeOf(value: unknown): number | null {
  const at = typeof value === 'string' && ISO_TIME.test(value) ? Date.parse(value) : value
  return typeof at === 'number' && Number.isFinite(at) && at > 0 ? Math.round(at) : null
}

/** `online` or `{"state":"online"}`, in any case; null when it is neither on- nor offline. */
export function onlineOf(payload: Buffer): boolean | null {
  const parsed = parseJson(payload)
  const word = textOf(isJson(parsed) ? field(parsed, 'state') : payload.subarray(0, 20).toString('utf8')).toLowerCase()
  return word === 'online' ? true : word === 'offline' ? false : null
}
