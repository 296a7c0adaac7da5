/** The cordon that is being drawn: a circle around the place, or corners that were clicked on the map. */
import { create } from 'zustand'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import { circle } from '../../map/map-geometry.ts'

type LngLat = [number, number]

export interface CordonDraft {
  incident: string
  centre: LngLat
  radiusM: number
  corners: readonly LngLat[]
}

/** What burns keeps people 25 m away, what may explode or fall 50 m, to begin with. */
const WIDE: ReadonlySet<HazardKind> = new Set(['gas', 'structure', 'crowd'])
const STEP_M = 5
const [LEAST_M, MOST_M] = [10, 500]
const LEAST_CORNERS = 3
/** With the closing one, the most the core takes. */
const MOST_CORNERS = 199

interface Draft {
  draft: CordonDraft | null
  begin: (incident: Incident) => void
  /** `steps` of 5 m; a circle again. */
  widen: (steps: number) => void
  addCorner: (at: LngLat) => void
  dropCorner: () => void
  end: () => void
}

export const useCordonDraft = create<Draft>((set) => {
  const change = (part: (draft: CordonDraft) => Partial<CordonDraft>) =>
    set(({ draft }) => ({ draft: draft && { ...draft, ...part(draft) } }))
  return {
    draft: null,
    begin: ({ id, kind, place }) => set({ draft: { incident: id, centre: place.lngLat, radiusM: WIDE.has(kind) ? 50 : 25, corners: [] } }),
    widen: (steps) => change(({ radiusM }) => ({ radiusM: Math.min(MOST_M, Math.max(LEAST_M, radiusM + steps * STEP_M)), corners: [] })),
    addCorner: (at) => change(({ corners }) => ({ corners: [...corners, at].slice(0, MOST_CORNERS) })),
    dropCorner: () => change(({ corners }) => ({ corners: corners.slice(0, -1) })),
    end: () => set({ draft: null }),
  }
})

export const isArea = ({ corners }: CordonDraft) => corners.length >= LEAST_CORNERS

/** What would be set now, closed as in GeoJSON; until there are three corners it is the circle. */
export const ringOf = (draft: CordonDraft): LngLat[] => {
  const [first] = draft.corners
  return isArea(draft) && first ? [...draft.corners, first] : circle(draft.centre, draft.radiusM)
}
