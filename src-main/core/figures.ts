/** Figures as a part of the core: a flat row with every commit of an incident, and statistics in the contract's shapes. */
import type { IncidentFigure, PeriodFigures, YearFigures } from '../../src-preload/contract/figures.contract.ts'
import { beginningOf, dayOf, figureOf, statisticsOf, totalsOf, yearOf } from '../domains/figures/figures.rules.ts'
import { FiguresStore } from '../domains/figures/figures.store.ts'
import type { FigureFilter, FigureRecord } from '../domains/figures/figures.types.ts'
import { incidentTable, summaryTable, type TableWords, type Wording } from '../domains/figures/figures-table.rules.ts'
import type { IncidentRecord } from '../domains/incidents/incident.types.ts'
import type { IncidentsStore } from '../domains/incidents/incidents.store.ts'
import type { SiteService } from '../domains/site/site.service.ts'
import { type Clock, iso, isoOrNull } from '../kernel/clock.ts'
import { Refusal } from '../kernel/refusal.ts'
import { offsetOf } from '../kernel/time-zone.ts'
import type { Ledger } from '../kernel/work.ts'
import type { Sqlite } from '../store/open.ts'
import type { CorePart } from './part.ts'

const HOUR_MS = 3_600_000
/** Rows of a table that a spreadsheet, and the core that writes it, take without a pause. */
const TABLE_ROWS_MAX = 25_000

export interface FiguresNeeds {
  db: Sqlite
  clock: Clock
  site: SiteService
  incidents: Ledger<IncidentRecord>
  stored: IncidentsStore
  words: Record<'zh-CN' | 'en', TableWords>
}

export type Figures = ReturnType<typeof createFigures>

export function createFigures({ db, clock, site, incidents, stored, words }: FiguresNeeds) {
  const offset = offsetOf(site.file.timezone)
  const people = new Map(site.file.households.map(({ id, people }) => [id, people]))
  const store = new FiguresStore(db, (record) => figureOf(record, offset, (household) => people.get(household) ?? 0))
  const hourOf = (at: number) => Math.floor((at + offset(at)) / HOUR_MS) % 24
  const counted = (filter: FigureFilter) => store.counted(filter, hourOf)

  const period = (filter: FigureFilter): PeriodFigures => {
    if (filter.to < filter.from) throw new Refusal('figures.badSpan', 400, 'The period ends before it begins')
    return { from: iso(filter.from), to: iso(filter.to), ...statisticsOf(counted(filter)) }
  }
  const yearAt = (at: number) => Number(dayOf(at, offset).slice(0, 4))

  const wording = (language: 'zh-CN' | 'en'): Wording => {
    const zones = new Map(site.file.zones.map(({ id, name, nameEn }) => [id, language === 'en' ? nameEn : name]))
    return {
      words: words[language],
      zone: (id) => zones.get(id) ?? id,
      place: ({ place, placeEn }) => (language === 'en' ? placeEn : place),
      moment: (at) => new Date(at + offset(at)).toISOString().slice(0, 19).replace('T', ' '),
    }
  }

  const part: CorePart = {
    load: () => store.catchUp((id) => stored.get(id)),
    flush: () => store.flush(incidents),
  }

  return {
    part,
    period,
    totals: (from: number, to: number) => totalsOf(counted({ from, to })),
    year(year: number): YearFigures {
      const before = totalsOf(counted(yearOf(year - 1, offset)))
      const newest = yearAt(clock.now())
      const oldest = yearAt(store.firstAt() ?? clock.now())
      return {
        ...period(yearOf(year, offset)),
        year,
        before: before.incidents > 0 ? before : null,
        years: Array.from({ length: newest - oldest + 1 }, (_, index) => newest - index),
      }
    },
    live: (): PeriodFigures => period({ from: beginningOf(dayOf(clock.now(), offset), offset), to: clock.now() + 1 }),
    incidents: (filter: FigureFilter, before: { openedAt: number; incident: string } | null, limit: number): IncidentFigure[] =>
      store.page(filter, before, limit).map(figureView),
    /** A table, named by its first and last day. Errors: `Refusal` 422 `figures.tooMany`, 400 `figures.badSpan`. */
    table(what: 'incidents' | 'summary', filter: FigureFilter, language: 'zh-CN' | 'en'): { name: string; rows: (string | number)[][] } {
      const name = [what, dayOf(filter.from, offset), dayOf(filter.to - 1, offset)].join('-')
      if (what === 'summary') return { name, rows: summaryTable(period(filter), wording(language)) }
      if (store.count(filter) > TABLE_ROWS_MAX)
        throw new Refusal('figures.tooMany', 422, `A table holds ${TABLE_ROWS_MAX} incidents at most; take a shorter period`)
      return { name, rows: incidentTable(store.page(filter, null, TABLE_ROWS_MAX), wording(language)) }
    },
  }
}

const figureView = ({ household: _household, openedOn: _openedOn, ...figure }: FigureRecord): IncidentFigure => ({
  ...figure,
  openedAt: iso(figure.openedAt),
  acceptedAt: isoOrNull(figure.acceptedAt),
  firstActAt: isoOrNull(figure.firstActAt),
  calledAt: isoOrNull(figure.calledAt),
  orderedAt: isoOrNull(figure.orderedAt),
  arrivedAt: isoOrNull(figure.arrivedAt),
  clearedAt: isoOrNull(figure.clearedAt),
  archivedAt: isoOrNull(figure.archivedAt),
})
