/** Which deadline of an incident matters now, and how much of it is left. Pure. */
import type { Deadline } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'

/** The next one to come due; a missed one stays until it is met. The end of a silence is not a duty. */
export const pressingDeadline = (incident: Incident): Deadline | null =>
  incident.deadlines
    .filter(({ kind }) => kind !== 'silence')
    .sort((a, b) => a.dueAt.localeCompare(b.dueAt))
    .at(0) ?? null

export interface DeadlineLeft {
  leftMs: number
  spanMs: number
  /** 1 at the start, 0 when due. */
  part: number
  over: boolean
}

export const deadlineLeft = (deadline: Deadline, now: number): DeadlineLeft => {
  const due = Date.parse(deadline.dueAt)
  const spanMs = due - Date.parse(deadline.startedAt)
  const leftMs = due - now
  return { leftMs, spanMs, part: spanMs > 0 ? leftMs / spanMs : 0, over: leftMs < 0 }
}

/** The clock of an incident stops when it is filed. */
export const elapsedMs = (incident: Incident, now: number): number =>
  (incident.archivedAt === null ? now : Date.parse(incident.archivedAt)) - Date.parse(incident.openedAt)
