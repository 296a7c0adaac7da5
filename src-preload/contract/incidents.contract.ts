/** Incidents: what people handle, from the first second to the sealed archive (DB3205/T clause 6). */
import { z } from 'zod'
import { Alarm } from './alarms.contract.ts'
import { JournalEntry } from './journal.contract.ts'
import { Party } from './people.contract.ts'
import { HANDLERS, Id, LngLat, PageInput, pageOf, procedure, Time, WATCHERS } from './wire/procedure.ts'
import { DeadlineKind, HazardKind, IncidentCommand, IncidentState, Priority, RefusalReason } from './wire/words.ts'

export const Place = z.object({
  zone: Id,
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

export const CallOutcome = z.enum(['answered', 'noAnswer', 'busy', 'wrongNumber'])
export const CallAnswer = z.enum(['nothingWrong', 'canHandle', 'fire', 'needHelp'])
export type CallAnswer = z.infer<typeof CallAnswer>
export const CallAttempt = z.object({
  at: Time,
  by: z.string(),
  phone: z.string().nullable(),
  outcome: CallOutcome,
  answer: CallAnswer.nullable(),
})
export type CallAttempt = z.infer<typeof CallAttempt>

export const Order = z.object({
  id: Id,
  staff: Id,
  staffName: z.string(),
  staffNameEn: z.string(),
  givenAt: Time,
  arrivedAt: Time.nullable(),
  endedAt: Time.nullable(),
  distanceM: z.number().nullable(),
})
export type Order = z.infer<typeof Order>

/** Why this person: straight-line metres, walking seconds at 1.2 m/s, and skills that fit the hazard. */
export const StaffProposal = z.object({
  staff: Id,
  number: z.string(),
  name: z.string(),
  nameEn: z.string(),
  distanceM: z.number(),
  walkS: z.number(),
  free: z.boolean(),
  skilled: z.boolean(),
  onDutyUntil: z.string(),
})
export type StaffProposal = z.infer<typeof StaffProposal>

export const RescueRecipient = z.enum(['subdistrict', 'community', 'fire', 'emergency', 'ambulance'])
export type RescueRecipient = z.infer<typeof RescueRecipient>

export const Incident = z.object({
  id: Id,
  site: Id,
  kind: HazardKind,
  state: IncidentState,
  priority: Priority,
  openedAt: Time,
  place: Place,
  party: Party.nullable(),
  alarms: z.array(Alarm),
  deadlines: z.array(Deadline),
  /** Commands that may be given now. */
  allowed: z.array(IncidentCommand),
  /** What is still missing for steps that will come. */
  missing: z.array(RefusalReason),
  owner: z.object({ id: Id, name: z.string() }).nullable(),
  /** True while an alarm of it is unacknowledged: new, re-triggered or worse. */
  unacknowledged: z.boolean(),
  silencedUntil: Time.nullable(),
  /** Seen on the spot: `real`, `false`, or not known yet. */
  verdict: z.enum(['unknown', 'real', 'false']),
  staffConfirmedAt: Time.nullable(),
  acceptedAt: Time.nullable(),
  clearedAt: Time.nullable(),
  archivedAt: Time.nullable(),
  causeReport: z.string().nullable(),
  calls: z.array(CallAttempt),
  orders: z.array(Order),
  proposals: z.array(StaffProposal),
  reported: z.array(RescueRecipient),
  /** Ids of the playbook steps ticked off. */
  steps: z.array(Id),
  /** Who lives within 25 m. */
  around: z.object({ radiusM: z.number(), households: z.number(), people: z.number(), needHelp: z.number() }),
})
export type Incident = z.infer<typeof Incident>

export const IncidentWithTimeline = Incident.extend({ timeline: z.array(JournalEntry) })

const WithId = z.object({ id: Id })
const OptionalStaff = { staff: Id.optional() }

/** The body of each command. Defaults make the plain act possible with an empty body. */
export const COMMAND_INPUTS = {
  accept: WithId,
  silence: WithId,
  call: WithId.extend({
    outcome: CallOutcome.default('answered'),
    answer: CallAnswer.optional(),
    phone: z.string().max(40).optional(),
  }),
  dispatch: WithId.extend(OptionalStaff),
  arrive: WithId.extend(OptionalStaff),
  confirm: WithId.extend({ verdict: z.enum(['real', 'false']).default('real'), by: z.enum(['staff', 'party']).default('staff') }),
  /** Controllable: staff handle it on the spot. Clause N-6.3.3: nobody enters without protective gear. */
  handle: WithId.extend({ gear: z.boolean().describe('Staff wear the protective gear this hazard asks for') }),
  /** Not controllable: rescue is called (clause N-6.3.4); `ambulance` is added when people are hurt. */
  report: WithId.extend({ injured: z.boolean().default(false), text: z.string().max(2000).optional() }),
  evacuate: WithId,
  /** On-site staff confirm that the hazard is gone and the place was checked again (N-6.3.3.3, N-6.3.6.1). */
  secure: WithId.extend(OptionalStaff),
  clear: WithId,
  advise: WithId,
  reportCause: WithId.extend({ cause: z.string().trim().min(1).max(4000), ...OptionalStaff }),
  archive: WithId,
  tick: WithId.extend({ step: Id, done: z.boolean().default(true) }),
  note: WithId.extend({ text: z.string().trim().min(1).max(4000) }),
} as const satisfies Record<IncidentCommand, z.ZodType>

const SUMMARY: Record<IncidentCommand, string> = {
  accept: 'I have it: acknowledge its alarms and become its owner (N-6.2.1)',
  silence: 'Silence its sound for 30 s; nothing else changes',
  call: 'Record a telephone attempt and what was answered (N-6.2.2)',
  dispatch: 'Send on-site staff; the nearest suitable one when none is named (N-6.2.3)',
  arrive: 'Staff are on the spot (N-6.3.2)',
  confirm: 'Seen on the spot: real or false (N-6.2.4, N-6.3.2)',
  handle: 'Controllable: handle on the spot, in protective gear (N-6.3.3)',
  report: 'Not controllable: report to the rescue services (N-6.3.4)',
  evacuate: 'Evacuate, weakest first, and cordon off (N-6.3.5)',
  secure: 'Staff confirm that the hazard is gone (N-6.3.6)',
  clear: 'Clear: readings normal and staff confirmed (N-6.3.6)',
  advise: 'The party was advised (N-6.3.6.2)',
  reportCause: 'Written report on the cause of a false alarm (N-6.2.4)',
  archive: 'Seal the record (N-6.3.7)',
  tick: 'Tick a playbook step off or on again',
  note: 'Write a note into the timeline',
}

const command = <C extends IncidentCommand>(name: C) =>
  procedure(HANDLERS)
    .route({ method: 'POST', path: `/incidents/{id}/${name}`, summary: SUMMARY[name], tags: ['incidents'] })
    .input(COMMAND_INPUTS[name])
    .output(Incident)

export const incidents = {
  orders: procedure(WATCHERS)
    .route({ method: 'GET', path: '/orders', summary: 'Orders to staff of the last 12 hours, newest first', tags: ['incidents'] })
    .output(pageOf(Order.extend({ incident: Id }))),
  list: procedure(WATCHERS)
    .route({ method: 'GET', path: '/incidents', summary: 'Incidents, newest first', tags: ['incidents'] })
    .input(PageInput.extend({ open: z.stringbool().or(z.boolean()).optional(), state: IncidentState.optional() }))
    .output(pageOf(Incident)),
  get: procedure(WATCHERS)
    .route({ method: 'GET', path: '/incidents/{id}', summary: 'One incident with its timeline', tags: ['incidents'] })
    .input(WithId)
    .output(IncidentWithTimeline),
  accept: command('accept'),
  silence: command('silence'),
  call: command('call'),
  dispatch: command('dispatch'),
  arrive: command('arrive'),
  confirm: command('confirm'),
  handle: command('handle'),
  report: command('report'),
  evacuate: command('evacuate'),
  secure: command('secure'),
  clear: command('clear'),
  advise: command('advise'),
  reportCause: command('reportCause'),
  archive: command('archive'),
  tick: command('tick'),
  note: command('note'),
}
