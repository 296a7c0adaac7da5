/** The column map of a replay: `time=TIME,shantang-128-kitchen-smoke/smoke=SMB_1*10` and what it makes of a row. */

export interface Column {
  /** Device and point, or null for the time. */
  target: { device: string; point: string } | null
  /** As written: a column's name, or `@3` for the third column, with `*factor` and `+offset` behind it. */
  source: string
}

export interface ColumnReader {
  name: string
  index: number
  factor: number
  offset: number
}

export function parseColumnMap(map: string): { time: Column; points: (Column & { target: NonNullable<Column['target']> })[] } {
  const columns = map.split(',').map((part): Column => {
    const [left, ...right] = part.split('=')
    const target = left?.trim() ?? ''
    const source = right.join('=').trim()
    const [, device, point] = /^([a-z0-9-]+)\/([^/\s]+)$/.exec(target) ?? []
    if (source === '' || (target !== 'time' && !point)) {
      throw new Error(`“${part.trim()}” in the column map is neither time=COLUMN nor device/point=COLUMN`)
    }
    return { target: device && point ? { device, point } : null, source }
  })
  const time = columns.find((column) => column.target === null)
  const points = columns.flatMap(({ target, source }) => (target ? [{ target, source }] : []))
  if (!time) throw new Error('the column map names no time column (time=COLUMN)')
  if (points.length === 0) throw new Error('the column map names no point (device/point=COLUMN)')
  return { time, points }
}

const NUMBER = '-?\\d+(?:\\.\\d+)?(?:e-?\\d+)?'
const ARITHMETIC = new RegExp(`^(.+?)(?:\\s*\\*\\s*(${NUMBER}))?(?:\\s*([+-])\\s*(${NUMBER}))?$`, 'i')

/** Finds the column in a header; a name that is a column as it stands is never taken apart. */
export function findColumn(source: string, header: string[]): ColumnReader | null {
  const find = (name: string) => {
    const number = /^@(\d+)$/.exec(name)?.[1]
    return number ? (Number(number) <= header.length ? Number(number) - 1 : -1) : header.indexOf(name)
  }
  const whole = find(source)
  if (whole >= 0) return { name: source, index: whole, factor: 1, offset: 0 }
  const [, name = '', factor = '1', sign = '+', offset = '0'] = ARITHMETIC.exec(source) ?? []
  const index = find(name)
  return index < 0 ? null : { name, index, factor: Number(factor), offset: Number(`${sign}${offset}`) }
}

/** Empty, NaN and the like are gaps, not errors. */
const GAP = /^(|nan|na|n\/a|null|none|-|undefined)$/i

/** The number in a cell; null for a gap; undefined when it is neither. */
export function numberIn(cell: string | undefined): number | null | undefined {
  const text = (cell ?? '').trim()
  if (GAP.test(text)) return null
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}

/** Seconds in a time cell: a number, or a date and time. */
export function secondsIn(cell: string | undefined): number | undefined {
  const value = numberIn(cell)
  if (typeof value === 'number') return value
  const ms = Date.parse((cell ?? '').trim())
  return Number.isNaN(ms) ? undefined : ms / 1000
}

/** Twelve digits: `0.026 * 10` is 0.26 and not 0.26000000000000006. */
export const converted = (value: number, { factor, offset }: ColumnReader): number => Number((value * factor + offset).toPrecision(12))
