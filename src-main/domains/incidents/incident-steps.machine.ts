/** One step of the incident machine, and what it would take now. Pure. */
import { transition } from 'xstate'
import { INCIDENT_COMMANDS, type IncidentCommand, type IncidentState } from '../../../src-preload/contract/wire/words.ts'
import { incidentMachine } from './incident.machine.ts'
import type { CommandEvent, IncidentEvent, IncidentRecord } from './incident.types.ts'

const snapshotOf = ({ state, context }: IncidentRecord) =>
  incidentMachine.resolveState({ value: state, context, status: state === 'archived' ? 'done' : 'active' })

/** The record after an event; the same object when the machine does not take it. */
export function step(record: IncidentRecord, event: IncidentEvent): IncidentRecord {
  const snapshot = snapshotOf(record)
  if (!snapshot.can(event)) return record
  const [next] = transition(incidentMachine, snapshot, event)
  return { state: next.value as IncidentState, context: next.context }
}

export const takes = (record: IncidentRecord, event: IncidentEvent): boolean => snapshotOf(record).can(event)

const WHO = { at: 0, actor: { id: '', name: '' } }
/** One well-formed event per command (two for a verdict), to ask the machine what it would take. */
const SAMPLES: Record<IncidentCommand, CommandEvent[]> = {
  accept: [{ type: 'accept', ...WHO }],
  silence: [{ type: 'silence', ...WHO }],
  call: [{ type: 'call', ...WHO, outcome: 'answered' }],
  dispatch: [{ type: 'dispatch', ...WHO }],
  arrive: [{ type: 'arrive', ...WHO }],
  confirm: [
    { type: 'confirm', ...WHO, verdict: 'real', by: 'staff' },
    { type: 'confirm', ...WHO, verdict: 'false', by: 'staff' },
  ],
  handle: [{ type: 'handle', ...WHO, gear: true }],
  report: [{ type: 'report', ...WHO, injured: false }],
  evacuate: [{ type: 'evacuate', ...WHO }],
  secure: [{ type: 'secure', ...WHO }],
  clear: [{ type: 'clear', ...WHO }],
  advise: [{ type: 'advise', ...WHO }],
  reportCause: [{ type: 'reportCause', ...WHO, cause: '-' }],
  archive: [{ type: 'archive', ...WHO }],
  tick: [{ type: 'tick', ...WHO, step: '-', done: true }],
  note: [{ type: 'note', ...WHO, text: '-' }],
}

export function allowedCommands(record: IncidentRecord): IncidentCommand[] {
  const snapshot = snapshotOf(record)
  return INCIDENT_COMMANDS.filter((command) => SAMPLES[command].some((event) => snapshot.can(event)))
}
