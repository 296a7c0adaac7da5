/** One step of the incident machine, and what it would take now. Pure. */
import { transition } from 'xstate'
import { INCIDENT_COMMANDS, type IncidentCommand, type IncidentState } from '../../../src-preload/contract/wire/words.ts'
import { incidentMachine } from './incident.machine.ts'
import type { CommandEvent, IncidentContext, IncidentEvent, IncidentRecord } from './incident.types.ts'

const snapshotOf = ({ state, context }: IncidentRecord) =>
  incidentMachine.resolveState({ value: state, context, status: state === 'archived' ? 'done' : 'active' })

/** Silence is not an act: the sound only stops for a while. */
const acted = (event: IncidentEvent): { actedAt?: number } => ('at' in event && event.type !== 'silence' ? { actedAt: event.at } : {})

/** The record after an event; the same object when the machine does not take it. */
export function step(record: IncidentRecord, event: IncidentEvent): IncidentRecord {
  const snapshot = snapshotOf(record)
  if (!snapshot.can(event)) return record
  const [next] = transition(incidentMachine, snapshot, event)
  return { state: next.value as IncidentState, context: { ...next.context, ...acted(event) } }
}

export const takes = (record: IncidentRecord, event: IncidentEvent): boolean => snapshotOf(record).can(event)

const WHO = { at: 0, actor: { id: '', name: '' } }
/** Well-formed events of each command, to ask the machine what it would take of this incident. */
const samples = ({ casualties, reports, escalations, orders }: IncidentContext): Record<IncidentCommand, CommandEvent[]> => ({
  accept: [{ type: 'accept', ...WHO }],
  silence: [{ type: 'silence', ...WHO }],
  call: [{ type: 'call', ...WHO, outcome: 'answered' }],
  dispatch: [{ type: 'dispatch', ...WHO }],
  acknowledge: [{ type: 'acknowledge', ...WHO }],
  depart: [{ type: 'depart', ...WHO }],
  arrive: [{ type: 'arrive', ...WHO }],
  progress: [{ type: 'progress', ...WHO, text: '-', photos: [] }],
  decline: [{ type: 'decline', ...WHO, reason: '-' }],
  withdraw: orders.map(({ staff }) => ({ type: 'withdraw', ...WHO, staff, reason: '' })),
  complete: [{ type: 'complete', ...WHO, text: '' }],
  confirm: [
    { type: 'confirm', ...WHO, verdict: 'real', by: 'staff' },
    { type: 'confirm', ...WHO, verdict: 'false', by: 'staff' },
  ],
  handle: [{ type: 'handle', ...WHO, gear: true }],
  triage: [{ type: 'triage', ...WHO, tag: '-', category: 'minor', note: '' }],
  handOver: casualties.map(({ tag }) => ({ type: 'handOver', ...WHO, tag, destination: '-', takenBy: '' })),
  report: [{ type: 'report', ...WHO, how: 'readOut', injured: false }],
  receipt: reports.map(({ recipient }) => ({ type: 'receipt', ...WHO, recipient, person: '' })),
  evacuate: [{ type: 'evacuate', ...WHO }],
  evacuee: [{ type: 'evacuee', ...WHO, household: '-', state: 'told' }],
  cordon: [{ type: 'cordon', ...WHO, ring: null }],
  secure: [{ type: 'secure', ...WHO }],
  clear: [{ type: 'clear', ...WHO }],
  advise: [{ type: 'advise', ...WHO }],
  refer: [{ type: 'refer', ...WHO, text: '-' }],
  plan: [{ type: 'plan', ...WHO, text: '-' }],
  reportCause: [{ type: 'reportCause', ...WHO, cause: '-', category: 'unknown' }],
  archive: [{ type: 'archive', ...WHO }],
  tick: [{ type: 'tick', ...WHO, step: '-', done: true }],
  skip: [{ type: 'skip', ...WHO, step: '-', reason: '-' }],
  decide: [{ type: 'decide', ...WHO, step: '-', answer: '-' }],
  usePlaybook: [{ type: 'usePlaybook', ...WHO, playbook: '-' }],
  heed: escalations.map(({ id }) => ({ type: 'heed', ...WHO, escalation: id })),
  takeCommand: [{ type: 'takeCommand', ...WHO }],
  note: [{ type: 'note', ...WHO, text: '-' }],
})

/** A record is never changed: what it allows is asked of the machine once, not for every seat. */
const known = new WeakMap<IncidentRecord, IncidentCommand[]>()

export function allowedCommands(record: IncidentRecord): IncidentCommand[] {
  const asked = known.get(record)
  if (asked) return asked
  const snapshot = snapshotOf(record)
  const events = samples(record.context)
  const allowed = INCIDENT_COMMANDS.filter((command) => events[command].some((event) => snapshot.can(event)))
  known.set(record, allowed)
  return allowed
}
