/** Value templates are Jinja2; only those that name one value are understood: `{{ value_json.a['b'][0] | round(1) }}`. */
import { z } from 'zod'
import { field } from '../common/json.codec.ts'

export const Template = z.object({
  /** Members from the JSON payload inwards; null for the payload itself as text. */
  path: z.array(z.union([z.string(), z.number()])).nullable(),
  /** Decimals to round to, `int` to cut them off; null to keep them. */
  round: z.union([z.number(), z.literal('int')]).nullable(),
})
export type Template = z.infer<typeof Template>

/** `json` is undefined when the payload is no JSON. */
export interface Payload {
  text: string
  json: unknown
}

const PLAIN: Template = { path: null, round: null }

const FRAME = /^\{\{-?([^{}]*?)-?\}\}$/
const VARIABLE = /^(value_json|value)\b/
const MEMBER = /\.([A-Za-z_]\w*)|\[\s*(?:'([^']*)'|"([^"]*)"|(\d{1,4}))\s*\]/y
const ROUND = /^round(?:\(\s*(\d{1,2})\s*\))?$/
/** They change the type, which is read from the value anyway. A default of theirs would be made up. */
const TYPES = /^(float|is_defined)(\([^()]*\))?$/
const INT = /^int(\([^()]*\))?$/
const LONGEST = 300
const DEPTH_MAX = 8

/** Null: not understood. Empty text is no template. */
export function parseTemplate(text: string): Template | null {
  if (text.trim() === '') return PLAIN
  const [, inside = ''] = (text.length <= LONGEST && FRAME.exec(text.trim())) || []
  const [expression = '', ...filters] = inside.split('|').map((part) => part.trim())
  const [variable = ''] = VARIABLE.exec(expression) ?? []
  const path = membersOf(expression.slice(variable.length))
  const round = roundOf(filters)
  if (path === null || round === undefined) return null
  if (variable === 'value_json' && path.length > 0) return { path, round }
  return variable === 'value' && path.length === 0 ? { path: null, round } : null
}

function membersOf(text: string): (string | number)[] | null {
  const path: (string | number)[] = []
  MEMBER.lastIndex = 0
  while (MEMBER.lastIndex < text.length) {
    const [, name, single, double, index] = MEMBER.exec(text) ?? []
    const member = name ?? single ?? double ?? (index === undefined ? undefined : Number(index))
    if (member === undefined || path.length === DEPTH_MAX) return null
    path.push(member)
  }
  return path
}

/** Undefined: there is a filter of another kind. */
function roundOf(filters: readonly string[]): Template['round'] | undefined {
  let round: Template['round'] = null
  for (const filter of filters) {
    const decimals = ROUND.exec(filter)
    if (decimals) round = Number(decimals[1] ?? 0)
    else if (INT.test(filter)) round = 'int'
    else if (!TYPES.test(filter)) return undefined
  }
  return round
}

/** What the template makes of a payload; undefined when it is not there. */
export function render({ path }: Template, { text, json }: Payload): unknown {
  // Sirens and lights say their state in an object when they say more than that.
  if (path === null) return field(json, 'state') ?? text
  return path.reduce<unknown>((around, member) => {
    if (typeof member === 'number') return Array.isArray(around) ? around[member] : undefined
    return field(around, member)
  }, json)
}

export function rounded(value: number, { round }: Template): number {
  if (round === null) return value
  return round === 'int' ? Math.trunc(value) : Number(value.toFixed(round))
}

/** Templates render `true` as `True`; nothing is no word. */
export const isWord = (raw: unknown, word: string | undefined): boolean =>
  raw !== undefined && raw !== null && String(raw).trim().toLowerCase() === word?.trim().toLowerCase()
