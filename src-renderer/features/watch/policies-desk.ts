/** The draft of the policies; an alarm may lead away from the page and nothing that was changed is lost. */
import { create } from 'zustand'
import type { Policies } from '../../../src-preload/contract/policies.types.ts'

export interface Draft {
  /** The version it was made from. */
  base: number
  policies: Policies
  past: Policies[]
  /** Where the last change was; typing on in one field is one step of undo. */
  touched: string | null
}

interface PoliciesDesk {
  draft: Draft | null
  /** Begins a draft where there is none. `place`: the path of a field, or null for a change that is a step of its own. */
  change: (from: { version: number; policies: Policies }, place: string | null, to: (policies: Policies) => void) => void
  undo: () => void
  drop: () => void
}

const UNDO_MAX = 200

export const usePoliciesDesk = create<PoliciesDesk>((set) => ({
  draft: null,
  change: (from, place, to) =>
    set(({ draft }) => {
      const { base, policies, past, touched } = draft ?? { base: from.version, policies: from.policies, past: [], touched: null }
      const changed = structuredClone(policies)
      to(changed)
      const goesOn = place !== null && place === touched
      return { draft: { base, policies: changed, past: goesOn ? past : [...past, policies].slice(-UNDO_MAX), touched: place } }
    }),
  undo: () =>
    set(({ draft }) => {
      const before = draft?.past.at(-1)
      if (!draft || !before) return {}
      const past = draft.past.slice(0, -1)
      return { draft: past.length === 0 ? null : { ...draft, policies: before, past, touched: null } }
    }),
  drop: () => set({ draft: null }),
}))
