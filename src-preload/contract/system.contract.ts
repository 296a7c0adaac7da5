/** The console's own condition, and figures about the work. */
import { z } from 'zod'
import { TelephoneLine } from './calls.contract.ts'
import { procedure, Time, WATCHERS } from './wire/procedure.ts'
import { HazardKind, RejectReason } from './wire/words.ts'

/** Messages since the core started. */
export const Intake = z.object({
  messages: z.number().int(),
  readings: z.number().int(),
  late: z.number().int(),
  rejected: z.record(RejectReason, z.number().int()),
})
export type Intake = z.infer<typeof Intake>

export const Health = z.object({
  version: z.string(),
  startedAt: Time,
  store: z.object({ ok: z.boolean(), lastCommitMs: z.number().nullable() }),
  broker: z.object({ kind: z.enum(['embedded', 'external', 'off']), ok: z.boolean(), lastMessageAt: Time.nullable() }),
  devices: z.object({ total: z.number().int(), online: z.number().int(), faulty: z.number().int() }),
  intake: Intake,
  telephone: z.object({ lines: z.array(TelephoneLine.omit({ account: true })) }).optional(),
})
export type Health = z.infer<typeof Health>

/** Times in milliseconds from an alarm's reception to the first act of a person (clause N-6.2.1: 2 s). */
export const Stats = z.object({
  since: Time,
  incidents: z.object({
    open: z.number().int(),
    waiting: z.number().int(),
    opened: z.number().int(),
    archived: z.number().int(),
    falseAlarms: z.number().int(),
  }),
  byKind: z.partialRecord(HazardKind, z.number().int()),
  firstAct: z.object({
    count: z.number().int(),
    p50Ms: z.number().nullable(),
    p95Ms: z.number().nullable(),
    within2s: z.number().nullable(),
  }),
  arrival: z.object({ count: z.number().int(), medianMs: z.number().nullable() }),
  health: Health,
})
export type Stats = z.infer<typeof Stats>

export const system = {
  stats: procedure(WATCHERS)
    .route({ method: 'GET', path: '/stats', summary: 'Figures of the last 12 hours', tags: ['system'] })
    .output(Stats),
}
