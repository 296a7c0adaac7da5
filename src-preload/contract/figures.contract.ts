/** Statistics of incidents: today, any period, and the natural year (clause N-6.3.7.3). Times spent are in ms. */
import { z } from 'zod'
import { TableFormat } from './devices.contract.ts'
import { CauseCategory } from './incident-parts.types.ts'
import { DESK, Id, PageInput, pageOf, procedure, Time, WATCHERS } from './wire/procedure.ts'
import { HazardKind, Priority } from './wire/words.ts'

/** What an incident came to; `open` until it is cleared. */
export const Outcome = z.enum(['open', 'false', 'handled', 'rescue'])
export type Outcome = z.infer<typeof Outcome>

/** One incident in figures. */
export const IncidentFigure = z.object({
  incident: Id,
  kind: HazardKind,
  priority: Priority,
  zone: Id,
  device: Id,
  place: z.string(),
  placeEn: z.string(),
  openedAt: Time,
  acceptedAt: Time.nullable(),
  /** The first thing a person did about its alarms. */
  firstActAt: Time.nullable(),
  /** The first attempt to reach the party, whatever came of it. */
  calledAt: Time.nullable(),
  orderedAt: Time.nullable(),
  arrivedAt: Time.nullable(),
  clearedAt: Time.nullable(),
  archivedAt: Time.nullable(),
  outcome: Outcome,
  cause: CauseCategory.nullable(),
  calls: z.number().int(),
  orders: z.number().int(),
  /** People of the households that are out. */
  evacuated: z.number().int(),
  casualties: z.number().int(),
})
export type IncidentFigure = z.infer<typeof IncidentFigure>

/** Nearest-rank quantiles of those incidents that have the time. */
const Spread = z.object({ count: z.number().int(), p50Ms: z.number().nullable(), p95Ms: z.number().nullable() })
export type Spread = z.infer<typeof Spread>

export const Totals = z.object({
  incidents: z.number().int(),
  outcomes: z.record(Outcome, z.number().int()),
  /** False ones among those that are decided, 0…1; null while none is. */
  falseShare: z.number().nullable(),
  calls: z.number().int(),
  orders: z.number().int(),
  evacuated: z.number().int(),
  casualties: z.number().int(),
  /** From the warning to the first act (N-6.2.1: 2 s). */
  firstAct: Spread,
  /** Share of first acts within 2 s, 0…1. */
  within2s: z.number().nullable(),
  /** From the warning to the first call (N-6.2.2). */
  call: Spread,
  /** From the first order to the first arrival (N-6.2.3). */
  arrival: Spread,
  /** From the warning to its clearing (N-6.3.6). */
  clear: Spread,
})
export type Totals = z.infer<typeof Totals>

/** Figures of those with one kind, zone, month (`2026-11`) or hour of the day. */
export const Group = Totals.extend({ key: z.string() })
export type Group = z.infer<typeof Group>

export const PeriodFigures = z.object({
  from: Time,
  to: Time,
  totals: Totals,
  byKind: z.array(Group),
  byZone: z.array(Group),
  byMonth: z.array(Group),
  byHour: z.array(Group),
  /** Causes of false alarms; those without a report count as `unknown`. */
  byCause: z.array(z.object({ key: CauseCategory, incidents: z.number().int() })),
  /** How many of each kind in each month. */
  kindsByMonth: z.array(z.object({ kind: HazardKind, month: z.string(), incidents: z.number().int() })),
})
export type PeriodFigures = z.infer<typeof PeriodFigures>

export const YearFigures = PeriodFigures.extend({
  year: z.number().int(),
  /** The year before; null when it has no incident. */
  before: Totals.nullable(),
  /** The years that have incidents, and this one; newest first. */
  years: z.array(z.number().int()),
})
export type YearFigures = z.infer<typeof YearFigures>

const Span = z.object({ from: Time, to: Time })
const Filter = { zone: Id.optional(), kind: HazardKind.optional() }
const Year = z.coerce.number().int().min(2000).max(2200)

export const figures = {
  /** Error: 400 `figures.badSpan` when it ends before it begins. */
  period: procedure(WATCHERS)
    .route({ method: 'GET', path: '/figures', summary: 'Statistics of a period', tags: ['figures'] })
    .input(Span.extend(Filter))
    .output(PeriodFigures),
  year: procedure(WATCHERS)
    .route({
      method: 'GET',
      path: '/figures/years/{year}',
      summary: 'Statistics of a natural year in site time (N-6.3.7.3)',
      tags: ['figures'],
    })
    .input(z.object({ year: Year }))
    .output(YearFigures),
  live: procedure(WATCHERS)
    .route({ method: 'GET', path: '/figures/today', summary: 'Statistics since midnight in site time', tags: ['figures'] })
    .output(PeriodFigures),
  incidents: procedure(DESK)
    .route({ method: 'GET', path: '/figures/incidents', summary: 'The incidents behind the figures, newest first', tags: ['figures'] })
    .input(Span.extend(Filter).extend({ outcome: Outcome.optional(), cause: CauseCategory.optional() }).extend(PageInput.shape))
    .output(pageOf(IncidentFigure)),
  /** `incidents`: a row each, at most 25,000; `summary`: the figures. Errors: 422 `figures.tooMany`, 400 `figures.badSpan`. */
  export: procedure(DESK)
    .route({ method: 'GET', path: '/figures/export', summary: 'Statistics as a table', tags: ['figures'] })
    .input(
      Span.extend({
        what: z.enum(['incidents', 'summary']).default('summary'),
        language: z.enum(['zh-CN', 'en']).default('zh-CN'),
        format: TableFormat.default('xlsx'),
      }),
    )
    .output(z.object({ name: z.string(), mime: z.string(), base64: z.string() })),
}
