/** How what is laid on the map is looked at and dragged; kept while one floor after the other is placed. */
import { create } from 'zustand'

interface Placing {
  /** Of the picture, 0 … 1. */
  opacity: number
  keepsShape: boolean
  setOpacity: (opacity: number) => void
  setKeepsShape: (keepsShape: boolean) => void
}

export const usePlacing = create<Placing>((set) => ({
  opacity: 0.7,
  keepsShape: true,
  setOpacity: (opacity) => set({ opacity }),
  setKeepsShape: (keepsShape) => set({ keepsShape }),
}))
