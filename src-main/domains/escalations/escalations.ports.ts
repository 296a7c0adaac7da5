/** What incidents tell the escalation chains. */
import type { Certainty, DeadlineKind } from '../../../src-preload/contract/wire/words.ts'

export interface EscalationChains {
  /** A deadline ran out: its chain begins. */
  missed(incident: string, kind: DeadlineKind): void
  /** Its condition ended, or it began anew: its chain ends. */
  ended(incident: string, kind: DeadlineKind): void
  /** A playbook step was left out. */
  skipped(incident: string): void
  /** More is known of it than before. */
  certain(incident: string, certainty: Certainty): void
}
