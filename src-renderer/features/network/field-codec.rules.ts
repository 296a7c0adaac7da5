/** Values of a connection as people enter them in one field, and back. What cannot be read stays text, for the contract to refuse. Pure. */

/** `pairs`: `open=1, closed=0`; `conditions`: `event.type = face | stranger; ok = true`; `map`: an id, or a whole map as JSON. */
export type FieldKind = 'text' | 'number' | 'choice' | 'flag' | 'secret' | 'list' | 'pairs' | 'conditions' | 'map'

/** What stands in a field. Null only for a secret: there is none. */
export type Entered = string | boolean | null

interface Condition {
  path: string
  equals: (string | number | boolean)[]
}

/** Splits at a sign, but not within quotation marks. */
const splitAt = (text: string, sign: string): string[] =>
  text
    .split(new RegExp(`[${sign}](?=(?:[^"]*"[^"]*")*[^"]*$)`))
    .map((part) => part.trim())
    .filter((part) => part !== '')

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `1` is a number, `true` a yes, `"1"` a text; anything else is a text without quotation marks. */
const literal = (text: string): unknown => json(text) ?? text
const written = (value: string | number | boolean): string =>
  typeof value === 'string' && (literal(value) !== value || /[|;="]/.test(value)) ? JSON.stringify(value) : String(value)

const readPairs = (text: string): unknown => {
  const pairs = splitAt(text, ',，;；\\n').map((pair) => splitAt(pair, '='))
  const isRead = pairs.every(([, value, ...more]) => value !== undefined && more.length === 0 && !Number.isNaN(Number(value)))
  return isRead ? Object.fromEntries(pairs.map(([word, value]) => [String(literal(word ?? '')), Number(value)])) : text
}

const readConditions = (text: string): unknown => {
  const conditions = splitAt(text, ';；\\n').map((condition) => splitAt(condition, '='))
  const isRead = conditions.every(({ length }) => length === 2)
  return isRead ? conditions.map(([path, values = '']) => ({ path, equals: splitAt(values, '|').map(literal) })) : text
}

/** Undefined: left out, and the contract decides what that means. */
export const readField = (kind: FieldKind, entered: Entered): unknown => {
  if (typeof entered !== 'string' || kind === 'secret') return entered
  const text = entered.trim()
  if (text === '') return undefined
  switch (kind) {
    case 'number':
      return Number.isNaN(Number(text)) ? text : Number(text)
    case 'list':
      return splitAt(text, ',，;；\\s')
    case 'pairs':
      return readPairs(text)
    case 'conditions':
      return readConditions(text)
    case 'map':
      // What is not JSON must not pass for an id.
      return text.startsWith('{') ? (json(text) ?? null) : text
    default:
      return text
  }
}

export const printField = (kind: FieldKind, value: unknown): Entered => {
  if (kind === 'secret') return typeof value === 'string' ? value : null
  if (kind === 'flag') return value === true
  if (value === undefined || value === null) return ''
  switch (kind) {
    case 'list':
      return (value as string[]).join(', ')
    case 'pairs':
      return Object.entries(value as Record<string, number>)
        .map(([word, number]) => `${written(word)}=${number}`)
        .join(', ')
    case 'conditions':
      return (value as Condition[]).map(({ path, equals }) => `${path} = ${equals.map(written).join(' | ')}`).join('; ')
    case 'map':
      return typeof value === 'string' ? value : JSON.stringify(value, null, 2)
    default:
      return String(value)
  }
}
