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

/** Own members only: `constructor` is no property of a device. Undefined for what is no object. */
export const field = (value: unknown, key: string): unknown => (isJson(value) && Object.hasOwn(value, key) ? value[key] : undefined)

/** Text without its outer spaces, at most `longest` characters; empty when it is no text. */
export const textOf = (value: unknown, longest = 100): string => (typeof value === 'string' ? value.trim().slice(0, longest).trim() : '')

export const listOf = (value: unknown, most: number): unknown[] => (Array.isArray(value) ? value.slice(0, most) : [])

const NUMERAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** Some converters send numbers as text: `"100.00"`. */
export function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && NUMERAL.test(value.trim()) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

/** `online` or `{"state":"online"}`, in any case; null when it is neither on- nor offline. */
export function onlineOf(payload: Buffer): boolean | null {
  const parsed = parseJson(payload)
  const word = textOf(isJson(parsed) ? field(parsed, 'state') : payload.subarray(0, 20).toString('utf8')).toLowerCase()
  return word === 'online' ? true : word === 'offline' ? false : null
}
