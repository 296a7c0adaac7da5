/** What a site has decided about how its desk works. The factory setting is in `resources/policies.json`. Times are ms. */
import { z } from 'zod'
import { Certainty, DeadlineKind, EscalationTarget, HazardKind, Priority } from './wire/words.ts'

const DAY_MS = 86_400_000

/** `module,device` of baresip, e.g. `alsa,default`. */
const AudioDevice = z.string().regex(/^[a-z0-9_]{1,20},[\w.:@=/-]{1,100}$/)

export const CallPolicy = z.object({
  /** What the acceptance of an incident does: it rings the party, or the operator is asked. */
  onAccept: z.enum(['ring', 'ask']),
  /** So long after its opening an incident that nobody accepted rings the party by itself; null: never. */
  autoCallAfterMs: z.number().int().min(0).max(600_000).nullable(),
  /** How long a telephone rings before the next number. */
  ringMs: z.number().int().min(5_000).max(120_000),
  /** Hazards of which a party is told by telephone without being asked. */
  hazards: z.array(HazardKind).max(HazardKind.options.length),
  /** The longest that the script speaks with one person. */
  perCallMaxMs: z.number().int().min(20_000).max(600_000),
  /** The handset or headset at the desk. */
  microphone: AudioDevice,
  loudspeaker: AudioDevice,
})
export type CallPolicy = z.infer<typeof CallPolicy>

/** Who is told, and how long after the link before it (the first: after what happened). */
const Chain = z.array(z.object({ afterMs: z.number().int().min(0).max(DAY_MS), to: EscalationTarget })).max(8)
export type Chain = z.infer<typeof Chain>

/** Silence ends by itself: nobody can miss it. */
export const MissedKind = DeadlineKind.exclude(['silence'])
export type MissedKind = z.infer<typeof MissedKind>

export const EscalationPolicy = z.object({
  /** When a deadline is missed, until its condition ends or somebody heeds it. Somebody is always told. */
  deadlines: z.record(MissedKind, Chain.min(1)),
  skippedStep: Chain,
  /** When it becomes this certain, for incidents of at least this priority. */
  certainty: z.partialRecord(Certainty, z.object({ priority: Priority, chain: Chain })),
})
export type EscalationPolicy = z.infer<typeof EscalationPolicy>

/** How often the chain proves itself; `everyMs` null: never. */
export const ProofPolicy = z.object({
  firstAfterMs: z.number().int().min(1_000).max(DAY_MS),
  everyMs: z.number().int().min(30_000).max(DAY_MS).nullable(),
  withinMs: z.number().int().min(1_000).max(60_000),
})
export type ProofPolicy = z.infer<typeof ProofPolicy>

export const Policies = z.object({
  calls: CallPolicy,
  /** How long each may take. */
  deadlines: z.record(
    DeadlineKind,
    z
      .number()
      .int()
      .min(1_000)
      .max(30 * DAY_MS),
  ),
  escalation: EscalationPolicy,
  proof: ProofPolicy,
})
export type Policies = z.infer<typeof Policies>
