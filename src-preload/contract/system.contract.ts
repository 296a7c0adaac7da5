/** The console's own condition, and figures about the work. */
import { z } from 'zod'
import { TelephoneLine } from './calls.contract.ts'
import { DESK, procedure, Time, WATCHERS } from './wire/procedure.ts'
import { HazardKind, RejectReason } from './wire/words.ts'

/** Messages since the core started. */
export const Intake = z.object({
  messages: z.number().int(),
  readings: z.number().int(),
  late: z.number().int(),
  rejected: z.record(RejectReason, z.number().int()),
})
export type Intake = z.infer<typeof Intake>

/** The chain device network → limits → disk → seat, proved by a marked reading every few minutes. */
export const Proof = z.object({
  /** `off`: nothing can be sent. `noSeat`: it arrived, but no seat is there to paint it. */
  state: z.enum(['off', 'running', 'proved', 'failed', 'noSeat']),
  /** What seats paint and give back. */
  nonce: z.number().int().nullable(),
  provedAt: Time.nullable(),
  /** From the sending to the glass. */
  tookMs: z.number().int().nullable(),
  /** Ms from the sending to each hop. */
  hops: z.object({ receivedMs: z.number().int(), committedMs: z.number().int(), paintedMs: z.number().int() }).nullable(),
  /** The hop that it did not reach. */
  failedAt: z.enum(['network', 'store', 'seat']).nullable(),
})
export type Proof = z.infer<typeof Proof>

export const Health = z.object({
  version: z.string(),
  startedAt: Time,
  /** Version of the plan in force; a seat that has another one asks for the site again. */
  site: z.number().int(),
  store: z.object({ ok: z.boolean(), lastCommitMs: z.number().nullable() }),
  broker: z.object({ kind: z.enum(['embedded', 'external', 'off']), ok: z.boolean(), lastMessageAt: Time.nullable() }),
  devices: z.object({ total: z.number().int(), online: z.number().int(), faulty: z.number().int() }),
  intake: Intake,
  proof: Proof.optional(),
  telephone: z.object({ lines: z.array(TelephoneLine.omit({ account: true })) }).optional(),
  /** `ok`: the last sentence could be spoken. */
  speech: z.object({ ok: z.boolean() }).optional(),
  /** Handsets on the LAN; not `ok`: their port could not be opened. Absent where they are not wanted. */
  handsets: z.object({ ok: z.boolean(), online: z.number().int() }).optional(),
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
  /** A seat has painted the marked reading of a proof; what has no glass proves nothing. */
  painted: procedure([...DESK, 'wall'])
    .route({ method: 'POST', path: '/proof/painted', summary: 'The marked reading is on the glass', tags: ['system'] })
    .input(z.object({ nonce: z.number().int() }))
    .output(z.object({ ok: z.literal(true) })),
  stats: procedure(WATCHERS)
    .route({ method: 'GET', path: '/stats', summary: 'Figures of the last 12 hours', tags: ['system'] })
    .output(Stats),
}
