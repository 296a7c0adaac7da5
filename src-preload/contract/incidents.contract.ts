/** Incidents: what people handle, from the first second to the sealed archive (DB3205/T clause 6). */
import { z } from 'zod'
import { Alarm } from './alarms.contract.ts'
import { COMMAND_INPUTS, COMMAND_SUMMARIES, OpenInput } from './incident-commands.types.ts'
import {
  CallAttempt,
  Casualty,
  CauseCategory,
  Deadline,
  Escalation,
  Evacuee,
  Order,
  Place,
  ProcedureRef,
  RescueRecipient,
  RescueReport,
  StaffProposal,
  StepRecord,
} from './incident-parts.types.ts'
import { JournalEntry } from './journal.contract.ts'
import { Party } from './people.contract.ts'
import { HANDLERS, Id, LngLat, PageInput, pageOf, procedure, Time, WATCHERS } from './wire/procedure.ts'
import { Certainty, HazardKind, IncidentCommand, IncidentState, Priority, RefusalReason } from './wire/words.ts'

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
  /** Who is in command of it. Records sealed before anybody could be say nothing of it. */
  commander: z.object({ id: Id, name: z.string(), since: Time }).nullable().default(null),
  /** Who holds another open incident of the same household: it is theirs to take. */
  assignedTo: z.object({ id: Id, name: z.string() }).nullable(),
  /** Other open incidents of the same household; nobody is phoned or sent twice. */
  related: z.array(Id),
  certainty: Certainty,
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
  /** Who was reported to, in the order of the first report. */
  reported: z.array(RescueRecipient),
  reports: z.array(RescueReport),
  casualties: z.array(Casualty),
  /** Outer ring of the cordon, closed as in GeoJSON; null while none is set (N-6.3.5.2). */
  cordon: z.array(LngLat).nullable(),
  /** Empty until the incident is out of control or people have to leave. */
  evacuees: z.array(Evacuee),
  steps: z.array(StepRecord),
  /** The versions it runs with, kept from its opening on. */
  script: ProcedureRef,
  playbook: ProcedureRef.nullable(),
  escalations: z.array(Escalation),
  /** Handed to a technician (N-5.1.2.2), and the plan that is owed for it. */
  referral: z.object({ at: Time, by: z.string(), text: z.string(), plan: z.string().nullable(), plannedAt: Time.nullable() }).nullable(),
  causeCategory: CauseCategory.nullable(),
  /** Who lives within 25 m. */
  around: z.object({ radiusM: z.number(), households: z.number(), people: z.number(), needHelp: z.number() }),
})
export type Incident = z.infer<typeof Incident>

export const IncidentWithTimeline = Incident.extend({ timeline: z.array(JournalEntry) })

const WithId = z.object({ id: Id })

const command = <C extends IncidentCommand>(name: C) =>
  procedure(HANDLERS)
    .route({ method: 'POST', path: `/incidents/{id}/${name}`, summary: COMMAND_SUMMARIES[name], tags: ['incidents'] })
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
  /** Opened and accepted in one. Where the same hazard of the household is open already, that incident is given back. Errors: 409 `incident.noSuchHousehold`, `incident.noSuchZone`, `incident.noSuchPlaybook`. */
  open: procedure(HANDLERS)
    .route({ method: 'POST', path: '/incidents', summary: 'Open an incident that no device has raised', tags: ['incidents'] })
    .input(OpenInput)
    .output(Incident),
  get: procedure(WATCHERS)
    .route({ method: 'GET', path: '/incidents/{id}', summary: 'One incident with its timeline', tags: ['incidents'] })
    .input(WithId)
    .output(IncidentWithTimeline),
  accept: command('accept'),
  silence: command('silence'),
  call: command('call'),
  dispatch: command('dispatch'),
  acknowledge: command('acknowledge'),
  depart: command('depart'),
  arrive: command('arrive'),
  progress: command('progress'),
  decline: command('decline'),
  withdraw: command('withdraw'),
  complete: command('complete'),
  confirm: command('confirm'),
  handle: command('handle'),
  triage: command('triage'),
  handOver: command('handOver'),
  report: command('report'),
  receipt: command('receipt'),
  evacuate: command('evacuate'),
  evacuee: command('evacuee'),
  cordon: command('cordon'),
  secure: command('secure'),
  clear: command('clear'),
  advise: command('advise'),
  refer: command('refer'),
  plan: command('plan'),
  reportCause: command('reportCause'),
  archive: command('archive'),
  tick: command('tick'),
  skip: command('skip'),
  decide: command('decide'),
  usePlaybook: command('usePlaybook'),
  heed: command('heed'),
  takeCommand: command('takeCommand'),
  note: command('note'),
}
