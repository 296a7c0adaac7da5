/** Table files in the browser: read for the core, saved from it. */
import Papa from 'papaparse'
import { bytesOf, saveFile } from '../../client/save-file.ts'

export type TableFormat = 'csv' | 'xlsx'

/** By the end of its name; null when the core reads no such file. */
export const formatOf = (name: string): TableFormat | null => {
  const end = name.toLowerCase().split('.').at(-1)
  return end === 'csv' || end === 'xlsx' ? end : null
}

interface TableFile {
  name: string
  mime: string
  base64: string
}

/** The rows of a CSV table whose first column is one of `ids`, with its heading. */
export const rowsOf = (csv: string, ids: ReadonlySet<string>): string => {
  const [heading = [], ...rows] = Papa.parse<string[]>(csv.trim()).data
  return `\ufeff${Papa.unparse([heading, ...rows.filter(([id = '']) => ids.has(id))], { newline: '\r\n' })}\r\n`
}

/** Saves a table, or only the rows of `ids`. */
export const saveTable = ({ name, mime, base64 }: TableFile, ids?: ReadonlySet<string>): void => {
  const bytes = bytesOf(base64)
  saveFile({ name, mime, content: ids ? rowsOf(new TextDecoder().decode(bytes), ids) : bytes })
}
