/** The result of a drill, read off the journal of its core. Pure. */
import type { DrillSheet, DrillStep } from '../../../src-preload/contract/drills.contract.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { JournalEntry } from '../../../src-preload/contract/journal.contract.ts'
import { DeadlineKind, type IncidentCommand } from '../../../src-preload/contract/wire/words.ts'
import type { DeadlineTable } from '../deadlines/deadlines.types.ts'

/** The facts of the steps that are timed, in the order in which they are due. */
const TIMED: [fact: string, command: IncidentCommand, deadline: DeadlineKind | null][] = [
  ['incident.accepted', 'accept', 'accept'],
  ['incident.called', 'call', 'contact'],
  ['incident.staffDispatched', 'dispatch', null],
  ['incident.orderAcknowledged', 'acknowledge', null],
  ['incident.staffArrived', 'arrive', null],
  ['incident.confirmed', 'confirm', null],
  ['incident.handled', 'handle', null],
  ['incident.rescueReported', 'report', null],
  ['incident.evacuated', 'evacuate', null],
  ['incident.secured', 'secure', null],
  ['incident.cleared', 'clear', null],
  ['incident.partyAdvised', 'advise', null],
  ['incident.causeReported', 'reportCause', 'causeReport'],
  ['incident.archived', 'archive', null],
]

export function drilled(
  { kind, state, openedAt, steps: measures }: Pick<Incident, 'kind' | 'state' | 'openedAt' | 'steps'>,
  entries: readonly Pick<JournalEntry, 'at' | 'fact' | 'data'>[],
  deadlines: DeadlineTable,
  refused: number,
): DrillSheet['incidents'][number] {
  const steps = TIMED.flatMap(([fact, command, deadline]): DrillStep[] => {
    const first = entries.find((entry) => entry.fact === fact)
    if (!first) return []
    const withinS = deadline === null ? null : deadlines[deadline].afterMs / 1000
    return [{ command, seconds: Math.round((Date.parse(first.at) - Date.parse(openedAt)) / 100) / 10, withinS }]
  })
  const missed = entries.flatMap(({ fact, data }) => {
    const deadline = DeadlineKind.safeParse(data.kind)
    return fact === 'deadline.missed' && deadline.success ? [deadline.data] : []
  })
  const skipped = measures.filter((step) => step.state === 'skipped').length
  return { kind, state, steps: steps.sort((a, b) => a.seconds - b.seconds), missed: [...new Set(missed)], skipped, refused }
}
