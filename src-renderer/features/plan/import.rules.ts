/** Taking a converted file into the plan: which layers, as what, added or in place of what is there, and where it lies. Pure. */
import type { Converted, SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import type { Floor, MapLayer, SiteFeature, ZoneRow } from '../../../src-preload/contract/site.contract.ts'
import { intoQuad, type Quad, rectangle } from '../../map/editor/quad.rules.ts'
import {
  type Bounds,
  boundsOf,
  degreesPerMetre,
  grown,
  middleOf,
  type Position,
  positionsOf,
  withMargin,
  withPositions,
} from '../../map/editor/shape.rules.ts'
import { freshId, idOf, takenIds, withExtent, zoneIdOf } from './plan.rules.ts'

export interface Take {
  /** Layers of the file that are taken, and what each becomes. */
  layers: ReadonlyMap<MapLayer, MapLayer>
  /** `replace`: what the plan has of the layers it becomes goes first. */
  mode: 'add' | 'replace'
  /** Where the file's box is laid; null: its coordinates are right as they are. */
  quad: Quad | null
  /** The extent of the site becomes that of the file. */
  movesSite: boolean
}

/** A plan without what was drawn of some layers; rows and floors that hung on it go too. */
function withoutLayers(plan: SitePlan, layers: ReadonlySet<MapLayer>): SitePlan {
  const gone = plan.features.filter(({ properties }) => layers.has(properties.layer))
  const features = plan.features.filter(({ properties }) => !layers.has(properties.layer))
  const buildings = new Set(gone.filter(({ properties }) => properties.layer === 'building').map(idOf))
  const floors = plan.floors.filter((floor) => !buildings.has(floor.building))
  const rows = new Set(gone.filter(({ properties }) => properties.layer === 'zone').map(zoneIdOf))
  return { ...plan, features, floors, zones: plan.zones.filter((zone) => !rows.has(zone.id)) }
}

export const boxOf = (features: readonly SiteFeature[]): Bounds | null =>
  boundsOf(features.flatMap(({ geometry }) => positionsOf(geometry)))

/** The file's box in its true size around a place. A drawing in metres comes as degrees around 0°, 0°. */
export function firstQuad([west, south, east, north]: Bounds, around: Position): Quad {
  const [x, y] = degreesPerMetre((south + north) / 2)
  return rectangle(around, Math.max(1, (east - west) / x), Math.max(1, (north - south) / y))
}

/** Features laid on four corners. */
export function laidOn(features: readonly SiteFeature[], quad: Quad | null): SiteFeature[] {
  const box = quad && boxOf(features)
  if (!quad || !box) return [...features]
  const to = intoQuad(box, quad)
  return features.map((feature) => ({ ...feature, geometry: withPositions(feature.geometry, to) }))
}

/** What of the file is taken, with names that nothing in the plan has yet. */
function taken(plan: SitePlan, converted: Converted, { layers, quad }: Take) {
  const ids = takenIds(plan)
  const renamed = new Map<string, string>()
  const own = (id: string, stem: string): string => {
    const known = renamed.get(id)
    if (known !== undefined) return known
    const name = ids.has(id) ? freshId(ids, stem) : id
    ids.add(name)
    renamed.set(id, name)
    return name
  }
  const chosen = laidOn(converted.features, quad).filter(({ properties }) => layers.has(properties.layer))
  const builtHere = new Set(chosen.map(idOf))
  const drawnOn = new Set(chosen.map(({ properties }) => properties.floor))
  const floorRows = converted.floors.filter((floor) => builtHere.has(floor.building) || drawnOn.has(floor.id))
  const zoneRows = converted.zones.filter(({ id }) =>
    chosen.some((feature) => feature.properties.layer === 'zone' && zoneIdOf(feature) === id),
  )
  const zones: ZoneRow[] = zoneRows.map((zone) => ({ ...zone, id: own(zone.id, 'zone') }))
  const features = chosen.map((feature): SiteFeature => {
    const { layer, floor, zone } = feature.properties
    const id = own(idOf(feature) || freshId(ids, layer), layer)
    return {
      ...feature,
      id,
      properties: {
        ...feature.properties,
        layer: layers.get(layer) ?? layer,
        id,
        ...(floor !== undefined && { floor: own(floor, 'floor') }),
        ...(zone !== undefined && { zone: own(zone, 'zone') }),
      },
    }
  })
  const floors: Floor[] = floorRows.map((floor) => ({
    ...floor,
    id: own(floor.id, 'floor'),
    building: own(floor.building, 'building'),
  }))
  return { features, floors, zones }
}

export function withImport(plan: SitePlan, converted: Converted, take: Take): SitePlan {
  const kept = take.mode === 'replace' ? withoutLayers(plan, new Set(take.layers.values())) : plan
  const { features, floors, zones } = taken(kept, converted, take)
  const box = boxOf(features)
  const next = {
    ...kept,
    features: [...kept.features, ...features],
    floors: [...kept.floors, ...floors],
    zones: [...kept.zones, ...zones],
  }
  if (!box) return next
  if (take.movesSite) return withExtent(next, withMargin(box))
  const bounds = grown(kept.bounds, box)
  return bounds === kept.bounds ? next : withExtent(next, bounds)
}

/** Layers of a file with how many features each has, in the order they come. */
export function layerCounts(features: readonly SiteFeature[]): [MapLayer, number][] {
  const counts = new Map<MapLayer, number>()
  for (const { properties } of features) counts.set(properties.layer, (counts.get(properties.layer) ?? 0) + 1)
  return [...counts]
}

/** Too far away to be the same site: 20 km. */
export function isFarAway(plan: SitePlan, features: readonly SiteFeature[]): boolean {
  const box = boxOf(features)
  if (!box) return false
  const [lng, lat] = degreesPerMetre(plan.center[1])
  const [x, y] = middleOf(box)
  return Math.hypot((x - plan.center[0]) / lng, (y - plan.center[1]) / lat) > 20_000
}
