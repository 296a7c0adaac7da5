/** The body of each command to an incident, and what it does in one line. */
import { z } from 'zod'
import { CallAnswer, CallOutcome, CauseCategory, EvacueeState, RescueRecipient } from './incident-parts.types.ts'
import { Id, LngLat } from './wire/procedure.ts'
import { HazardKind, type IncidentCommand, Priority, TriageCategory } from './wire/words.ts'

const WithId = z.object({ id: Id })
/** Whose order it is; without it, everybody's whose order is at that point. */
const OptionalStaff = { staff: Id.optional() }
const words = (max: number) => z.string().trim().min(1).max(max)

/** What somebody called about or saw, where no device has raised it. The place is a household, or a spot in words within a zone. */
export const OpenInput = z.object({
  kind: HazardKind,
  priority: Priority.default(2),
  household: Id.optional(),
  zone: Id.optional(),
  lngLat: LngLat.optional(),
  place: words(120).optional(),
  /** Who said what. */
  text: z.string().trim().max(1000).default(''),
  playbook: Id.optional(),
})
export type OpenInput = z.output<typeof OpenInput>

/** The body of each command. Defaults make the plain act possible with an empty body. */
export const COMMAND_INPUTS = {
  accept: WithId,
  silence: WithId,
  call: WithId.extend({
    outcome: CallOutcome.default('answered'),
    answer: CallAnswer.optional(),
    phone: z.string().max(40).optional(),
    call: Id.optional(),
  }),
  /** To one person, to everybody free of a group, or to the nearest suitable one. */
  dispatch: WithId.extend({ ...OptionalStaff, group: Id.optional(), text: words(500).optional() }),
  acknowledge: WithId.extend(OptionalStaff),
  depart: WithId.extend(OptionalStaff),
  arrive: WithId.extend(OptionalStaff),
  progress: WithId.extend({ ...OptionalStaff, text: z.string().trim().max(1000).default(''), photos: z.array(Id).max(10).default([]) }),
  decline: WithId.extend({ ...OptionalStaff, reason: words(500) }),
  withdraw: WithId.extend({ staff: Id, reason: z.string().trim().max(500).default('') }),
  complete: WithId.extend({ ...OptionalStaff, text: z.string().trim().max(1000).default('') }),
  confirm: WithId.extend({ verdict: z.enum(['real', 'false']).default('real'), by: z.enum(['staff', 'party']).default('staff') }),
  /** Controllable: staff handle it on the spot. Clause N-6.3.3: nobody enters without protective gear. */
  handle: WithId.extend({ gear: z.boolean().describe('Staff wear the protective gear this hazard asks for') }),
  /** A new casualty by its tag, or a new category for a known one. */
  triage: WithId.extend({ tag: words(40), category: TriageCategory, note: z.string().trim().max(500).default('') }),
  handOver: WithId.extend({ tag: words(40), destination: words(120), takenBy: z.string().trim().max(120).default('') }),
  /** Not controllable: rescue is called (clause N-6.3.4); `ambulance` is added when people are hurt. Without `recipients`: all whom the clause names. */
  report: WithId.extend({
    recipients: z.array(RescueRecipient).min(1).max(10).optional(),
    how: z.enum(['readOut', 'sent']).default('readOut'),
    injured: z.boolean().default(false),
    text: z.string().max(2000).optional(),
  }),
  /** A recipient said that they have the report. */
  receipt: WithId.extend({ recipient: RescueRecipient, person: z.string().trim().max(120).default('') }),
  evacuate: WithId,
  evacuee: WithId.extend({ household: Id, state: EvacueeState }),
  cordon: WithId.extend({ ring: z.array(LngLat).min(4).max(200).nullable() }),
  /** On-site staff confirm that the hazard is gone and the place was checked again (N-6.3.3.3, N-6.3.6.1). */
  secure: WithId.extend(OptionalStaff),
  clear: WithId,
  advise: WithId,
  /** What staff cannot solve on the spot goes to a technician, who owes a plan within 24 h (N-5.1.2.2). */
  refer: WithId.extend({ text: words(1000) }),
  plan: WithId.extend({ text: words(4000) }),
  reportCause: WithId.extend({ cause: words(4000), category: CauseCategory.default('unknown'), ...OptionalStaff }),
  archive: WithId,
  tick: WithId.extend({ step: Id, done: z.boolean().default(true) }),
  /** The shift leader is told. */
  skip: WithId.extend({ step: Id, reason: words(500) }),
  /** The answer to a question of the playbook. */
  decide: WithId.extend({ step: Id, answer: Id }),
  /** Another playbook fits what has been found, e.g. people trapped; what was ticked stays on record. */
  usePlaybook: WithId.extend({ playbook: Id }),
  /** I have seen that this was escalated to me. */
  heed: WithId.extend({ escalation: Id }),
  /** Whoever gives it leads the incident from now on; the owner at the desk stays its owner. */
  takeCommand: WithId,
  note: WithId.extend({ text: words(4000) }),
} as const satisfies Record<IncidentCommand, z.ZodType>

export const COMMAND_SUMMARIES: Record<IncidentCommand, string> = {
  accept: 'I have it: acknowledge its alarms and become its owner (N-6.2.1)',
  silence: 'Silence its sound for 30 s; nothing else changes',
  call: 'Record a telephone attempt and what was answered (N-6.2.2)',
  dispatch: 'Send on-site staff; the nearest suitable one when none is named (N-6.2.3)',
  acknowledge: 'Staff have the order',
  depart: 'Staff are on the way',
  arrive: 'Staff are on the spot (N-6.3.2)',
  progress: 'Staff say how it goes, with photos',
  decline: 'Staff cannot go, with the reason',
  withdraw: 'Take an order back',
  complete: 'Staff are done here',
  confirm: 'Seen on the spot: real or false (N-6.2.4, N-6.3.2)',
  handle: 'Controllable: handle on the spot, in protective gear (N-6.3.3)',
  triage: 'Somebody is hurt: tag and START category',
  handOver: 'A casualty was handed over, e.g. to the ambulance',
  report: 'Not controllable: report to the rescue services (N-6.3.4)',
  receipt: 'A recipient has the report (N-6.3.4)',
  evacuate: 'Evacuate, weakest first, and cordon off (N-6.3.5)',
  evacuee: 'What became of a household that has to leave (N-6.3.5.1)',
  cordon: 'Set or lift the cordon (N-6.3.5.2)',
  secure: 'Staff confirm that the hazard is gone (N-6.3.6)',
  clear: 'Clear: readings normal and staff confirmed (N-6.3.6)',
  advise: 'The party was advised (N-6.3.6.2)',
  refer: 'Hand it to a technician (N-5.1.2.2)',
  plan: 'The technician’s plan (N-5.1.2.2)',
  reportCause: 'Written report on the cause of a false alarm (N-6.2.4)',
  archive: 'Seal the record (N-6.3.7)',
  tick: 'Tick a playbook step off or on again',
  skip: 'Leave a playbook step out, with the reason',
  decide: 'Answer a question of the playbook',
  usePlaybook: 'Go on by another playbook (E-6.4)',
  heed: 'I have seen what was escalated to me',
  takeCommand: 'I am in command of it',
  note: 'Write a note into the timeline',
}
