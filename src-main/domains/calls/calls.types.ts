/** A telephone call as the core keeps it: the context of its machine. Times are UTC ms. JSON through and through. */
import type { Call, LineSettings, TelephoneLine } from '../../../src-preload/contract/calls.contract.ts'
import type { CallAnswer, CallOutcome } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Phone } from '../../../src-preload/contract/people.contract.ts'
import type { CallState } from '../../../src-preload/contract/wire/words.ts'
import { iso, isoOrNull } from '../../kernel/clock.ts'
import type { Actor } from '../incidents/incident.types.ts'

export interface CallContext {
  id: string
  direction: Call['direction']
  incident: string | null
  household: string | null
  /** As it is dialled: figures, `+`, `*` and `#`. */
  number: string
  phone: Phone | null
  line: string | null
  mode: Call['mode']
  by: Actor
  askedAt: number
  dueAt: number
  ringingAt: number | null
  answeredAt: number | null
  endedAt: number | null
  outcome: CallOutcome | null
  answer: CallAnswer | null
  digits: string
  failure: string | null
  /** Who ended it at the desk; null when the other side, the script or the line did. */
  hungUpBy: string | null
  recorded: boolean
  purpose: Call['purpose']
}

export interface CallRecord {
  state: CallState
  context: CallContext
}

export type CallEvent =
  | { type: 'dial'; line: string }
  | { type: 'ring'; at: number }
  | { type: 'answer'; at: number }
  /** `answer`: what the key means to the script, when it means anything. */
  | { type: 'key'; key: string; answer: CallAnswer | null }
  | { type: 'mute' }
  | { type: 'setMode'; mode: Call['mode']; by: Actor }
  /** `outcome` counts only while nobody has answered. */
  | { type: 'end'; at: number; outcome: CallOutcome | null; failure: string | null; by: string | null }

/** How a line is. Nothing of it is stored: after a start, every line says so anew. */
export interface LineState {
  state: Extract<TelephoneLine['state'], 'ready' | 'registering' | 'failed'>
  failure: string | null
  since: number
}

export const isEnded = ({ state }: CallRecord): boolean => state === 'ended'
/** Holds a line. */
export const isLive = ({ state }: CallRecord): boolean => state === 'dialling' || state === 'ringing' || state === 'talking'

export const callView = ({ state, context }: CallRecord): Call => {
  const { by, askedAt, dueAt, ringingAt, answeredAt, endedAt, hungUpBy: _hungUpBy, recorded, ...same } = context
  return {
    ...same,
    state,
    by: by.name,
    askedAt: iso(askedAt),
    dueAt: iso(dueAt),
    ringingAt: isoOrNull(ringingAt),
    answeredAt: isoOrNull(answeredAt),
    endedAt: isoOrNull(endedAt),
    recording: recorded ? context.id : null,
  }
}

export function lineView({ id, account, enabled }: LineSettings, line: LineState | undefined, isBusy: boolean, now: number): TelephoneLine {
  const since = iso(line?.since ?? now)
  if (!enabled) return { id, account, state: 'off', failure: null, since }
  const { state, failure } = line ?? { state: 'registering', failure: null }
  return { id, account, state: state === 'ready' && isBusy ? 'busy' : state, failure, since }
}
