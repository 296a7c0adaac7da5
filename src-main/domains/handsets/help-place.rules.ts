/** Where somebody is who calls for help, as a place of an incident. Pure. */
import { BY_HAND, type Place } from '../../../src-preload/contract/incident-parts.types.ts'
import { isInside, metresBetween } from '../../kernel/geo.ts'
import type { SiteFile } from '../site/site-file.types.ts'

/** So near that an address helps to find them. */
const NEAR_M = 50

type Position = [number, number]
type Ground = Pick<SiteFile, 'id' | 'zones' | 'households' | 'features'>

/** `isExact` false: the phone did not know; `lngLat` is where they were last or have their post, and whoever goes there has to know it. */
export function helpPlace(
  site: Ground,
  who: { number: string; name: string; nameEn: string },
  { lngLat, isExact }: { lngLat: Position; isExact: boolean },
): Place {
  const nearest = site.households
    .map((household) => ({ household, metres: metresBetween(household.lngLat, lngLat) }))
    .reduce<{ household: Ground['households'][number]; metres: number } | null>(
      (best, one) => (best === null || one.metres < best.metres ? one : best),
      null,
    )
  const near = nearest && nearest.metres <= NEAR_M ? nearest.household : null
  return {
    zone: zoneAt(site, lngLat) ?? nearest?.household.zone ?? site.zones[0]?.id ?? site.id,
    device: BY_HAND,
    household: null,
    room: null,
    text: `${who.number} ${who.name}${near ? ` · ${near.address}附近` : ''}${isExact ? '' : ' · 位置不确定'}`,
    textEn: `${who.number} ${who.nameEn}${near ? ` · near ${near.addressEn}` : ''}${isExact ? '' : ' · place uncertain'}`,
    lngLat,
  }
}

function zoneAt({ zones, features }: Ground, lngLat: Position): string | undefined {
  const around = features.find(({ properties, geometry }) => {
    if (properties.layer !== 'zone' || geometry.type !== 'Polygon' || !zones.some(({ id }) => id === properties.zone)) return false
    const [ring] = geometry.coordinates as Position[][]
    return ring !== undefined && isInside(lngLat, ring)
  })
  return around?.properties.zone
}
