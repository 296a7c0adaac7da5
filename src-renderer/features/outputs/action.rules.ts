/** How actions look to an operator: which stand in one row, what is said of them, what may be done. Pure. */
import type { Action } from '../../../src-preload/contract/outputs.contract.ts'
import type { ActionState } from '../../../src-preload/contract/wire/words.ts'

/** The state of an action as it is worded. */
export type Phrase = ActionState | 'proposedTwo' | 'fedBackOnSpot' | `${'commanded' | 'stopping'}${'Unsent' | 'Overdue'}`

export function phraseOf({ state, policy, onSpot, unsent, overdue }: Action): Phrase {
  if (state === 'proposed' && policy === 'twoPersons') return 'proposedTwo'
  if (state === 'fedBack' && onSpot) return 'fedBackOnSpot'
  if (state !== 'commanded' && state !== 'stopping') return state
  return unsent ? `${state}Unsent` : overdue ? `${state}Overdue` : state
}

/** Waits for a person · does not do what it should · on its way · done as ordered · over. */
export type Look = 'waiting' | 'trouble' | 'running' | 'done' | 'over'

const LOOKS: Record<Phrase, Look> = {
  proposed: 'waiting',
  proposedTwo: 'waiting',
  confirmedOnce: 'waiting',
  interlocked: 'trouble',
  commanded: 'running',
  commandedUnsent: 'trouble',
  commandedOverdue: 'trouble',
  fedBack: 'done',
  fedBackOnSpot: 'done',
  stopping: 'running',
  stoppingUnsent: 'trouble',
  stoppingOverdue: 'trouble',
  stopped: 'over',
  expired: 'over',
}
/** By how much it needs a person. */
const ORDER: readonly Look[] = ['waiting', 'trouble', 'running', 'done', 'over']

export const lookOf = (action: Action): Look => LOOKS[phraseOf(action)]

/** Of several, the look of the one that needs a person most; null for none. */
export const worstLook = (actions: readonly Action[]): Look | null => {
  const looks = new Set(actions.map(lookOf))
  return ORDER.find((look) => looks.has(look)) ?? null
}

const isWaiting = ({ state }: Action): boolean => state === 'proposed' || state === 'confirmedOnce' || state === 'interlocked'
/** It holds its output, as far as is known. */
export const isOn = ({ state }: Action): boolean => state === 'commanded' || state === 'fedBack' || state === 'stopping'

export const mayConfirm = (action: Action, me: string): boolean => isWaiting(action) && !action.confirmedBy.some(({ id }) => id === me)
/** A proposal nobody wants. */
export const mayDrop = isWaiting
/** It can be driven back from here. */
export const mayStop = (action: Action): boolean => isOn(action) && !action.onSpot
/** It is put back on the spot; here it can only be taken off the list. */
export const mayEnd = (action: Action): boolean => isOn(action) && action.onSpot

export interface ActionGroup {
  key: string
  kind: string
  rule: string | null
  actions: Action[]
  /** Of the one that needs a person most. */
  look: Look
}

/** What one rule drives of one kind stands in one row, and is confirmed and stopped together. Rows keep their places. */
export function groupsOf(actions: readonly Action[], kindOf: (device: string) => string): ActionGroup[] {
  const groups = new Map<string, ActionGroup>()
  for (const action of actions) {
    const kind = kindOf(action.device)
    const key = `${action.rule ?? action.id}/${kind}`
    const look = lookOf(action)
    const group = groups.get(key)
    if (!group) groups.set(key, { key, kind, rule: action.rule, actions: [action], look })
    else {
      group.actions.push(action)
      if (ORDER.indexOf(look) < ORDER.indexOf(group.look)) group.look = look
    }
  }
  return [...groups.values()]
}

/** How many say what, what needs a person first. */
export function phrasesOf(actions: readonly Action[]): { phrase: Phrase; count: number }[] {
  const counts = new Map<Phrase, number>()
  for (const action of actions) counts.set(phraseOf(action), (counts.get(phraseOf(action)) ?? 0) + 1)
  return [...counts]
    .map(([phrase, count]) => ({ phrase, count }))
    .sort((a, b) => ORDER.indexOf(LOOKS[a.phrase]) - ORDER.indexOf(LOOKS[b.phrase]))
}
