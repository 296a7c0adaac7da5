/** An action as the contract shows it. Pure. */
import type { Action } from '../../../src-preload/contract/outputs.contract.ts'
import { iso, isoOrNull } from '../../kernel/clock.ts'
import type { DeadlineRow } from '../deadlines/deadlines.types.ts'
import type { ActionRecord } from './linkage.types.ts'

/** `feedback`: the wait for its feedback, while it runs. */
export function actionView({ state, context }: ActionRecord, feedback: DeadlineRow | undefined): Action {
  const { rest: _rest, orders: _orders, ...shown } = context
  return {
    ...shown,
    state,
    feedback: feedback ? { startedAt: iso(feedback.startedAt), dueAt: iso(feedback.dueAt) } : null,
    proposedAt: iso(context.proposedAt),
    commandedAt: isoOrNull(context.commandedAt),
    stoppedBy: context.stoppedBy?.name ?? null,
    endedAt: isoOrNull(context.endedAt),
  }
}
