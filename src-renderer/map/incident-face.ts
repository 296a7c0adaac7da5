/** What a marker, a call-out or a wall row says of an incident: its rank, what runs next, and how long. Pure. */
import type { Deadline } from '../../src-preload/contract/incidents.contract.ts'
import type { Incident } from './map.types.ts'

export const isOpen = (incident: Incident): boolean => incident.state !== 'archived'

/** Unaccepted first, then by priority, then the oldest: the order of every list and of every fight for room. */
export function byUrgency(a: Incident, b: Incident): number {
  return (
    Number(b.unacknowledged) - Number(a.unacknowledged) ||
    a.priority - b.priority ||
    a.openedAt.localeCompare(b.openedAt) ||
    (a.id < b.id ? -1 : 1)
  )
}

/** The deadline that runs out next, or the one missed last; the 30 s of silence are not the incident's. */
export function nextDeadline(incident: Incident): Deadline | null {
  const running = incident.deadlines.filter((deadline) => deadline.kind !== 'silence')
  const pending = running.filter((deadline) => !deadline.missed).sort((a, b) => a.dueAt.localeCompare(b.dueAt))
  return pending[0] ?? running.sort((a, b) => b.dueAt.localeCompare(a.dueAt))[0] ?? null
}

/** Part of a deadline that has run, 0 to 1. */
export function elapsedShare(deadline: Deadline, now: number): number {
  const [start, due] = [Date.parse(deadline.startedAt), Date.parse(deadline.dueAt)]
  return due > start ? Math.min(1, Math.max(0, (now - start) / (due - start))) : 1
}
