/** The mark in hand at this seat: being placed, chosen on the map, or just put or taken away, so that it can be undone. */
import { create } from 'zustand'
import type { Mark, MarkKind } from '../../../src-preload/contract/picture.contract.ts'

interface MarkDesk {
  isOpen: boolean
  placing: { kind: MarkKind; text: string } | null
  /** Id of the mark that was clicked. */
  chosen: string | null
  last: { did: 'put' | 'removed'; mark: Mark } | null
  close: () => void
  choose: (id: string | null) => void
}

export const useMarkDesk = create<MarkDesk>((set) => ({
  isOpen: false,
  placing: null,
  chosen: null,
  last: null,
  close: () => set({ isOpen: false, placing: null, chosen: null }),
  choose: (chosen) => set({ chosen, placing: null }),
}))
