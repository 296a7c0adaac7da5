/** Figures of a bench: medians, percentiles, tables, and where they are kept. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../src-main/launch/prepare.mjs'

/** Nearest rank; 0 of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

export const round = (value: number, decimals = 1): number => Number(value.toFixed(decimals))

/** Markdown. */
export function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

/** Keeps the figures as JSON, and prints the table. */
export function tell(name: string, figures: unknown, text: string): void {
  const folder = join(ROOT, 'bench/results')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(figures, null, 2)}\n`)
  writeFileSync(join(folder, `${name}.md`), `${text}\n`)
  process.stdout.write(`${text}\n`)
}

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
