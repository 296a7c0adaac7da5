/** Devices as a table: one row each, headings in both languages, errors by row and column. Pure. */
import { DeviceDraft, type RowError } from '../../../src-preload/contract/devices.contract.ts'

const COLUMNS = {
  id: '编号',
  kind: '类型',
  name: '名称',
  nameEn: '英文名称',
  zone: '网格',
  household: '住户',
  room: '房间',
  place: '位置',
  placeEn: '英文位置',
  longitude: '经度',
  latitude: '纬度',
  source: '接入',
  address: '地址',
  via: '经由',
  gateway: '网关',
} as const
type Column = keyof typeof COLUMNS
const NAMES = Object.keys(COLUMNS) as Column[]
const REQUIRED: readonly Column[] = ['id', 'kind', 'name', 'zone', 'place', 'longitude', 'latitude']

/** Which column a reason of the registry is about. */
const ABOUT: Record<string, Column> = {
  unknownKind: 'kind',
  unknownZone: 'zone',
  unknownHousehold: 'household',
  unknownGateway: 'gateway',
  addressTaken: 'address',
}

export const tableOf = (drafts: Iterable<DeviceDraft>): string[][] => [
  NAMES.map((name) => `${COLUMNS[name]} ${name}`),
  ...[...drafts].map((draft) => {
    const cells: Record<Column, string | number | null> = {
      ...draft,
      longitude: draft.lngLat[0],
      latitude: draft.lngLat[1],
      source: draft.source?.source ?? null,
      address: draft.source?.address ?? null,
      via: draft.source?.via ?? null,
    }
    return NAMES.map((name) => String(cells[name] ?? ''))
  }),
]

/** `check` gives the registry's reasons against a draft. Every row is looked at, so that all errors are seen at once. */
export function draftsOf(
  rows: readonly (readonly string[])[],
  check: (draft: DeviceDraft) => string[],
): { drafts: DeviceDraft[]; errors: RowError[] } {
  const [heading = [], ...body] = rows
  const columns = heading.map(columnOf)
  const errors: RowError[] = REQUIRED.filter((name) => !columns.includes(name)).map((column) => ({
    row: 1,
    column,
    code: 'missingColumn',
    value: '',
  }))
  heading.forEach((text, index) => {
    if (text && columns[index] === null) errors.push({ row: 1, column: text, code: 'unknownColumn', value: text })
  })
  if (errors.some(({ code }) => code === 'missingColumn')) return { drafts: [], errors }
  const parsed = body.flatMap((row, index) => (row.some((cell) => cell !== '') ? [parseRow(row, columns, index + 2)] : []))
  const ids = new Map<string, number>()
  const addresses = new Map<string, number>()
  for (const { row, draft, problems } of parsed) {
    errors.push(...problems)
    if (!draft) continue
    const address = draft.source && `${draft.source.source} ${draft.source.address}`
    if (ids.has(draft.id)) errors.push({ row, column: 'id', code: 'twiceInTable', value: draft.id })
    if (address && addresses.has(address)) errors.push({ row, column: 'address', code: 'twiceInTable', value: address })
    ids.set(draft.id, row)
    if (address) addresses.set(address, row)
  }
  for (const { row, draft } of parsed) {
    if (!draft) continue
    for (const code of check(draft)) {
      // A gateway may come with the same table.
      if (code === 'unknownGateway' && draft.gateway !== null && draft.gateway !== draft.id && ids.has(draft.gateway)) continue
      const column = ABOUT[code] ?? null
      errors.push({ row, column, code, value: column === null ? '' : cellOf(draft, column) })
    }
  }
  return { drafts: gatewaysFirst(parsed.flatMap(({ draft }) => draft ?? [])), errors: errors.sort((a, b) => a.row - b.row) }
}

/** `编号 id`, `编号` and `id` are one heading. */
function columnOf(text: string): Column | null {
  const words = text.trim().split(/[\s()（）]+/)
  return NAMES.find((name) => words.some((word) => word === COLUMNS[name] || word.toLowerCase() === name.toLowerCase())) ?? null
}

function parseRow(row: readonly string[], columns: readonly (Column | null)[], at: number) {
  const cell = (name: Column): string => row[columns.indexOf(name)]?.trim() ?? ''
  const orNull = (name: Column): string | null => cell(name) || null
  const number = (name: Column): number => (cell(name) === '' ? Number.NaN : Number(cell(name)))
  const result = DeviceDraft.safeParse({
    ...Object.fromEntries(NAMES.map((name) => [name, cell(name)])),
    household: orNull('household'),
    room: orNull('room'),
    gateway: orNull('gateway'),
    lngLat: [number('longitude'), number('latitude')],
    source: cell('source') ? { source: cell('source'), address: cell('address'), via: orNull('via') } : null,
  })
  if (result.success) return { row: at, draft: result.data, problems: [] }
  const columnsOfIssues = result.error.issues.map(({ path: [first, second] }): Column => {
    if (first === 'lngLat') return second === 1 ? 'latitude' : 'longitude'
    if (first === 'source') return (NAMES.find((name) => name === second) ?? 'source') as Column
    return (NAMES.find((name) => name === first) ?? 'id') as Column
  })
  const problems = [...new Set(columnsOfIssues)].map((column): RowError => {
    const value = cell(column)
    return { row: at, column, code: value === '' ? 'missing' : 'badValue', value }
  })
  return { row: at, draft: null, problems }
}

const cellOf = (draft: DeviceDraft, column: Column): string => tableOf([draft])[1]?.[NAMES.indexOf(column)] ?? ''

/** So that each finds its gateway registered. */
function gatewaysFirst(drafts: DeviceDraft[]): DeviceDraft[] {
  const byId = new Map(drafts.map((draft) => [draft.id, draft]))
  const begun = new Set<DeviceDraft>()
  const placed: DeviceDraft[] = []
  const place = (draft: DeviceDraft): void => {
    if (begun.has(draft)) return
    begun.add(draft)
    const gateway = draft.gateway === null ? undefined : byId.get(draft.gateway)
    if (gateway) place(gateway)
    placed.push(draft)
  }
  drafts.forEach(place)
  return placed
}
