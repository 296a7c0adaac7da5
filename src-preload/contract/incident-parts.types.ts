/** What an incident is made of: place, calls, orders, casualties, reports, evacuation, steps. */
import { z } from 'zod'
import { Skill, SpecialNeed } from './people.contract.ts'
import { Id, LngLat, Time } from './wire/procedure.ts'
import { DeadlineKind, EscalationTarget, OrderState, TriageCategory } from './wire/words.ts'

/** Stands for the device of an incident that a person opened: no device raised it. */
export const BY_HAND = 'by-hand'

export const Place = z.object({
  zone: Id,
  /** The device that raised it first, or `by-hand`. */
  device: Id,
  household: Id.nullable(),
  room: z.string().nullable(),
  /** Shortest unique form in the site's language, e.g. `山塘街 128 号 · 厨房`. */
  text: z.string(),
  textEn: z.string(),
  lngLat: LngLat,
})
export type Place = z.infer<typeof Place>

export const Deadline = z.object({
  kind: DeadlineKind,
  /** The clause of the standard it implements, or null where the site sets it. */
  clause: z.string().nullable(),
  startedAt: Time,
  dueAt: Time,
  missed: z.boolean(),
})
export type Deadline = z.infer<typeof Deadline>

/** Why a false alarm came, so that statistics lead back to the device or the rule. */
export const CauseCategory = z.enum([
  'cooking',
  'smoking',
  'steam',
  'dust',
  'insects',
  'works',
  'powerSupply',
  'humanError',
  'deviceFault',
  'badPlace',
  'badLimit',
  'unknown',
])
export type CauseCategory = z.infer<typeof CauseCategory>

/** `failed`: the line or its agent gave up, so nothing is known of the party. */
export const CallOutcome = z.enum(['answered', 'noAnswer', 'busy', 'wrongNumber', 'failed'])
export type CallOutcome = z.infer<typeof CallOutcome>
export const CallAnswer = z.enum(['nothingWrong', 'canHandle', 'fire', 'needHelp'])
export type CallAnswer = z.infer<typeof CallAnswer>
/** One attempt to reach somebody by telephone, by hand or over a line of the console. */
export const CallAttempt = z.object({
  at: Time,
  by: z.string(),
  phone: z.string().nullable(),
  outcome: CallOutcome,
  answer: CallAnswer.nullable(),
  /** The call of the telephone domain it was made with; null when it was dialled by hand. */
  call: Id.nullable(),
})
export type CallAttempt = z.infer<typeof CallAttempt>

/** What staff say of an order while it runs. `photos` are ids of attachments. */
export const OrderReport = z.object({ at: Time, by: z.string(), text: z.string(), photos: z.array(Id) })
export type OrderReport = z.infer<typeof OrderReport>

/** The steps of an order that a handset may tell of later than they were taken. */
export const SaidStep = z.enum(['acknowledge', 'depart', 'arrive', 'complete', 'decline'])
export type SaidStep = z.infer<typeof SaidStep>

export const Order = z.object({
  id: Id,
  staff: Id,
  staffName: z.string(),
  staffNameEn: z.string(),
  state: OrderState,
  /** The team it was given to, when it was not given to one person. */
  group: Id.nullable(),
  text: z.string().nullable(),
  /** Why it was declined or taken back; `notAcknowledged` when nobody answered in time and somebody else was sent. */
  reason: z.string().nullable(),
  givenAt: Time,
  acknowledgedAt: Time.nullable(),
  departedAt: Time.nullable(),
  arrivedAt: Time.nullable(),
  endedAt: Time.nullable(),
  /** Walking metres when it was given; null when the position was not known. */
  distanceM: z.number().nullable(),
  reports: z.array(OrderReport),
  /** When the person took a step by the clock of their handset, put right by the core's; the times above are when the core was told. */
  said: z.partialRecord(SaidStep, Time).default({}),
})
export type Order = z.infer<typeof Order>

/** Why this person: metres along the paths of the site (or straight where none lead there), walking seconds at 1.2 m/s, skills, shift and load. */
export const StaffProposal = z.object({
  staff: Id,
  number: z.string(),
  name: z.string(),
  nameEn: z.string(),
  distanceM: z.number(),
  walkS: z.number(),
  free: z.boolean(),
  skilled: z.boolean(),
  /** The one that fits the hazard. */
  skill: Skill.nullable(),
  onDutyUntil: z.string(),
  /** The distance follows the path network. */
  byPath: z.boolean(),
  /** Minutes until the shift ends; null when it does not end within a day. */
  shiftLeftMin: z.number().int().nullable(),
  /** Orders given to this person within the shift. */
  load: z.number().int(),
  /** Already sent to another incident of the same household. */
  nearby: Id.nullable(),
})
export type StaffProposal = z.infer<typeof StaffProposal>

export const RescueRecipient = z.enum(['subdistrict', 'community', 'fire', 'emergency', 'ambulance'])
export type RescueRecipient = z.infer<typeof RescueRecipient>

/** One report to a recipient (N-6.3.4.1): read out by telephone or sent, and when they said that they have it. */
export const RescueReport = z.object({
  recipient: RescueRecipient,
  how: z.enum(['readOut', 'sent']),
  at: Time,
  by: z.string(),
  receivedAt: Time.nullable(),
  receivedBy: z.string().nullable(),
})
export type RescueReport = z.infer<typeof RescueReport>

/** Somebody hurt, by the tag on the spot. */
export const Casualty = z.object({
  id: Id,
  tag: z.string(),
  category: TriageCategory,
  note: z.string(),
  at: Time,
  by: z.string(),
  destination: z.string().nullable(),
  handedOverAt: Time.nullable(),
  /** Who took over, e.g. the crew of the ambulance. */
  handedOverTo: z.string().nullable(),
})
export type Casualty = z.infer<typeof Casualty>

/** What is known of a household that has to leave. */
export const EvacueeState = z.enum(['waiting', 'told', 'out', 'notFound'])
export type EvacueeState = z.infer<typeof EvacueeState>

/** A household within the cordon, or within the radius where there is none; weakest first (N-6.3.5.1). */
export const Evacuee = z.object({
  household: Id,
  address: z.string(),
  addressEn: z.string(),
  lngLat: LngLat,
  people: z.number().int(),
  /** Of those, how many cannot leave by themselves. */
  needHelp: z.number().int(),
  needs: z.array(SpecialNeed),
  distanceM: z.number(),
  state: EvacueeState,
  at: Time.nullable(),
  by: z.string().nullable(),
})
export type Evacuee = z.infer<typeof Evacuee>

/** What became of a playbook step. A skipped one carries its reason; a question carries its answer. */
export const StepRecord = z.object({
  step: Id,
  state: z.enum(['done', 'skipped']),
  at: Time,
  by: z.string(),
  reason: z.string().nullable(),
  answer: Id.nullable(),
})
export type StepRecord = z.infer<typeof StepRecord>

/** Somebody was told because something was missed, skipped or became certain. */
export const Escalation = z.object({
  id: Id,
  /** The deadline that was missed, or `skippedStep`, `certainty`; `support`: somebody on the spot asks for more people. */
  reason: z.enum([...DeadlineKind.options, 'skippedStep', 'certainty', 'support']),
  to: EscalationTarget,
  at: Time,
  heededAt: Time.nullable(),
  heededBy: z.string().nullable(),
})
export type Escalation = z.infer<typeof Escalation>

/** A version of a script or playbook. */
export const ProcedureRef = z.object({ id: Id, version: z.number().int().min(1) })
export type ProcedureRef = z.infer<typeof ProcedureRef>
