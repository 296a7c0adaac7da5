/** From incidents to figures, and from figures to statistics. Pure. */
import type { Group, Outcome, PeriodFigures, Spread, Totals } from '../../../src-preload/contract/figures.contract.ts'
import type { CauseCategory } from '../../../src-preload/contract/incident-parts.types.ts'
import type { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import type { Offset } from '../../kernel/time-zone.ts'
import type { IncidentRecord } from '../incidents/incident.types.ts'
import type { Counted, FigureRecord } from './figures.types.ts'

/** Clause N-6.2.1. */
const FIRST_ACT_MS = 2000

const first = (times: readonly (number | null)[]): number | null =>
  times.reduce((earliest, at) => (at === null ? earliest : Math.min(at, earliest ?? at)), null)

/** The day at the site, `2026-11-21`. */
export const dayOf = (at: number, offset: Offset): string => new Date(at + offset(at)).toISOString().slice(0, 10)

/** When a day began at the site, in UTC ms; `day` as `2026-01-01`. */
export function beginningOf(day: string, offset: Offset): number {
  const local = Date.parse(`${day}T00:00:00.000Z`)
  // The offset of the evening before leads close enough to ask for the one in force.
  return local - offset(local - offset(local))
}

/** A natural year at the site, in UTC ms; `to` is no longer in it. */
export const yearOf = (year: number, offset: Offset): { from: number; to: number } => ({
  from: beginningOf(`${year}-01-01`, offset),
  to: beginningOf(`${year + 1}-01-01`, offset),
})

function outcomeOf({ state, context }: IncidentRecord): Outcome {
  if (context.clearedAt === null && state !== 'archived') return 'open'
  if (context.verdict === 'false') return 'false'
  return context.reports.length > 0 ? 'rescue' : 'handled'
}

/** All but the first act, which its alarms know. `peopleOf`: how many live in a household. */
export function figureOf(
  record: IncidentRecord,
  offset: Offset,
  peopleOf: (household: string) => number,
): Omit<FigureRecord, 'firstActAt'> {
  const { context } = record
  const { id, kind, priority, place, openedAt, acceptedAt, clearedAt, archivedAt, calls, orders, evacuees, casualties } = context
  const out = Object.entries(evacuees).filter(([, { state }]) => state === 'out')
  return {
    incident: id,
    kind,
    priority,
    zone: place.zone,
    household: place.household,
    device: place.device,
    place: place.text,
    placeEn: place.textEn,
    openedOn: dayOf(openedAt, offset),
    openedAt,
    acceptedAt,
    calledAt: first(calls.map(({ at }) => at)),
    orderedAt: first(orders.map(({ givenAt }) => givenAt)),
    arrivedAt: first(orders.map(({ arrivedAt }) => arrivedAt)),
    clearedAt,
    archivedAt,
    outcome: outcomeOf(record),
    cause: context.causeCategory,
    calls: calls.length,
    orders: orders.length,
    evacuated: out.reduce((sum, [household]) => sum + peopleOf(household), 0),
    casualties: casualties.length,
  }
}

/** Nearest rank; null when there is nothing. `sorted` ascending. */
const quantile = (sorted: Float64Array, q: number): number | null => sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? null

type Measure = 'firstActMs' | 'callMs' | 'arrivalMs' | 'clearMs'

function sortedOf(rows: readonly Counted[], measure: Measure): Float64Array {
  const times = new Float64Array(rows.length)
  let count = 0
  for (const { [measure]: ms } of rows) {
    // A clock that was set back between two acts must not make time negative.
    if (ms !== null) times[count++] = Math.max(0, ms)
  }
  return times.subarray(0, count).sort()
}

const spreadOf = (sorted: Float64Array): Spread => ({
  count: sorted.length,
  p50Ms: quantile(sorted, 0.5),
  p95Ms: quantile(sorted, 0.95),
})

export function totalsOf(rows: readonly Counted[]): Totals {
  const outcomes: Totals['outcomes'] = { open: 0, false: 0, handled: 0, rescue: 0 }
  const sums = { calls: 0, orders: 0, evacuated: 0, casualties: 0 }
  for (const row of rows) {
    outcomes[row.outcome]++
    sums.calls += row.calls
    sums.orders += row.orders
    sums.evacuated += row.evacuated
    sums.casualties += row.casualties
  }
  const decided = rows.length - outcomes.open
  const acts = sortedOf(rows, 'firstActMs')
  return {
    incidents: rows.length,
    outcomes,
    falseShare: decided === 0 ? null : outcomes.false / decided,
    ...sums,
    firstAct: spreadOf(acts),
    within2s: acts.length === 0 ? null : acts.filter((ms) => ms <= FIRST_ACT_MS).length / acts.length,
    call: spreadOf(sortedOf(rows, 'callMs')),
    arrival: spreadOf(sortedOf(rows, 'arrivalMs')),
    clear: spreadOf(sortedOf(rows, 'clearMs')),
  }
}

const monthOf = ({ openedOn }: Counted): string => openedOn.slice(0, 7)
const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1)
const mostFirst = (a: { incidents: number; key: string }, b: { incidents: number; key: string }) => b.incidents - a.incidents || byKey(a, b)

const groupsOf = (rows: readonly Counted[], key: (row: Counted) => string): Group[] =>
  [...Map.groupBy(rows, key)].map(([name, group]) => ({ key: name, ...totalsOf(group) }))

export function statisticsOf(rows: readonly Counted[]): Omit<PeriodFigures, 'from' | 'to'> {
  const causes = Map.groupBy(
    rows.filter(({ outcome }) => outcome === 'false'),
    ({ cause }): CauseCategory => cause ?? 'unknown',
  )
  const kindsByMonth = Map.groupBy(rows, (row) => `${row.kind} ${monthOf(row)}`)
  return {
    totals: totalsOf(rows),
    byKind: groupsOf(rows, ({ kind }) => kind).sort(mostFirst),
    byZone: groupsOf(rows, ({ zone }) => zone).sort(mostFirst),
    byMonth: groupsOf(rows, monthOf).sort(byKey),
    byHour: groupsOf(rows, ({ hour }) => String(hour).padStart(2, '0')).sort(byKey),
    byCause: [...causes].map(([key, group]) => ({ key, incidents: group.length })).sort(mostFirst),
    kindsByMonth: [...kindsByMonth].map(([key, group]) => {
      const [kind = '', month = ''] = key.split(' ')
      return { kind: kind as HazardKind, month, incidents: group.length }
    }),
  }
}
