/** What is open on the page of procedures, and the draft; an alarm may lead away from it and nothing that was typed is lost. */
import { create } from 'zustand'
import type { Procedure } from '../../../src-preload/contract/procedures.contract.ts'
import type { ProcedureDocument, ProcedureKind } from '../../../src-preload/contract/procedures.types.ts'

export interface Chosen {
  kind: ProcedureKind
  id: string
}

export type Draft = ProcedureDocument & {
  /** The version it was made from. */
  base: number
  past: ProcedureDocument['document'][]
  /** Where the last change was; typing on in one field is one step of undo. */
  touched: string | null
}

interface ProcedureDesk {
  chosen: Chosen | null
  /** An older version that is looked at; null: the newest. */
  version: number | null
  /** Two versions side by side. */
  comparing: boolean
  draft: Draft | null
  choose: (chosen: Chosen) => void
  show: (version: number | null, comparing?: boolean) => void
  edit: (procedure: Procedure) => void
  /** `place`: the path of a field, or null for a change that is a step of its own. */
  change: (place: string | null, to: (document: ProcedureDocument['document']) => ProcedureDocument['document']) => void
  undo: () => void
  drop: () => void
}

const UNDO_MAX = 200

export const useProcedureDesk = create<ProcedureDesk>((set) => ({
  chosen: null,
  version: null,
  comparing: false,
  draft: null,
  choose: (chosen) => set({ chosen, version: null, comparing: false }),
  show: (version, comparing = false) => set({ version, comparing }),
  edit: ({ version, procedure }) => set({ draft: { ...procedure, base: version, past: [], touched: null } }),
  change: (place, to) =>
    set(({ draft }) => {
      if (!draft) return {}
      const goesOn = place !== null && place === draft.touched
      const past = goesOn ? draft.past : [...draft.past, draft.document].slice(-UNDO_MAX)
      return { draft: { ...draft, document: to(draft.document), past, touched: place } as Draft }
    }),
  undo: () =>
    set(({ draft }) => {
      const before = draft?.past.at(-1)
      return draft && before ? { draft: { ...draft, document: before, past: draft.past.slice(0, -1), touched: null } as Draft } : {}
    }),
  drop: () => set({ draft: null }),
}))

/** The draft of what is chosen. */
export const isDrafted = (draft: Draft | null, chosen: Chosen | null): draft is Draft =>
  draft !== null && chosen !== null && draft.kind === chosen.kind && draft.document.id === chosen.id
