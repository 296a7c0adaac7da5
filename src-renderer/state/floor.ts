/** The floor that is looked at, the same in every building: 0 is the ground floor. */
import { create } from 'zustand'

interface FloorChoice {
  ordinal: number
  setOrdinal: (ordinal: number) => void
}

export const useFloor = create<FloorChoice>((set) => ({ ordinal: 0, setOrdinal: (ordinal) => set({ ordinal }) }))
