/** Which page of the seat is open, and whose device page: links from anywhere turn both. */
import { create } from 'zustand'
import { useSelection } from './selection.ts'

export type SeatPage = 'watch' | 'devices' | 'outputs' | 'network' | 'alarms' | 'health' | 'records'

interface SeatPages {
  page: SeatPage
  device: string | null
  openPage: (page: SeatPage) => void
  openDevice: (device: string) => void
  closeDevice: () => void
}

export const useSeatPage = create<SeatPages>((set) => ({
  page: 'watch',
  device: null,
  openPage: (page) => set({ page }),
  /** What is selected here is selected on the map too. */
  openDevice: (device) => {
    useSelection.getState().selectDevice(device)
    set({ page: 'devices', device })
  },
  closeDevice: () => set({ device: null }),
}))
