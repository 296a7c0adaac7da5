/** Which of the waiting calls has its turn. Pure. */
import type { CallRecord } from './calls.types.ts'

/** Calls that belong to no incident come after all that do. */
const NO_INCIDENT = 9

/** The most serious incident first, then whoever waits longest. */
export function nextUp(waiting: readonly CallRecord[], priorityOf: (incident: string) => number | undefined): CallRecord | undefined {
  const rank = ({ context: { incident } }: CallRecord): number => (incident === null ? NO_INCIDENT : (priorityOf(incident) ?? NO_INCIDENT))
  return waiting.toSorted((a, b) => rank(a) - rank(b) || a.context.dueAt - b.context.dueAt || a.context.askedAt - b.context.askedAt)[0]
}
