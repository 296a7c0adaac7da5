/** What the records page is turned to: the search, the record that is open, what lies beside. Kept while other pages are open. */
import { create } from 'zustand'
import type { Outcome } from '../../../src-preload/contract/figures.contract.ts'
import type { CauseCategory } from '../../../src-preload/contract/incident-parts.types.ts'
import type { HazardKind } from '../../../src-preload/contract/wire/words.ts'

export interface ArchiveSearch {
  words: string
  kind: HazardKind | null
  zone: string | null
  outcome: Outcome | null
  cause: CauseCategory | null
  owner: string | null
  /** Days at the site, e.g. `2026-11-21`; empty where it does not bound. */
  from: string
  to: string
}

export const NO_SEARCH: ArchiveSearch = { words: '', kind: null, zone: null, outcome: null, cause: null, owner: null, from: '', to: '' }

interface ArchiveDesk {
  search: ArchiveSearch
  /** The incident whose record is open. */
  chosen: string | null
  beside: 'journal' | 'causes'
  narrow: (part: Partial<ArchiveSearch>) => void
  choose: (incident: string | null) => void
  show: (beside: 'journal' | 'causes') => void
}

export const useArchiveDesk = create<ArchiveDesk>((set) => ({
  search: NO_SEARCH,
  chosen: null,
  beside: 'journal',
  narrow: (part) => set(({ search }) => ({ search: { ...search, ...part } })),
  choose: (chosen) => set({ chosen }),
  show: (beside) => set({ beside, chosen: null }),
}))
