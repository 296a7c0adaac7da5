/** What is drawn, as the lists and tools of the editor name it: kinds in groups, how each is drawn, search, and what the map shows. Pure. */
import type { PlanProblem, SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import type { MapLayer, Site, SiteFeature } from '../../../src-preload/contract/site.contract.ts'
import { idOf } from './plan.rules.ts'

export type Shape = 'point' | 'line' | 'polygon'

/** Kinds in the order an editor looks for them. */
export const KIND_GROUPS = {
  areas: ['zone', 'broadcast', 'stand', 'assembly'],
  ways: ['gate', 'exit', 'lane', 'path', 'stairs', 'opening'],
  safety: ['hydrant', 'valve', 'aed', 'camera', 'post', 'checkpoint'],
  houses: ['building', 'room', 'wall'],
  ground: ['street', 'alley', 'bridge', 'canal', 'bank', 'park', 'tree'],
} as const satisfies Record<string, readonly MapLayer[]>
export type KindGroup = keyof typeof KIND_GROUPS

/** What may be drawn with each tool; the first is offered first. */
export const KINDS_BY_SHAPE: Record<Shape, readonly MapLayer[]> = {
  point: ['hydrant', 'valve', 'aed', 'camera', 'assembly', 'exit', 'gate', 'post', 'checkpoint', 'broadcast', 'tree'],
  line: ['path', 'lane', 'gate', 'street', 'alley', 'wall', 'opening', 'bank', 'canal'],
  polygon: ['zone', 'building', 'room', 'stand', 'assembly', 'broadcast', 'stairs', 'park', 'canal', 'bridge', 'street'],
}

export interface KindRow {
  layer: MapLayer
  features: SiteFeature[]
}

const hits = (feature: SiteFeature, words: string): boolean =>
  [feature.properties.name, feature.properties.nameEn, feature.properties.text, idOf(feature)].some((text) =>
    text?.toLowerCase().includes(words),
  )

/** Kinds with what was found of them; with words, only kinds of which something was found. */
export function kindRows(features: readonly SiteFeature[], search: string): Record<KindGroup, KindRow[]> {
  const words = search.trim().toLowerCase()
  const byLayer = Map.groupBy(
    words === '' ? features : features.filter((feature) => hits(feature, words)),
    ({ properties }) => properties.layer,
  )
  const rows = (layers: readonly MapLayer[]) =>
    layers.map((layer) => ({ layer, features: byLayer.get(layer) ?? [] })).filter((row) => words === '' || row.features.length > 0)
  return {
    areas: rows(KIND_GROUPS.areas),
    ways: rows(KIND_GROUPS.ways),
    safety: rows(KIND_GROUPS.safety),
    houses: rows(KIND_GROUPS.houses),
    ground: rows(KIND_GROUPS.ground),
  }
}

interface PlanView {
  hidden: ReadonlySet<MapLayer>
  /** The floor that is drawn on, seen over the ground; null: the ground alone. */
  floor: string | null
}

/** What can be seen, chosen and snapped to. */
export const shownFeatures = ({ features }: SitePlan, { hidden, floor }: PlanView): SiteFeature[] =>
  features.filter(({ properties }) => !hidden.has(properties.layer) && (properties.floor === undefined || properties.floor === floor))

/** The site as the map draws it while it is edited: only what is shown, all of it on the ground. */
export const drawnSite = (site: Site, plan: SitePlan, shown: readonly SiteFeature[]): Site => ({
  ...site,
  center: plan.center,
  bounds: plan.bounds,
  floors: [],
  zones: plan.zones.map((zone) => ({ ...zone, households: 0, devices: 0 })),
  features: shown.map((feature) =>
    feature.properties.floor === undefined ? feature : { ...feature, properties: { ...feature.properties, floor: undefined } },
  ),
})

/** What is named where devices stand outside all zones, or in another one than they belong to; zones may be among it. */
export const namedOfDevices = (problems: readonly PlanProblem[]): string[] =>
  problems.flatMap(({ code, about }) => (code === 'deviceOutside' || code === 'deviceInOtherZone' ? about : []))
