/** Deadlines are rows with an absolute due time, not timers: they survive a restart. Times are UTC ms. */
import { z } from 'zod'
import { DeadlineKind } from '../../../src-preload/contract/wire/words.ts'

export interface DeadlineRow {
  id: string
  incident: string | null
  /** An incident's deadline, or `limitDelay`: a reading must stay abnormal until then to become an alarm. */
  kind: DeadlineKind | 'limitDelay'
  clause: string | null
  startedAt: number
  dueAt: number
  /** Set when it ran out before its condition ended. */
  missedAt: number | null
}

/** `resources/deadlines.json`: how long each may take, and the clause that says so. */
export const DeadlineTable = z.record(DeadlineKind, z.object({ afterMs: z.number().int().positive(), clause: z.string().nullable() }))
export type DeadlineTable = z.infer<typeof DeadlineTable>
