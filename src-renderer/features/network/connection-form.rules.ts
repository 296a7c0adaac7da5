/** A connection as a form: what stands in its fields, what the contract makes of it, and what is wrong where. Pure. */
import type { z } from 'zod'
import { Connection } from '../../../src-preload/contract/connections/connection.ts'
import { type Driver, FIELDS, type Field } from './connection-fields.ts'
import { type Entered, printField, readField } from './field-codec.rules.ts'

/** By the place of the field. */
export type FormRow = Readonly<Record<string, Entered>>
export interface Form {
  driver: Driver
  id: string
  fields: FormRow
  rows: readonly FormRow[]
}

type Tree = Record<string, unknown>
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

const valueAt = (tree: unknown, at: string): unknown =>
  at.split('.').reduce<unknown>((part, name) => (isTree(part) && Object.hasOwn(part, name) ? part[name] : undefined), tree)

export const newRow = (fields: readonly Field[]): FormRow => Object.fromEntries(fields.map(({ at, initial }) => [at, initial ?? '']))
const printRow = (fields: readonly Field[], value: unknown): FormRow =>
  Object.fromEntries(fields.map(({ at, kind }) => [at, printField(kind, valueAt(value, at))]))

/** `sia-2`: the first one that is free. */
const freeId = (driver: Driver, taken: ReadonlySet<string>): string => {
  let number = 1
  while (taken.has(`${driver}-${number}`)) number += 1
  return `${driver}-${number}`
}

export const newForm = (driver: Driver, taken: ReadonlySet<string>): Form => {
  const { fields, rows } = FIELDS[driver]
  const needsRow = rows && driver !== 'sia'
  const id = freeId(driver, taken)
  return { driver, id, fields: { ...newRow(fields), ...(driver === 'webhook' && { id }) }, rows: needsRow ? [newRow(rows.columns)] : [] }
}

export const formOf = (connection: Connection): Form => {
  const { fields, rows } = FIELDS[connection.driver]
  const items = rows ? valueAt(connection, rows.at) : []
  return {
    driver: connection.driver,
    id: connection.id,
    fields: printRow(fields, connection),
    rows: rows && Array.isArray(items) ? items.map((item) => printRow(rows.columns, item)) : [],
  }
}

/** What stands in a field; a secret that is not there stays null. */
export const enteredAt = (row: FormRow, at: string): Entered => {
  const value = row[at]
  return value === undefined ? '' : value
}

const readRow = (fields: readonly Field[], row: FormRow): Tree => {
  const tree: Tree = {}
  for (const { at, kind } of fields) {
    const value = readField(kind, enteredAt(row, at))
    if (value === undefined) continue
    const [name = '', inner] = at.split('.')
    if (inner === undefined) tree[name] = value
    else tree[name] = { ...(isTree(tree[name]) && tree[name]), [inner]: value }
  }
  return tree
}

export interface FieldError {
  code: 'missing' | 'badValue' | 'tooSmall' | 'tooBig' | 'tooShort' | 'tooLong' | 'noRow' | 'rule'
  /** The bound that was passed. */
  bound?: number
}
/** By the place of the field, for a field of a row `accounts.2.key`. */
export type FormErrors = ReadonlyMap<string, FieldError>

/** The connection as the contract takes it, or what is wrong with it. */
export const connectionOf = (form: Form): { connection: Connection | null; errors: FormErrors } => {
  const { driver, id, fields, rows } = form
  const table = FIELDS[driver]
  const items = table.rows && { [table.rows.at]: rows.map((row) => readRow(table.rows?.columns ?? [], row)) }
  const parsed = Connection.safeParse({ id, ...readRow(table.fields, fields), ...items, driver })
  if (parsed.success) return { connection: parsed.data, errors: new Map() }
  const errors = new Map<string, FieldError>()
  for (const issue of parsed.error.issues) {
    const place = placeOf(form, issue.path.map(String))
    if (!errors.has(place)) errors.set(place, errorOf(issue, isBlank(form, place)))
  }
  return { connection: null, errors }
}

/** The field an issue belongs to: the one it is in, or the first one that is in it. */
const placeOf = ({ driver, rows }: Form, path: readonly string[]): string => {
  const { fields, rows: table } = FIELDS[driver]
  const places = [
    ...fields.map(({ at }) => at),
    ...(table ? rows.flatMap((_, row) => table.columns.map(({ at }) => `${table.at}.${row}.${at}`)) : []),
  ]
  const whole = path.join('.')
  return (
    places.find((place) => whole === place || whole.startsWith(`${place}.`)) ??
    (table?.at === whole ? whole : (places.find((place) => place.startsWith(`${whole}.`)) ?? whole))
  )
}

const isBlank = ({ fields, rows }: Form, place: string): boolean => {
  const [, row = '', column = ''] = /^[^.]+\.(\d+)\.(.+)$/.exec(place) ?? []
  const value = row === '' ? fields[place] : rows[Number(row)]?.[column]
  return value === '' || value === null
}

const errorOf = (issue: z.core.$ZodIssue, blank: boolean): FieldError => {
  if (issue.code === 'custom') return { code: 'rule' }
  if (issue.code === 'too_small' && issue.origin === 'array') return { code: 'noRow' }
  if (blank) return { code: 'missing' }
  if (issue.code === 'too_small') return { code: issue.origin === 'string' ? 'tooShort' : 'tooSmall', bound: Number(issue.minimum) }
  if (issue.code === 'too_big') return { code: issue.origin === 'string' ? 'tooLong' : 'tooBig', bound: Number(issue.maximum) }
  return { code: 'badValue' }
}

/** Whether the core still has a secret for this field: it was left out of what it told, and its row is still the same account. */
export const isKept = (before: Connection | null, place: string, form: Form): boolean => {
  if (before?.driver === 'webhook') return place === 'secret' && before.secret === ''
  const [, row = ''] = /^accounts\.(\d+)\.key$/.exec(place) ?? []
  const account = form.rows[Number(row)]?.account
  return before?.driver === 'sia' && row !== '' && before.accounts.some((known) => known.account === account && known.key === '')
}
