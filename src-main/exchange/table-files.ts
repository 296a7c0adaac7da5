/** Tables as people keep them: CSV (UTF-8 or GB 18030) and XLSX, to and from rows of text. */
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import writeXlsxFile from 'write-excel-file/node'
import { Refusal } from '../kernel/refusal.ts'
import { plainText } from './plain-text.ts'

export type TableFormat = 'csv' | 'xlsx'

const ROWS_MAX = 25_000
const UNPACKED_MAX = 200_000_000
const MIME = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const

export const mimeOf = (format: TableFormat): string => MIME[format]

/** The first sheet, row by row, all cells as text. Errors: `Refusal` 422 `table.unreadable`, `table.tooLong`. */
export async function readTable(format: TableFormat, bytes: Buffer): Promise<string[][]> {
  const rows = await (format === 'csv' ? readCsv(bytes) : readXlsx(bytes)).catch(() => {
    throw new Refusal('table.unreadable', 422, `This file is no ${format.toUpperCase()} table`, ['unreadable'])
  })
  if (rows.length > ROWS_MAX) throw new Refusal('table.tooLong', 422, `A table may have ${ROWS_MAX} rows at most`, ['tooLong'])
  return rows
}

/** Figures stay figures where the format knows them. */
export async function writeTable(format: TableFormat, rows: readonly (readonly (string | number)[])[]): Promise<Buffer> {
  if (format === 'csv') {
    // The mark makes spreadsheets read UTF-8; a leading formula sign must not make them calculate.
    return Buffer.from(`\ufeff${Papa.unparse(rows as (string | number)[][], { newline: '\r\n', escapeFormulae: true })}\r\n`)
  }
  const [heading = []] = rows
  return writeXlsxFile(
    rows.map((row) => row.map((value) => (typeof value === 'number' ? { value, type: Number } : { value, type: String }))),
    { columns: heading.map(() => ({ width: 22 })), stickyRowsCount: 1 },
  ).toBuffer()
}

async function readCsv(bytes: Buffer): Promise<string[][]> {
  const { data, errors } = Papa.parse<string[]>(plainText(bytes), { skipEmptyLines: false, delimitersToGuess: [',', ';', '\t'] })
  if (errors.some(({ type }) => type === 'Quotes')) throw new Error('A quotation mark is not closed')
  // What the export put before a formula sign is taken away again.
  return data.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, '').trim()))
}

async function readXlsx(bytes: Buffer): Promise<string[][]> {
  if (unpackedSize(bytes) > UNPACKED_MAX) throw new Error('It unpacks to more than a table ever holds')
  const rows = await readSheet(bytes)
  return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell).trim())))
}

/** Sum of the sizes that the ZIP directory states. */
function unpackedSize(zip: Buffer): number {
  let size = 0
  for (
    let at = zip.indexOf('PK\x01\x02', 0, 'latin1');
    at >= 0 && at + 46 <= zip.length;
    at = zip.indexOf('PK\x01\x02', at + 46, 'latin1')
  ) {
    size += zip.readUInt32LE(at + 24)
  }
  return size
}
