/** Deadlines are rows with an absolute due time, not timers: they survive a restart. Times are UTC ms. */
import { z } from 'zod'
import { DeadlineKind } from '../../../src-preload/contract/wire/words.ts'

/**
 * What ends by itself outside of incidents: the wait of a limit, the time of an alarm on the shelf, the calm after
 * chattering, the time of a device in test or out of service, the wait for a person or for the feedback of an output,
 * a telephone that rings, a call promised for later, the wait before the telephone rings by itself, and the time of a notice.
 */
export type TimerKind =
  | 'limitDelay'
  | 'shelf'
  | 'calm'
  | 'service'
  | 'confirmation'
  | 'escalation'
  | 'feedback'
  | 'ring'
  | 'callBack'
  | 'autoCall'
  | 'notice'

export interface DeadlineRow {
  id: string
  /** Null for what is not an incident's. */
  incident: string | null
  kind: DeadlineKind | TimerKind
  clause: string | null
  startedAt: number
  dueAt: number
  /** Set when it ran out before its condition ended. */
  missedAt: number | null
}

export const isOfIncident = (row: DeadlineRow): row is DeadlineRow & { kind: DeadlineKind } => row.incident !== null

/** `resources/deadlines.json`: how long each may take, and the clause that says so. */
export const DeadlineTable = z.record(DeadlineKind, z.object({ afterMs: z.number().int().positive(), clause: z.string().nullable() }))
export type DeadlineTable = z.infer<typeof DeadlineTable>
