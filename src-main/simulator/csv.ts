/** Reads a recorded series: finds its separator and its header, and hands out the rows below. */

export interface Table {
  header: string[]
  /** `line` is the line number in the file, from 1. */
  rows: { line: number; cells: string[] }[]
}

const SEPARATORS = [',', ';', '\t'] as const
/** Lines of title or units before the header. */
const HEADER_WITHIN = 8

/** `isHeader` says whether a line has the columns that are wanted. */
export function readTable(text: string, isHeader: (cells: string[]) => boolean): Table | { error: string } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  for (const separator of SEPARATORS) {
    for (const [i, line] of lines.slice(0, HEADER_WITHIN).entries()) {
      const header = splitLine(line, separator)
      if (!isHeader(header)) continue
      const rows = lines
        .map((content, index) => ({ line: index + 1, content }))
        .slice(i + 1)
        .filter(({ content }) => content.trim() !== '')
        .map(({ line: number, content }) => ({ line: number, cells: splitLine(content, separator) }))
      // With `;` between cells a comma is a decimal point.
      if (separator === ';') for (const row of rows) row.cells = row.cells.map((cell) => cell.replace(/^(-?\d+),(\d+)$/, '$1.$2'))
      return { header, rows }
    }
  }
  const widest = SEPARATORS.map((separator) => splitLine(lines[0] ?? '', separator)).sort((a, b) => b.length - a.length)[0] ?? []
  return { error: `line 1 has the columns ${widest.slice(0, 60).join(', ')}` }
}

function splitLine(line: string, separator: string): string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < line.length; i++) {
    const char = line[i]
    if (quoted && char === '"' && line[i + 1] === '"') {
      cell += '"'
      i += 1
    } else if (char === '"' && (quoted || cell.trim() === '')) quoted = !quoted
    else if (char === separator && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += char
  }
  return [...cells, cell.trim()]
}
