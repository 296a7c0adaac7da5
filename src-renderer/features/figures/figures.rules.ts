/** The figures as the page lays them out: measures, twelve months, a day of hours, and what to ask for behind a figure. Pure. */
import type { Group, Outcome, PeriodFigures, Totals, YearFigures } from '../../../src-preload/contract/figures.contract.ts'
import type { CauseCategory } from '../../../src-preload/contract/incident-parts.types.ts'
import type { HazardKind } from '../../../src-preload/contract/wire/words.ts'

export const MEASURES = ['firstAct', 'call', 'arrival', 'clear'] as const

/** In the order of the bars, from the bottom up. */
export const OUTCOMES: readonly Outcome[] = ['handled', 'rescue', 'false', 'open']

/** A share as `80 %`, small ones with a decimal; nothing known as a dash. */
export const percent = (share: number | null): string =>
  share === null ? '–' : `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`

export interface Column {
  key: string
  outcomes: Totals['outcomes']
}

const NONE: Totals['outcomes'] = { open: 0, false: 0, handled: 0, rescue: 0 }
const two = (value: number) => String(value).padStart(2, '0')
const columns = (keys: readonly string[], groups: readonly Group[]): Column[] =>
  keys.map((key) => ({ key, outcomes: groups.find((group) => group.key === key)?.outcomes ?? NONE }))

/** Every month has its place, also an empty one: the statistics are without a gap (N-6.3.7.3). */
export const monthsOf = ({ year, byMonth }: YearFigures): Column[] =>
  columns(
    Array.from({ length: 12 }, (_, month) => `${year}-${two(month + 1)}`),
    byMonth,
  )

export const hoursOf = ({ byHour }: PeriodFigures): Column[] =>
  columns(
    Array.from({ length: 24 }, (_, hour) => two(hour)),
    byHour,
  )

export const mostOf = (bars: readonly Column[]): number =>
  Math.max(0, ...bars.map(({ outcomes }) => OUTCOMES.reduce((sum, outcome) => sum + outcomes[outcome], 0)))

/** How many of a kind came in each month of the year. */
export const kindRows = ({ year, kindsByMonth, byKind }: YearFigures): { kind: HazardKind; months: number[]; incidents: number }[] =>
  byKind.map(({ key, incidents }) => ({
    kind: key as HazardKind,
    months: Array.from(
      { length: 12 },
      (_, month) => kindsByMonth.find((each) => each.kind === key && each.month === `${year}-${two(month + 1)}`)?.incidents ?? 0,
    ),
    incidents,
  }))

/** Which incidents lie behind a figure. */
export type Behind = { kind: HazardKind } | { zone: string } | { cause: CauseCategory }
