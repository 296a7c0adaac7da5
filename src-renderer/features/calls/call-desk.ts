/** What the operator is in the middle of on the telephone: a second question, and why the last order was not taken. */
import { create } from 'zustand'
import type { FollowUpAnswer, WarningScript } from '../../../src-preload/contract/procedures.types.ts'
import type { Failure } from '../../client/errors.ts'

interface CallDesk {
  /** `key`: the answer that asks further; `answered`: the key of what was said to it. */
  followUp: { incident: string; key: number; answered: number | null } | null
  /** Null incident: it was about a call that belongs to none. */
  refused: { incident: string | null; failure: Failure } | null
}

export const useCallDesk = create<CallDesk>(() => ({ followUp: null, refused: null }))

export type FollowUp = CallDesk['followUp']

export const followUpOf = (script: WarningScript, incident: string, followUp: FollowUp) => {
  if (followUp?.incident !== incident) return null
  const ask = script.answers.find(({ key }) => key === followUp.key)?.ask
  if (!ask) return null
  return { ask, answer: ask.answers.find(({ key }) => key === followUp.answered) ?? null }
}

/** What the second answer calls for. */
export const calledFor = (script: WarningScript, incident: string, followUp: FollowUp): FollowUpAnswer['then'] =>
  followUpOf(script, incident, followUp)?.answer?.then ?? null
