/** Floors of a site: what of it is seen from one, and which one something is on. */
import type { Site, SiteFeature } from './map.types.ts'

export type Floor = Site['floors'][number]

/** What is outside is seen from every floor; of what is inside, that of this floor only. */
export function seenFrom(site: Pick<Site, 'floors' | 'features'>, ordinal: number): SiteFeature[] {
  const ordinals = new Map(site.floors.map((floor) => [floor.id, floor.ordinal]))
  return site.features.filter(({ properties: { floor } }) => floor === undefined || ordinals.get(floor) === ordinal)
}

/** Plan images of this floor. */
export const plansOf = (floors: readonly Floor[], ordinal: number) =>
  floors.flatMap(({ id, ordinal: own, plan }) => (plan && own === ordinal ? [{ id, ...plan }] : []))

export const floorById = (floors: readonly Floor[], id: string | undefined): Floor | null =>
  (id !== undefined && floors.find((floor) => floor.id === id)) || null

/** One floor for each height, highest first; where buildings call the same height differently, the first one's word counts. */
export function storeysOf(floors: readonly Floor[]): Floor[] {
  const byHeight = new Map<number, Floor>()
  for (const floor of floors) if (!byHeight.has(floor.ordinal)) byHeight.set(floor.ordinal, floor)
  return [...byHeight.values()].sort((a, b) => b.ordinal - a.ordinal)
}
