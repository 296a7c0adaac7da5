/** Which groups of the map this seat shows. Kept on this machine. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** `safety`: hydrants, valves, exits, assembly points, AEDs; `watch`: posts, checkpoints, gates. What matters to an incident is shown whatever is hidden. */
export const MAP_GROUPS = ['base', 'zones', 'rooms', 'safety', 'watch', 'cameras', 'broadcast'] as const
export type MapGroup = (typeof MAP_GROUPS)[number]

interface MapGroups {
  hidden: readonly MapGroup[]
  toggle: (group: MapGroup) => void
}

export const useMapGroups = create<MapGroups>()(
  persist(
    (set) => ({
      hidden: ['broadcast'],
      toggle: (group) =>
        set(({ hidden }) => ({ hidden: hidden.includes(group) ? hidden.filter((other) => other !== group) : [...hidden, group] })),
    }),
    { name: 'watchroom.mapGroups' },
  ),
)
