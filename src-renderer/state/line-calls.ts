/** The calls over the console's telephone lines, as incidents and the desk look at them. */
import type { Call } from '../../src-preload/contract/calls.contract.ts'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { Health } from '../../src-preload/contract/system.contract.ts'

type Calls = ReadonlyMap<string, Call>

const LIVE: readonly Call['state'][] = ['dialling', 'ringing', 'talking']
export const isLive = ({ state }: Call) => LIVE.includes(state)

/** The call that runs for an incident, else the one that waits for a line. A call back for later is none of them. */
export const callOf = (calls: Calls, incident: string): Call | undefined => {
  const own = [...calls.values()].filter((call) => call.incident === incident)
  return own.find(isLive) ?? own.find(({ state, purpose }) => state === 'waiting' && purpose !== 'callBack')
}

/** The newest one that has ended, to say why. */
export const endedCallOf = (calls: Calls, incident: string): Call | undefined =>
  [...calls.values()]
    .filter((call) => call.incident === incident && call.state === 'ended')
    .reduce<Call | undefined>((newest, call) => ((newest?.endedAt ?? '') < (call.endedAt ?? '') ? call : newest), undefined)

/** Somebody may be on the line, and what they said is not noted yet. */
export const isAnswerAwaited = (calls: Calls, incident: Incident): boolean => {
  const call = callOf(calls, incident.id)
  return call !== undefined && isLive(call) && !incident.calls.some((attempt) => attempt.call === call.id)
}

export const hasReadyLine = (health: Health | null): boolean =>
  health?.telephone?.lines.some(({ state }) => state === 'ready' || state === 'busy') ?? false

/** Why no line can be used; null where one can, or none is set up. */
export const lineFailure = (health: Health | null): string | null =>
  hasReadyLine(health) ? null : (health?.telephone?.lines.find(({ state }) => state === 'failed')?.failure ?? null)

export const ringingIn = (calls: Calls): Call[] =>
  [...calls.values()].filter(({ direction, state }) => direction === 'incoming' && state === 'ringing')

export const talkedIn = (calls: Calls): Call | undefined =>
  [...calls.values()].find(({ direction, state }) => direction === 'incoming' && state === 'talking')

/** Promised calls, the earliest first. */
export const callBacks = (calls: Calls): Call[] =>
  [...calls.values()]
    .filter(({ state, purpose }) => state === 'waiting' && purpose === 'callBack')
    .sort((a, b) => a.dueAt.localeCompare(b.dueAt))
