/** Tables of points: one row a thing, with its kind and where it is. CSV (UTF-8 or GB 18030) or a spreadsheet. */
import type { FeatureProperties, MapLayer } from '../../../src-preload/contract/site.contract.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { readTable, type TableFormat } from '../table-files.ts'
import { bearingOf, broken, type Found, known, numberOf, type Reading, reading, textOf } from './found.ts'
import { layerOfWords } from './layer-words.ts'

const COLUMNS = {
  id: ['id', '编号', '序号'],
  name: ['name', '名称', '名字'],
  nameEn: ['nameen', 'name:en', 'name_en', 'english', '英文名', '英文名称'],
  kind: ['kind', 'layer', 'type', 'category', '类型', '类别', '种类', '图层'],
  lng: ['lng', 'lon', 'long', 'longitude', 'x', '经度', '东经'],
  lat: ['lat', 'latitude', 'y', '纬度', '北纬'],
  text: ['text', 'code', 'qr', '内容', '二维码', '标签内容'],
  zone: ['zone', '区域', '网格', '分区'],
  capacity: ['capacity', '容量', '人数'],
  bearing: ['bearing', 'direction', '方位', '朝向'],
  fov: ['fov', 'angle', '视角'],
  range: ['range', '距离', '视距'],
  medium: ['medium', '介质'],
} as const
type Column = keyof typeof COLUMNS

const MEDIA = new Map<string, FeatureProperties['medium']>([
  ...(['gas', '燃气', '天然气', '煤气'] as const).map((word) => [word, 'gas'] as const),
  ...(['water', '水', '自来水', '消防水'] as const).map((word) => [word, 'water'] as const),
  ...(['power', '电', '供电'] as const).map((word) => [word, 'power'] as const),
])

/** A heading as `COLUMNS` has it: without case, spaces and the unit in brackets. */
const plain = (heading: string) => heading.toLowerCase().replace(/[(（[].*$|[\s_-]/g, '')
const columnsOf = (headings: readonly string[]): Partial<Record<Column, number>> => {
  const plainHeadings = headings.map(plain)
  const indexOf = (names: readonly string[]) => plainHeadings.findIndex((heading) => names.map(plain).includes(heading))
  const found = Object.entries(COLUMNS).map(([column, names]) => [column, indexOf(names)] as const)
  return Object.fromEntries(found.filter(([, index]) => index !== -1))
}

/** By its name, or by headings that say where things are. */
export function isTable(file: Buffer, name: string): boolean {
  const [headings = ''] = file.subarray(0, 2048).toString('utf8').split(/\r?\n/, 1)
  const { lng, lat } = columnsOf(headings.split(/[,;\t]/))
  return /\.(csv|tsv|txt)$/i.test(name) || (lng !== undefined && lat !== undefined)
}

/** Errors: `import.broken` `notTable`, `tooLarge`, `noCoordinates`. */
export async function readTableOfPoints(format: TableFormat, file: Buffer): Promise<Reading> {
  const rows = await readTable(format, file).catch((error: unknown) => {
    const isLong = error instanceof Refusal && error.code === 'table.tooLong'
    throw broken(isLong ? 'tooLarge' : 'notTable', error instanceof Error ? error.message : 'This file is no table')
  })
  const [headings = [], ...body] = rows
  const columns = columnsOf(headings)
  if (columns.lng === undefined || columns.lat === undefined)
    throw broken('noCoordinates', 'The first row has to name a column of longitudes and one of latitudes')
  const badRows: string[] = []
  const found = body.flatMap((row, index): Found[] => {
    const cell = (column: Column) => textOf(row[columns[column] ?? -1], column === 'text' ? 200 : 120)
    if (row.every((value) => value === '')) return []
    const [lng, lat] = [numberOf(cell('lng'), -1e9, 1e9), numberOf(cell('lat'), -1e9, 1e9)]
    const example = `${index + 2}: ${cell('name') ?? cell('id') ?? cell('kind') ?? ''}`
    if (lng === undefined || lat === undefined) {
      badRows.push(example)
      return []
    }
    return [{ layer: layerOf(cell), geometry: { type: 'Point', coordinates: [lng, lat] }, properties: propertiesOf(cell), example }]
  })
  return reading(found, { badRows })
}

type Cell = (column: Column) => string | undefined

/** Where no column says what a thing is, its name may. */
const layerOf = (cell: Cell): MapLayer | null => layerOfWords(cell('kind')) ?? layerOfWords(cell('name'))

function propertiesOf(cell: Cell): Partial<FeatureProperties> {
  const capacity = numberOf(cell('capacity'), 0, 1_000_000)
  return known({
    id: cell('id'),
    name: cell('name'),
    nameEn: cell('nameEn'),
    text: cell('text'),
    zone: cell('zone'),
    capacity: capacity === undefined ? undefined : Math.round(capacity),
    bearing: bearingOf(cell('bearing')),
    fov: numberOf(cell('fov'), 1, 360),
    range: numberOf(cell('range'), 0, 2000),
    medium: MEDIA.get(cell('medium')?.toLowerCase() ?? ''),
  })
}
