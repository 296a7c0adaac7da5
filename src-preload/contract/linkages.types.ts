/** The shape of `resources/linkages.json`: which outputs there are, and which of them a hazard drives. Core and seats both read it. */
import { z } from 'zod'
import { Id } from './wire/procedure.ts'
import { HazardKind, OutputPolicy, Priority } from './wire/words.ts'

const Words = z.object({ 'zh-CN': z.string().min(1), en: z.string().min(1) })

/** Seen from the device that alarms, or from the output that is to be driven. */
const Within = z.enum(['household', 'zone', 'site'])
export type Within = z.infer<typeof Within>

/** The output is not driven to `value` while a device around it reports one of `points` otherwise than `mustBe`. */
const Interlock = z.object({
  id: Id,
  value: z.number(),
  within: Within,
  points: z.array(Id).min(1),
  /** Only devices of this kind count; null for all. */
  kind: Id.nullable(),
  mustBe: z.number(),
  reason: Words,
})
export type Interlock = z.infer<typeof Interlock>

/** Outputs are switches: driven is the other value than at rest. */
const OutputKind = z.object({
  kind: Id,
  /** 0 or 1 while nothing drives it. */
  rest: z.union([z.literal(0), z.literal(1)]),
  /** It is put back on the spot only, never from here: a gas valve is opened by who has looked. */
  onSpot: z.boolean(),
  /** How many persons it takes to drive it by hand. */
  byHand: OutputPolicy.exclude(['automatic']),
  /** How long its feedback may take, in ms. */
  feedbackMs: z.number().int().positive(),
  interlocks: z.array(Interlock),
})
export type OutputKind = z.infer<typeof OutputKind>

const LinkageRule = z.object({
  id: Id,
  name: Words,
  clause: z.string(),
  /** An alarm of one of these hazards, of this priority or worse (1 is the worst). */
  when: z.object({ hazards: z.array(HazardKind).min(1), priority: Priority }),
  policy: OutputPolicy,
  drive: z.array(z.object({ kind: Id, within: Within })).min(1),
})
export type LinkageRule = z.infer<typeof LinkageRule>

export const Linkages = z.object({ outputs: z.array(OutputKind), rules: z.array(LinkageRule) })
export type Linkages = z.infer<typeof Linkages>
