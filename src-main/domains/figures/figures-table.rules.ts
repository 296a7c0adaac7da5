/** Figures as tables for an office: the incidents a row each, or the statistics. Pure; words and the clock are handed in. */
import { z } from 'zod'
import { Outcome, type PeriodFigures, type Totals } from '../../../src-preload/contract/figures.contract.ts'
import { CauseCategory } from '../../../src-preload/contract/incident-parts.types.ts'
import { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import type { FigureRecord } from './figures.types.ts'

const LISTED = [
  'incident',
  'kind',
  'priority',
  'zone',
  'place',
  'device',
  'openedAt',
  'acceptedAt',
  'firstActAt',
  'calledAt',
  'orderedAt',
  'arrivedAt',
  'clearedAt',
  'archivedAt',
  'outcome',
  'cause',
  'calls',
  'orders',
  'evacuated',
  'casualties',
] as const

const SUMMED = [
  'incidents',
  'falseAlarms',
  'falseShare',
  'handled',
  'rescue',
  'open',
  'calls',
  'orders',
  'evacuated',
  'casualties',
] as const
const SPREADS = ['firstAct', 'call', 'arrival', 'clear'] as const

const words = <K extends string>(keys: readonly K[]) =>
  z.object(Object.fromEntries(keys.map((key) => [key, z.string()])) as Record<K, z.ZodString>)

/** The part of `resources/locales` that tables are worded with. */
export const TableWords = z.object({
  column: words([...LISTED, 'group', 'item', 'within2s', ...SUMMED]),
  group: words(['totals', 'byKind', 'byZone', 'byMonth', 'byCause']),
  /** `{{name}}` stands for the measure. */
  spread: words(['p50', 'p95']),
  measure: words(SPREADS),
  outcome: words(Outcome.options),
  cause: words(CauseCategory.options),
  kind: words(HazardKind.options),
  priority: words(['1', '2', '3', '4']),
})
export type TableWords = z.infer<typeof TableWords>

export interface Wording {
  words: TableWords
  zone: (id: string) => string
  /** In the language of the words. */
  place: (row: Pick<FigureRecord, 'place' | 'placeEn'>) => string
  /** Local time, `2026-11-21 03:58:10`. */
  moment: (at: number) => string
}

type Cell = string | number

export function incidentTable(rows: readonly FigureRecord[], { words, zone, place, moment }: Wording): Cell[][] {
  const cell = (row: FigureRecord, name: (typeof LISTED)[number]): Cell => {
    if (name === 'kind') return words.kind[row.kind]
    if (name === 'priority') return words.priority[row.priority]
    if (name === 'zone') return zone(row.zone)
    if (name === 'place') return place(row)
    if (name === 'outcome') return words.outcome[row.outcome]
    if (name === 'cause') return row.cause === null ? '' : words.cause[row.cause]
    const value = row[name]
    if (name.endsWith('At')) return typeof value === 'number' ? moment(value) : ''
    return value ?? ''
  }
  return [LISTED.map((name) => words.column[name]), ...rows.map((row) => LISTED.map((name) => cell(row, name)))]
}

/** Seconds with one decimal, shares in percent. */
export function summaryTable(figures: Omit<PeriodFigures, 'from' | 'to'>, { words, zone }: Wording): Cell[][] {
  const seconds = (ms: number | null): Cell => (ms === null ? '' : Math.round(ms / 100) / 10)
  const percent = (share: number | null): Cell => (share === null ? '' : Math.round(share * 1000) / 10)
  const sums = (totals: Totals): Cell[] => {
    const { incidents, outcomes, falseShare, calls, orders, evacuated, casualties } = totals
    return [
      incidents,
      outcomes.false,
      percent(falseShare),
      outcomes.handled,
      outcomes.rescue,
      outcomes.open,
      calls,
      orders,
      evacuated,
      casualties,
    ]
  }
  const times = (totals: Totals): Cell[] => [
    percent(totals.within2s),
    ...SPREADS.flatMap((name) => [seconds(totals[name].p50Ms), seconds(totals[name].p95Ms)]),
  ]
  const row = (group: Cell, item: Cell, totals: Totals): Cell[] => [group, item, ...sums(totals), ...times(totals)]
  const { group } = words
  return [
    [
      words.column.group,
      words.column.item,
      ...SUMMED.map((name) => words.column[name]),
      words.column.within2s,
      ...SPREADS.flatMap((name) => (['p50', 'p95'] as const).map((q) => words.spread[q].replace('{{name}}', words.measure[name]))),
    ],
    row(group.totals, '', figures.totals),
    ...figures.byMonth.map((totals) => row(group.byMonth, totals.key, totals)),
    ...figures.byKind.map((totals) => row(group.byKind, words.kind[totals.key as HazardKind], totals)),
    ...figures.byZone.map((totals) => row(group.byZone, zone(totals.key), totals)),
    ...figures.byCause.map(({ key, incidents }): Cell[] => [group.byCause, words.cause[key], incidents]),
  ]
}
