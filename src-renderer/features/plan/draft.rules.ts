/** The draft of the site plan with its undo: every change is a new plan, which shares with the one before what did not change. Pure. */
import type { SitePlan } from '../../../src-preload/contract/plan.contract.ts'

export interface Draft {
  /** The version it was made from. */
  base: number
  plan: SitePlan
  past: readonly SitePlan[]
  future: readonly SitePlan[]
  /** Where the last change was; going on there is one step of undo. */
  touched: string | null
}

/** A step costs one list of references: some 400 kB for the largest venue. */
export const UNDO_MAX = 100

export const draftOf = (base: number, plan: SitePlan): Draft => ({ base, plan, past: [], future: [], touched: null })

/** `place`: the field that is written in, or null for a change that is a step of its own. A change that changes nothing is none. */
export function withChange(draft: Draft, place: string | null, plan: SitePlan): Draft {
  if (plan === draft.plan) return draft
  const goesOn = place !== null && place === draft.touched
  const past = goesOn ? draft.past : [...draft.past, draft.plan].slice(-UNDO_MAX)
  return { ...draft, plan, past, future: [], touched: place }
}

export function undone(draft: Draft): Draft {
  const before = draft.past.at(-1)
  if (!before) return draft
  return { ...draft, plan: before, past: draft.past.slice(0, -1), future: [draft.plan, ...draft.future], touched: null }
}

export function redone(draft: Draft): Draft {
  const [after, ...future] = draft.future
  if (!after) return draft
  return { ...draft, plan: after, past: [...draft.past, draft.plan], future, touched: null }
}

/** On top of another version: the drawing stays, only what it is compared with is newer. */
export const rebased = (draft: Draft, base: number): Draft => ({ ...draft, base })
