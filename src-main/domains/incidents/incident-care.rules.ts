/** What commands do to the people around an incident: casualties, reports to rescue, evacuation; and to its checklist. Pure. */
import type { RescueRecipient } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Certainty } from '../../../src-preload/contract/wire/words.ts'
import type { EventOf, IncidentContext } from './incident.types.ts'

/** Clause N-6.3.4.1: sub-district, community, fire and emergency bureau. */
const NAMED: readonly RescueRecipient[] = ['subdistrict', 'community', 'fire', 'emergency']

/** Whom a report goes to; those who are hurt also need an ambulance. */
export function recipientsOf({ casualties }: IncidentContext, { recipients, injured }: EventOf<'report'>): RescueRecipient[] {
  const hurt = injured || casualties.length > 0
  return [...new Set([...(recipients ?? NAMED), ...(hurt && !recipients ? (['ambulance'] as const) : [])])]
}

/** A second report to the same recipient replaces the first: they have to say again that they have it. */
export function reportsAfter(context: IncidentContext, event: EventOf<'report'>): IncidentContext['reports'] {
  const { at, actor, how } = event
  const told = recipientsOf(context, event)
  const fresh = told.map((recipient) => ({ recipient, how, at, by: actor.name, receivedAt: null, receivedBy: null }))
  return [...context.reports.filter(({ recipient }) => !told.includes(recipient)), ...fresh]
}

export const reportsReceived = ({ reports }: IncidentContext, { recipient, person, at }: EventOf<'receipt'>): IncidentContext['reports'] =>
  reports.map((report) => (report.recipient === recipient ? { ...report, receivedAt: at, receivedBy: person || null } : report))

export function casualtiesAfter({ id, casualties }: IncidentContext, event: EventOf<'triage'>): IncidentContext['casualties'] {
  const { tag, category, note, at, actor } = event
  const known = casualties.find((casualty) => casualty.tag === tag)
  if (known)
    return casualties.map((casualty) =>
      casualty === known ? { ...known, category, note: note || known.note, at, by: actor.name } : casualty,
    )
  const casualty = { id: `${id}/${casualties.length + 1}`, tag, category, note, at, by: actor.name }
  return [...casualties, { ...casualty, destination: null, handedOverAt: null, handedOverTo: null }]
}

export const casualtiesHandedOver = (
  { casualties }: IncidentContext,
  { tag, destination, takenBy, at }: EventOf<'handOver'>,
): IncidentContext['casualties'] =>
  casualties.map((casualty) =>
    casualty.tag === tag ? { ...casualty, destination, handedOverAt: at, handedOverTo: takenBy || null } : casualty,
  )

/** A step that is ticked off again leaves no record behind; the journal keeps what was done. */
export function stepsAfter({ steps }: IncidentContext, event: EventOf<'tick' | 'skip' | 'decide'>): IncidentContext['steps'] {
  const others = steps.filter(({ step }) => step !== event.step)
  if (event.type === 'tick' && !event.done) return others
  const { step, at, actor } = event
  const record = { step, state: 'done' as const, at, by: actor.name, reason: null, answer: null }
  if (event.type === 'skip') return [...others, { ...record, state: 'skipped', reason: event.reason }]
  return [...others, event.type === 'decide' ? { ...record, answer: event.answer } : record]
}

/** What is said rises with what is known; a place that staff have seen is certain either way. */
export function certaintyOf({ verdictBy, calls, callsBefore, devices }: IncidentContext): Certainty {
  if (verdictBy === 'staff') return 'seen'
  const isSaid = calls.slice(callsBefore).some(({ answer }) => answer !== null)
  if (verdictBy === 'party' || isSaid) return 'reported'
  return devices > 1 ? 'corroborated' : 'unverified'
}
