/** What incidents tell the escalation chains, and what these ask of incidents. */
import type { Escalation } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Certainty, DeadlineKind, EscalationTarget } from '../../../src-preload/contract/wire/words.ts'

export interface EscalationChains {
  /** A deadline ran out: its chain begins. */
  missed(incident: string, kind: DeadlineKind): void
  /** Its condition ended, or it began anew: its chain ends. */
  ended(incident: string, kind: DeadlineKind): void
  /** A playbook step was left out. */
  skipped(incident: string): void
  /** What is known of it has changed. */
  certain(incident: string, certainty: Certainty): void
  /** Somebody has seen it: nobody else needs to be told. */
  heeded(incident: string, reason: Escalation['reason']): void
}

export interface EscalatedIncidents {
  /** Undefined when it is not open. */
  open(incident: string): { site: string; kind: string; priority: number; place: string } | undefined
  escalate(incident: string, reason: Escalation['reason'], to: EscalationTarget): void
}
