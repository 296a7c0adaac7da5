/** Changes of the site plan, each a new plan: features, the rows of zones, floors, and the extent. Pure. */
import type { SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import type { FeatureProperties, Floor, MapLayer, SiteFeature, ZoneRow } from '../../../src-preload/contract/site.contract.ts'
import { type Bounds, boundsOf, type Geometry, middleOf, positionsOf, withMargin } from '../../map/editor/shape.rules.ts'

/** Everything in an opened plan has one; see `withIds`. */
export const idOf = ({ properties, id }: SiteFeature): string => properties.id ?? String(id ?? '')

/** `stem-1`, `stem-2` … that is not taken yet. */
export function freshId(taken: ReadonlySet<string>, stem: string): string {
  for (let number = 1; ; number++) if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`
}

/** A name for every feature that has none, or one that an earlier feature has: what is drawn is spoken of by it. */
export function withIds(plan: SitePlan): SitePlan {
  const taken = new Set(plan.features.flatMap(({ properties }) => properties.id ?? []))
  const seen = new Set<string>()
  const counts = new Map<MapLayer, number>()
  const features = plan.features.map((feature) => {
    const { id, layer } = feature.properties
    if (id !== undefined && !seen.has(id)) {
      seen.add(id)
      return feature
    }
    let number = counts.get(layer) ?? 0
    let fresh: string
    do fresh = `${layer}-${++number}`
    while (taken.has(fresh))
    counts.set(layer, number)
    taken.add(fresh)
    seen.add(fresh)
    return { ...feature, properties: { ...feature.properties, id: fresh } }
  })
  return features.every((feature, index) => feature === plan.features[index]) ? plan : { ...plan, features }
}

/** What a problem speaks of may be named by either of its ids. */
export const isNamed = (feature: SiteFeature, name: string): boolean => feature.properties.id === name || String(feature.id) === name

export const featureIn = (plan: SitePlan, id: string | null): SiteFeature | null =>
  (id !== null && plan.features.find((feature) => idOf(feature) === id)) || null

/** The row a drawn zone belongs to; the demo site names zones by their own id. */
export const zoneIdOf = ({ properties }: SiteFeature): string | null => properties.zone ?? properties.id ?? null

export const takenIds = (plan: SitePlan): Set<string> =>
  new Set([...plan.features.map(idOf), ...plan.zones.map(({ id }) => id), ...plan.floors.map(({ id }) => id)])

interface Drawn {
  layer: MapLayer
  geometry: Geometry
  floor: string | null
  /** Name of a new zone's row, which must have one. */
  zoneName: { name: string; nameEn: string }
}

/** A new feature, and for a zone its row; `id` is the new one's. */
export function withDrawn(plan: SitePlan, { layer, geometry, floor, zoneName }: Drawn): { plan: SitePlan; id: string } {
  const id = freshId(takenIds(plan), layer)
  const properties: FeatureProperties = {
    layer,
    id,
    ...(floor !== null && { floor }),
    ...(layer === 'zone' && { zone: id }),
    ...FIRST[layer],
  }
  const zones =
    layer === 'zone' ? [...plan.zones, { id, ...zoneName, kind: 'sector' as const, capacity: null, authorisation: null }] : plan.zones
  return { plan: { ...plan, zones, features: [...plan.features, { type: 'Feature', id, properties, geometry }] }, id }
}

/** What a new one is until somebody says otherwise. */
const FIRST: Partial<Record<MapLayer, Partial<FeatureProperties>>> = {
  camera: { bearing: 0, fov: 70, range: 30 },
  valve: { medium: 'gas' },
}

const withEach = (plan: SitePlan, id: string, to: (feature: SiteFeature) => SiteFeature): SitePlan => ({
  ...plan,
  features: plan.features.map((feature) => (idOf(feature) === id ? to(feature) : feature)),
})

export const withGeometry = (plan: SitePlan, id: string, geometry: Geometry): SitePlan =>
  withEach(plan, id, (feature) => ({ ...feature, geometry }))

/** Properties set to undefined are taken away. */
export const withProperties = (plan: SitePlan, id: string, part: Partial<FeatureProperties>): SitePlan =>
  withEach(plan, id, (feature) => ({ ...feature, properties: present({ ...feature.properties, ...part }) }))

const present = (properties: FeatureProperties): FeatureProperties =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as FeatureProperties

/** A zone's row goes with its last area. */
export function withoutFeature(plan: SitePlan, id: string): SitePlan {
  const gone = featureIn(plan, id)
  if (!gone) return plan
  const features = plan.features.filter((feature) => feature !== gone)
  const row = gone.properties.layer === 'zone' ? zoneIdOf(gone) : null
  const isDrawn = features.some((feature) => feature.properties.layer === 'zone' && zoneIdOf(feature) === row)
  return { ...plan, features, zones: row === null || isDrawn ? plan.zones : plan.zones.filter((zone) => zone.id !== row) }
}

/** The row's name is the name of what is drawn, so that map and lists say the same. */
export function withZone(plan: SitePlan, row: ZoneRow): SitePlan {
  const features = plan.features.map((feature) =>
    feature.properties.layer === 'zone' && zoneIdOf(feature) === row.id
      ? { ...feature, properties: { ...feature.properties, name: row.name, nameEn: row.nameEn } }
      : feature,
  )
  return { ...plan, features, zones: plan.zones.map((zone) => (zone.id === row.id ? row : zone)) }
}

/** A floor on top of the building's highest. */
export function withNewFloor(plan: SitePlan, building: string, name: (ordinal: number) => { name: string; nameEn: string }): SitePlan {
  const ordinals = plan.floors.filter((floor) => floor.building === building).map(({ ordinal }) => ordinal)
  const ordinal = ordinals.length === 0 ? 0 : Math.max(...ordinals) + 1
  const id = freshId(takenIds(plan), `${building}-floor`)
  return { ...plan, floors: [...plan.floors, { id, building, ordinal, ...name(ordinal), plan: null }] }
}

export const withFloor = (plan: SitePlan, floor: Floor): SitePlan => ({
  ...plan,
  floors: plan.floors.map((each) => (each.id === floor.id ? floor : each)),
})

/** What is drawn on it goes with it. */
export const withoutFloor = (plan: SitePlan, id: string): SitePlan => ({
  ...plan,
  floors: plan.floors.filter((floor) => floor.id !== id),
  features: plan.features.filter((feature) => feature.properties.floor !== id),
})

export const floorsOf = (plan: SitePlan, building: string): Floor[] =>
  plan.floors.filter((floor) => floor.building === building).toSorted((a, b) => b.ordinal - a.ordinal)

/** Changes places with the floor above (1) or below (-1) in its building. */
export function withFloorMoved(plan: SitePlan, id: string, by: 1 | -1): SitePlan {
  const floor = plan.floors.find((each) => each.id === id)
  if (!floor) return plan
  const stack = floorsOf(plan, floor.building)
  const other = stack[stack.indexOf(floor) - by]
  if (!other) return plan
  return withFloor(withFloor(plan, { ...floor, ordinal: other.ordinal }), { ...other, ordinal: floor.ordinal })
}

/** The extent of the site laid around all that is drawn. */
export function withExtentFitted(plan: SitePlan): SitePlan {
  const drawn = boundsOf(plan.features.flatMap((feature) => positionsOf(feature.geometry)))
  return drawn ? withExtent(plan, withMargin(drawn)) : plan
}

export const withExtent = (plan: SitePlan, bounds: Bounds): SitePlan => ({ ...plan, bounds, center: middleOf(bounds) })
