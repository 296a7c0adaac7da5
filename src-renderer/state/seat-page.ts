/** Which page of the seat is open, and whose device page: links from anywhere turn both. */
import { create } from 'zustand'
import { useSelection } from './selection.ts'

export type SeatPage =
  | 'watch'
  | 'devices'
  | 'outputs'
  | 'network'
  | 'alarms'
  | 'health'
  | 'records'
  | 'figures'
  | 'handsets'
  | 'shifts'
  | 'procedures'
  | 'plan'
  | 'policies'
  | 'drills'

/** A document to be printed; `id`: of the incident (its record, its evacuation list) or shift, the year, or incident and staff of an order. */
export interface Paper {
  kind: 'incident' | 'shift' | 'year' | 'order' | 'evacuation' | 'procedure'
  id: string
}

interface SeatPages {
  page: SeatPage
  device: string | null
  /** Lies over the page until another one is opened. */
  paper: Paper | null
  /** The incident that is seen again; lies over the page too. */
  replay: string | null
  openPage: (page: SeatPage) => void
  openDevice: (device: string) => void
  closeDevice: () => void
}

export const useSeatPage = create<SeatPages>((set) => ({
  page: 'watch',
  device: null,
  paper: null,
  replay: null,
  openPage: (page) => set({ page, paper: null, replay: null }),
  /** What is selected here is selected on the map too. */
  openDevice: (device) => {
    useSelection.getState().selectDevice(device)
    set({ page: 'devices', device, paper: null, replay: null })
  },
  closeDevice: () => set({ device: null }),
}))
