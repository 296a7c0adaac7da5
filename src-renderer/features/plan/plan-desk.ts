/** The desk of the map editor: the draft, what is chosen and which tool is in the hand. An alarm may lead away from it and nothing is lost. */
import { create } from 'zustand'
import type { Converted, CoordinateSystem, SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import type { MapLayer } from '../../../src-preload/contract/site.contract.ts'
import type { EditorTool } from '../../map/editor/drawing-tools.ts'
import type { Bounds } from '../../map/editor/shape.rules.ts'
import { type Draft, draftOf, rebased, redone, undone, withChange } from './draft.rules.ts'
import type { Take } from './import.rules.ts'
import type { Shape } from './objects.rules.ts'

export const SIDES = ['object', 'floors', 'import', 'basemap', 'check', 'versions', 'package'] as const
export type Side = (typeof SIDES)[number]

/** A file that was read and is not taken yet. */
export interface Importing extends Take {
  name: string
  system: CoordinateSystem
  converted: Converted
}

interface PlanDesk {
  /** The version in force as it was opened; a draft that equals its plan is none. */
  origin: { version: number; plan: SitePlan } | null
  draft: Draft | null
  /** What of the draft the core has, and since when (its time, ms). */
  kept: { plan: SitePlan; at: number | null } | null
  /** An older version that is looked at instead. */
  looking: { version: number; plan: SitePlan } | null
  /** Id of a feature. */
  chosen: string | null
  tool: EditorTool
  /** What each shape draws. */
  kinds: Record<Shape, MapLayer>
  snapping: boolean
  hidden: ReadonlySet<MapLayer>
  floor: string | null
  side: Side
  sight: Bounds | null
  importing: Importing | null
  open: (origin: { version: number; plan: SitePlan }, kept: { base: number; plan: SitePlan } | null) => void
  /** `place`: the field that is written in, or null for a step of its own. */
  change: (place: string | null, to: (plan: SitePlan) => SitePlan) => void
  /** What was dragged or written is done: the next change there is a step of its own. */
  settle: () => void
  undo: () => void
  redo: () => void
  rebase: (base: number) => void
  look: (looking: { version: number; plan: SitePlan } | null) => void
  choose: (chosen: string | null, side?: Side) => void
  take: (tool: EditorTool, layer?: MapLayer) => void
  setSnapping: (snapping: boolean) => void
  hide: (layers: readonly MapLayer[], isHidden: boolean) => void
  goToFloor: (floor: string | null) => void
  show: (side: Side) => void
  goTo: (sight: Bounds) => void
  setImporting: (importing: Importing | null) => void
  setKept: (plan: SitePlan, at: number) => void
}

/** Rectangles and circles are areas too. */
export const shapeOf = (tool: EditorTool): Shape | null =>
  tool === 'point' || tool === 'line' ? tool : tool === 'select' || tool === 'measure' ? null : 'polygon'

export const usePlanDesk = create<PlanDesk>((set) => {
  const withDraft = (to: (draft: Draft) => Draft) => set(({ draft }) => (draft ? { draft: to(draft) } : {}))
  return {
    origin: null,
    draft: null,
    kept: null,
    looking: null,
    chosen: null,
    tool: 'select',
    kinds: { point: 'hydrant', line: 'path', polygon: 'zone' },
    snapping: true,
    hidden: new Set(),
    floor: null,
    side: 'object',
    sight: null,
    importing: null,
    open: (origin, kept) =>
      set({
        origin,
        draft: kept ? draftOf(kept.base, kept.plan) : draftOf(origin.version, origin.plan),
        kept: { plan: kept?.plan ?? origin.plan, at: null },
        looking: null,
        chosen: null,
        tool: 'select',
        floor: null,
        importing: null,
      }),
    change: (place, to) => withDraft((draft) => withChange(draft, place, to(draft.plan))),
    settle: () => withDraft((draft) => ({ ...draft, touched: null })),
    undo: () => withDraft(undone),
    redo: () => withDraft(redone),
    rebase: (base) => withDraft((draft) => rebased(draft, base)),
    look: (looking) => set({ looking, chosen: null, tool: 'select' }),
    choose: (chosen, side) => set(side ? { chosen, side } : { chosen }),
    take: (tool, layer) =>
      set(({ kinds, chosen }) => {
        const shape = shapeOf(tool)
        return {
          tool,
          chosen: tool === 'select' ? chosen : null,
          kinds: shape && layer ? { ...kinds, [shape]: layer } : kinds,
        }
      }),
    setSnapping: (snapping) => set({ snapping }),
    hide: (layers, isHidden) =>
      set(({ hidden }) => {
        const next = new Set(hidden)
        for (const layer of layers) {
          if (isHidden) next.add(layer)
          else next.delete(layer)
        }
        return { hidden: next }
      }),
    goToFloor: (floor) => set({ floor, chosen: null }),
    show: (side) => set({ side }),
    goTo: (sight) => set({ sight }),
    setImporting: (importing) => set({ importing }),
    setKept: (plan, at) => set({ kept: { plan, at } }),
  }
})

/** The plan on the screen: the older version that is looked at, else the draft. */
export const useShownPlan = (): SitePlan | null => usePlanDesk(({ looking, draft }) => looking?.plan ?? draft?.plan ?? null)

export const isDrafted = ({ draft, origin }: Pick<PlanDesk, 'draft' | 'origin'>): boolean =>
  draft !== null && origin !== null && draft.plan !== origin.plan
