/** The limits of a device: as the core has them in force, what was changed about them, and what a change would be. Pure. */
import { z } from 'zod'
import type { LimitOverride } from '../../../src-preload/contract/devices.contract.ts'
import { SpecialNeed } from '../../../src-preload/contract/people.contract.ts'
import { HazardKind, LIFE_SAFETY, Priority } from '../../../src-preload/contract/wire/words.ts'

/** The forms of a limit, read leniently: what a form does not use is missing. */
const Limit = z.object({
  id: z.string(),
  hazard: HazardKind,
  priority: Priority,
  when: z.enum(['above', 'below', 'is', 'rises', 'falls', 'unchanged']),
  value: z.number().optional(),
  values: z.array(z.number()).optional(),
  windowMs: z.number().optional(),
  hysteresis: z.number().default(0),
  delayMs: z.number().default(0),
  during: z.array(z.object({ days: z.array(z.number()), from: z.string(), to: z.string() })).optional(),
  only: SpecialNeed.optional(),
  incident: z.boolean().default(true),
  off: z.boolean().default(false),
})
export type Limit = z.infer<typeof Limit>

export interface LimitRow {
  /** `point/limit`, as overrides name it. */
  key: string
  point: string
  limit: Limit
  override: LimitOverride | null
}

interface Answered {
  point: string
  limit: Record<string, unknown>
  override: LimitOverride | null
}

export const limitRows = (items: readonly Answered[]): LimitRow[] =>
  items.flatMap(({ point, limit, override }) => {
    const parsed = Limit.safeParse(limit)
    return parsed.success ? [{ key: `${point}/${parsed.data.id}`, point, limit: parsed.data, override }] : []
  })

/** Lives may depend on it: it is never switched off and its priority never lowered. */
export const isLifeSafety = ({ hazard }: Limit): boolean => LIFE_SAFETY.includes(hazard)

/** All overrides of a device with one of them replaced, or taken back when it says nothing. */
export const overridesWith = (rows: readonly LimitRow[], key: string, change: LimitOverride): Record<string, LimitOverride> => {
  const all = rows.flatMap((row): [string, LimitOverride][] => (row.override && row.key !== key ? [[row.key, row.override]] : []))
  return Object.fromEntries(Object.keys(change).length > 0 ? [...all, [key, change]] : all)
}

/** When a limit would have fired on what was recorded. Times are UTC ms. */
export interface Trial {
  point: string
  limit: Limit
  readings: number
  fired: number[]
  spans: { from: number; to: number }[]
}

/** What stands in the fields of the editor. */
export interface LimitFields {
  value: string
  hysteresis: string
  delayS: string
  priority: Priority
  off: boolean
}

export const fieldsOf = ({ value, hysteresis, delayMs, priority, off }: Limit): LimitFields => ({
  value: value === undefined ? '' : String(value),
  hysteresis: String(hysteresis),
  delayS: String(delayMs / 1000),
  priority,
  off,
})

export type FieldError = 'noNumber' | 'negative' | 'outOfRange' | 'tooLarge'
export interface LimitChange {
  override: LimitOverride
  errors: Partial<Record<'value' | 'hysteresis' | 'delayS', FieldError>>
}

const LONGEST_DELAY_S = 604_800

/** What the fields change; a limit without a value of its own has no value to change. */
export const changeOf = (fields: LimitFields, limit: Limit, range: readonly [number, number] | undefined): LimitChange => {
  const errors: LimitChange['errors'] = {}
  const read = (field: 'value' | 'hysteresis' | 'delayS', least: number, most: number): number => {
    const number = fields[field].trim() === '' ? Number.NaN : Number(fields[field])
    if (Number.isNaN(number)) errors[field] = 'noNumber'
    else if (field === 'value' && (number < least || number > most)) errors[field] = 'outOfRange'
    else if (number < least) errors[field] = 'negative'
    else if (number > most) errors[field] = 'tooLarge'
    return number
  }
  const [least, most] = range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  const now: LimitOverride = {
    ...(limit.value !== undefined && { value: read('value', least, most) }),
    hysteresis: read('hysteresis', 0, most - least),
    delayMs: Math.round(read('delayS', 0, LONGEST_DELAY_S) * 1000),
    priority: fields.priority,
    off: fields.off,
  }
  return { override: now, errors }
}

/** Only what differs from the limit of the kind has to be kept for the device. */
export const withoutStandard = (override: LimitOverride, standard: Partial<Record<keyof LimitOverride, unknown>>): LimitOverride => {
  const usual = { hysteresis: 0, off: false, ...standard }
  return Object.fromEntries(Object.entries(override).filter(([name, value]) => usual[name as keyof LimitOverride] !== value))
}
