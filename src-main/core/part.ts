/** A part of the core around the input loop. The composition root asks each part for what concerns it. */
import type { DeadlineRow } from '../domains/deadlines/deadlines.types.ts'
import type { Effect } from '../kernel/work.ts'

export interface CorePart {
  /** Before the first input: takes up what was open when the last core ended. */
  load?(): void
  /** Inside the commit: writes what changed. */
  flush?(): void
  /** After the commit, before the working set is cleared. */
  stored?(): void
  /** A deadline that ran out; true when it was this part's. */
  deadlineDue?(id: string, row: DeadlineRow): boolean
  /** Does an effect of the outbox; undefined when it is not this part's; resolves with `OBSOLETE` when it was no longer wanted. Errors: rejects, and the outbox tries again. */
  perform?(effect: Effect): Promise<unknown> | undefined
  /** The core begins to act. */
  start?(): void
  /** About once a second, beside the loop. */
  tick?(): void
  stop?(): void
}
