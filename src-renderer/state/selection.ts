/** What is selected at this seat: selecting it anywhere selects it everywhere. */
import { create } from 'zustand'

interface Selection {
  incident: string | null
  device: string | null
  /** The incident whose call is on the line, and since when (core time, ms). */
  call: { incident: string; since: number } | null
  select: (incident: string | null) => void
  selectDevice: (device: string | null) => void
  startCall: (incident: string, since: number) => void
  endCall: () => void
}

export const useSelection = create<Selection>((set) => ({
  incident: null,
  device: null,
  call: null,
  select: (incident) => set({ incident, device: null }),
  selectDevice: (device) => set({ device }),
  startCall: (incident, since) => set({ call: { incident, since } }),
  endCall: () => set({ call: null }),
}))
