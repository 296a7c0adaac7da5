/** A site of any size: the demo neighbourhood laid side by side, with as many staff as wanted. The same every time. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../src-main/launch/prepare.mjs'

type LngLat = [number, number]
interface Placed {
  id: string
  lngLat: LngLat
}
interface Feature {
  properties: { id?: string; zone?: string; floor?: string }
  geometry: { type: string; coordinates: unknown[] }
}

/** What of a site file is looked at here; the rest is passed on. */
export interface BigSite {
  id: string
  center: LngLat
  bounds: [number, number, number, number]
  zones: { id: string }[]
  households: (Placed & { zone: string })[]
  devices: (Placed & { kind: string; zone: string; household: string | null; gateway: string | null })[]
  staff: (Placed & { number: string })[]
  features: Feature[]
}

const readDemo = (): BigSite => JSON.parse(readFileSync(join(ROOT, 'resources/sites/demo.site.json'), 'utf8'))

const moved = (coordinates: unknown, [east, north]: LngLat): unknown => {
  if (!Array.isArray(coordinates)) return coordinates
  const [lng, lat] = coordinates
  return typeof lng === 'number' ? [lng + east, Number(lat) + north] : coordinates.map((each) => moved(each, [east, north]))
}

/** `columns` × `rows` neighbourhoods: 12 of them have 20,160 devices. */
export function bigSite({ columns, rows, staff }: { columns: number; rows: number; staff: number }): BigSite {
  const demo = readDemo()
  const [west, south, east, north] = demo.bounds
  const [width, height] = [east - west, north - south]
  const copies = Array.from({ length: columns * rows }, (_, copy) => {
    const shift: LngLat = [(copy % columns) * width, Math.floor(copy / columns) * height]
    const own = <T extends string | null | undefined>(id: T): T => (copy === 0 || !id ? id : (`${id}-c${copy}` as T))
    const at = ({ lngLat: [lng, lat] }: Placed): LngLat => [lng + shift[0], lat + shift[1]]
    return {
      zones: demo.zones.map((zone) => ({ ...zone, id: own(zone.id) })),
      households: demo.households.map((each) => ({ ...each, id: own(each.id), zone: own(each.zone), lngLat: at(each) })),
      devices: demo.devices.map((each) => ({
        ...each,
        id: own(each.id),
        zone: own(each.zone),
        household: own(each.household),
        gateway: own(each.gateway),
        lngLat: at(each),
      })),
      features: demo.features
        .filter(({ properties }) => copy === 0 || !properties.floor)
        .map(({ properties, geometry, ...feature }) => ({
          ...feature,
          properties: { ...properties, id: own(properties.id), zone: own(properties.zone) },
          geometry: { ...geometry, coordinates: moved(geometry.coordinates, shift) as unknown[] },
        })),
    }
  })
  const households = copies.flatMap((copy) => copy.households)
  const people = Array.from({ length: staff }, (_, i) => {
    const model = demo.staff[i % demo.staff.length]
    const home = households[(i * 7919) % households.length]
    return { ...model, id: `staff-${i}`, number: String(i), lngLat: home?.lngLat ?? demo.center }
  })
  return {
    ...demo,
    id: 'bench',
    center: [west + (width * columns) / 2, south + (height * rows) / 2],
    bounds: [west, south, west + width * columns, south + height * rows],
    zones: copies.flatMap((copy) => copy.zones),
    households,
    devices: copies.flatMap((copy) => copy.devices),
    staff: people,
    features: copies.flatMap((copy) => copy.features),
  }
}
