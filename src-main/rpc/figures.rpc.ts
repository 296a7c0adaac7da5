/** Binds the procedures of figures. */
import type { IncidentFigure, PeriodFigures, YearFigures } from '../../src-preload/contract/figures.contract.ts'
import { mimeOf, writeTable } from '../exchange/table-files.ts'
import type { ContractServer } from './contract-server.ts'
import { cursorOf, positionOf } from './pages.ts'

interface Filter {
  from: number
  to: number
  zone?: string
  kind?: string
  outcome?: string
  cause?: string
}

export interface FiguresApi {
  figures: {
    period(filter: Filter): PeriodFigures
    year(year: number): YearFigures
    live(): PeriodFigures
    incidents(filter: Filter, before: { openedAt: number; incident: string } | null, limit: number): IncidentFigure[]
    table(what: 'incidents' | 'summary', filter: Filter, language: 'zh-CN' | 'en'): { name: string; rows: (string | number)[][] }
  }
}

const inMs = <T extends { from: string; to: string }>(input: T) => ({ ...input, from: Date.parse(input.from), to: Date.parse(input.to) })

export const figuresRpc = (os: ContractServer['figures'], { figures }: FiguresApi) => ({
  period: os.period.handler(({ input }) => figures.period(inMs(input))),
  year: os.year.handler(({ input }) => figures.year(input.year)),
  live: os.live.handler(() => figures.live()),
  incidents: os.incidents.handler(({ input: { cursor, limit, ...filter } }) => {
    const before = positionOf(cursor, 'number', 'string')
    const items = figures.incidents(inMs(filter), before && { openedAt: before[0], incident: before[1] }, limit)
    const last = items.at(-1)
    return { items, next: items.length === limit && last ? cursorOf(Date.parse(last.openedAt), last.incident) : null }
  }),
  export: os.export.handler(async ({ input: { what, language, format, ...span } }) => {
    const { name, rows } = figures.table(what, inMs(span), language)
    return { name: `${name}.${format}`, mime: mimeOf(format), base64: (await writeTable(format, rows)).toString('base64') }
  }),
})
