import { describe, expect, it } from 'vitest'
import { Connection } from '../../../src-preload/contract/connections/connection.ts'
import { DRIVERS, FIELDS } from '../../../src-renderer/features/network/connection-fields.ts'
import { connectionOf, type Form, formOf, isKept, newForm } from '../../../src-renderer/features/network/connection-form.rules.ts'
import { en, zhCN } from '../../../src-renderer/i18n/resources.ts'

const NONE = new Set<string>()
const filled = (form: Form, fields: Form['fields'], row?: Form['fields']): Form => ({
  ...form,
  fields: { ...form.fields, ...fields },
  rows: row ? [{ ...form.rows[0], ...row }] : form.rows,
})

const gbt = filled(newForm('gbt26875', NONE), { name: '消防主机' })
const sia = filled(newForm('sia', NONE), { name: '报警主机' })
const modbus = filled(newForm('modbus', NONE), { name: '水泵房', address: '192.168.1.20:502' }, { unit: '1', name: '水泵', map: 'example' })
const webhook = filled(
  newForm('webhook', NONE),
  { name: '东门', secret: 'sixteen-letters!', 'address.path': 'device.id' },
  { path: 'data.count', point: 'people' },
)

describe('a new connection', () => {
  it.each([
    ['gbt26875', gbt],
    ['sia', sia],
    ['modbus', modbus],
    ['webhook', webhook],
  ] as const)('begins with what the contract would assume: %s', (_, form) => {
    const { connection } = connectionOf(form)
    // The contract fills in again whatever is left out of it.
    const bare = connectionOf({ ...form, fields: Object.fromEntries(Object.entries(form.fields).filter(([at]) => isNeeded(form, at))) })
    expect(connection).not.toBeNull()
    expect(bare.connection).toEqual(connection)
  })

  it('gets an id that is free', () => {
    expect(newForm('sia', new Set(['sia-1', 'sia-2'])).id).toBe('sia-3')
    expect(newForm('webhook', NONE).fields.id).toBe('webhook-1')
  })
})

/** Has no default in the contract. */
const NEEDED = new Set(['name', 'listen', 'address', 'id', 'secret', 'address.path'])
const isNeeded = (form: Form, at: string) => NEEDED.has(at) || (form.driver === 'webhook') === at.startsWith('respond')

describe('what is wrong is said at the field', () => {
  const wrong = (form: Form) => Object.fromEntries(connectionOf(form).errors)

  it('when nothing was entered', () => {
    expect(wrong(newForm('gbt26875', NONE))).toEqual({ name: { code: 'missing' } })
    expect(wrong(newForm('webhook', NONE))).toMatchObject({
      name: { code: 'missing' },
      'address.path': { code: 'missing' },
      'points.0.path': { code: 'missing' },
      'points.0.point': { code: 'missing' },
    })
  })

  it('when it is written wrong or out of its bounds', () => {
    expect(wrong(filled(gbt, { listen: '5200' }))).toEqual({ listen: { code: 'badValue' } })
    expect(wrong(filled(gbt, { unitsSilentS: '5' }))).toEqual({ unitsSilentS: { code: 'tooSmall', bound: 10 } })
    expect(wrong(filled(gbt, { unitsSilentS: 'soon' }))).toEqual({ unitsSilentS: { code: 'badValue' } })
    expect(wrong(filled(gbt, { zone: 'Moon/Base' }))).toEqual({ zone: { code: 'rule' } })
    expect(wrong(filled(sia, { 'timeWindow.aheadS': '-1' }))).toEqual({ 'timeWindow.aheadS': { code: 'tooSmall', bound: 0 } })
    expect(wrong(filled(webhook, { secret: 'short' }))).toEqual({ secret: { code: 'badValue' } })
  })

  it('when it is in a row', () => {
    const plain = { account: '12', name: '', key: null, keyForm: 'hex' }
    expect(wrong({ ...sia, rows: [plain, { ...plain, account: 'xyz' }] })).toEqual({ 'accounts.1.account': { code: 'badValue' } })
    expect(wrong({ ...sia, rows: [{ ...plain, key: '00' }] })).toEqual({ 'accounts.0.key': { code: 'rule' } })
    expect(wrong({ ...modbus, rows: [] })).toEqual({ units: { code: 'noRow' } })
    expect(wrong({ ...modbus, rows: [...modbus.rows, ...modbus.rows] })).toEqual({ units: { code: 'rule' } })
    expect(wrong(filled(modbus, {}, { map: '{ "id": ' }))).toEqual({ 'units.0.map': { code: 'badValue' } })
  })

  it('when two fields do not go together', () => {
    expect(wrong(filled(webhook, { secret: null }))).toEqual({ allowFrom: { code: 'rule' } })
  })
})

describe('a connection that is changed', () => {
  it.each([
    ['gbt26875', gbt],
    ['sia', { ...sia, rows: [{ account: '12AB', name: '银楼', key: null, keyForm: 'hex' }] }],
    ['modbus', modbus],
    ['webhook', filled(webhook, { allowFrom: '10.0.0.1, 10.0.0.2' }, { map: 'open=1, closed=0', when: 'type = face | "1"; ok = true' })],
  ] as const)('stands in the form as it was: %s', (_, form) => {
    const { connection } = connectionOf(form)
    expect(connection).not.toBeNull()
    if (connection) expect(connectionOf(formOf(connection)).connection).toEqual(connection)
  })

  const known = Connection.parse({
    driver: 'sia',
    id: 'sia-1',
    name: '报警主机',
    listen: '0.0.0.0:10000',
    accounts: [
      { account: '1', key: '' },
      { account: '2', key: null },
    ],
  })

  it('shows that a secret is kept, never the secret, and sends it back empty', () => {
    const form = formOf(known)
    expect(isKept(known, 'accounts.0.key', form)).toBe(true)
    expect(isKept(known, 'accounts.1.key', form)).toBe(false)
    expect(connectionOf(form).connection).toEqual(known)
  })

  it('keeps no secret for another account', () => {
    const form = formOf(known)
    const renamed = { ...form, rows: form.rows.map((row) => ({ ...row, account: '9' })) }
    expect(isKept(known, 'accounts.0.key', renamed)).toBe(false)
  })
})

describe('the words of the form', () => {
  const places = DRIVERS.flatMap((driver) => {
    const { fields, rows } = FIELDS[driver]
    return [
      ...fields.map((field) => ({ ...field, words: field.at })),
      ...(rows?.columns.map((field) => ({ ...field, words: `${rows.at}.${field.at}` })) ?? []),
    ]
  })
  const at = (tree: unknown, path: string): unknown =>
    path.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], tree)

  it.each([
    ['zh-CN', zhCN],
    ['en', en],
  ])('name every field and every option in %s', (_, words) => {
    for (const { words: place, options } of places) {
      expect(at(words.network.field, `${place}.label`), place).toEqual(expect.any(String))
      for (const option of options ?? []) expect(at(words.network.option, `${place}.${option}`), option).toEqual(expect.any(String))
    }
  })
})
