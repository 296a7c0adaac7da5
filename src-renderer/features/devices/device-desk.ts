/** What the devices page is showing; it is there again when one comes back from another page. */
import { create } from 'zustand'
import type { Found } from '../../../src-preload/contract/devices.contract.ts'
import { type DeviceFilter, NO_FILTER } from './device-filter.rules.ts'
import type { SortColumn, Sorting } from './device-order.rules.ts'

export const DESK_TABS = ['list', 'found', 'table'] as const
export type DeskTab = (typeof DESK_TABS)[number]

/** What is being entered: something new, something found, or a device that is there. */
export type DeskForm = { of: 'new' } | { of: 'found'; found: Found } | { of: 'device'; device: string }

interface DeviceDesk {
  tab: DeskTab
  filter: DeviceFilter
  sorting: Sorting
  form: DeskForm | null
  openTab: (tab: DeskTab) => void
  narrow: (change: Partial<DeviceFilter>) => void
  /** Opens the list with this filter and no other. */
  showOnly: (filter: Partial<DeviceFilter>) => void
  sortBy: (column: SortColumn) => void
  openForm: (form: DeskForm | null) => void
}

export const useDeviceDesk = create<DeviceDesk>((set) => ({
  tab: 'list',
  filter: NO_FILTER,
  sorting: { column: 'state', descending: false },
  form: null,
  openTab: (tab) => set({ tab, form: null }),
  narrow: (change) => set(({ filter }) => ({ filter: { ...filter, ...change } })),
  showOnly: (filter) => set({ tab: 'list', filter: { ...NO_FILTER, ...filter } }),
  sortBy: (column) => set(({ sorting }) => ({ sorting: { column, descending: sorting.column === column ? !sorting.descending : false } })),
  openForm: (form) => set({ form }),
}))
