/** An action as the core keeps it: the context of its machine. Times are UTC ms. JSON through and through. */
import type { ActionState, OutputPolicy } from '../../../src-preload/contract/wire/words.ts'
import type { Actor } from '../incidents/incident.types.ts'

export interface ActionContext {
  id: string
  /** What it is driven for, the first one first; empty when by hand. */
  incidents: string[]
  rule: string | null
  device: string
  point: string
  value: number
  /** Where the output is while nothing drives it. */
  rest: number
  /** It is put back on the spot only. */
  onSpot: boolean
  policy: OutputPolicy
  reason: string
  proposedAt: number
  confirmedBy: Actor[]
  /** Interlocks that kept it from being driven. */
  blockedBy: string[]
  /** Orders sent to the output so far; the newest of them, and when. */
  orders: number
  commandedAt: number | null
  unsent: boolean
  overdue: boolean
  stoppedBy: Actor | null
  endedAt: number | null
}

export interface ActionRecord {
  state: ActionState
  context: ActionContext
}

export type ActionEvent =
  /** A person agrees. `blockedBy`: the interlocks that hold now. */
  | { type: 'confirm'; at: number; actor: Actor; blockedBy: string[] }
  /** The rule asks nobody. */
  | { type: 'drive'; at: number; blockedBy: string[] }
  /** What the output reports of itself. */
  | { type: 'feedback'; at: number; value: number }
  /** The time for the feedback ran out. */
  | { type: 'overdue' }
  /** The network took the order, or did not. */
  | { type: 'sent' }
  | { type: 'unsent' }
  | { type: 'stop'; at: number; actor: Actor }
  /** A later action drives the same output elsewhere. */
  | { type: 'overtake'; at: number }
  /** Nobody confirmed it, and what it was for is over. */
  | { type: 'lapse'; at: number }

/** Waits for a person. */
export const isWaiting = ({ state }: ActionRecord): boolean => state === 'proposed' || state === 'confirmedOnce' || state === 'interlocked'
/** Holds its output, as far as is known. */
export const isLive = ({ state }: ActionRecord): boolean => state === 'commanded' || state === 'fedBack' || state === 'stopping'
export const isEnded = ({ context }: ActionRecord): boolean => context.endedAt !== null

/** Where the newest order drives the output. */
export const targetOf = ({ state, context }: ActionRecord): number => (state === 'stopping' ? context.rest : context.value)
