/** How rescue comes near: the street for vehicles, and the nearest hydrants with the state of their pressure. Pure. */
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import type { HydrantState } from '../../../src-preload/contract/report-text.ts'
import type { SiteFeature } from '../../../src-preload/contract/site.contract.ts'

type LngLat = readonly [number, number]
type Metres = readonly [east: number, north: number]

const METRES_PER_DEGREE = 111_320
/** Hydrants named in a report. */
const MOST_HYDRANTS = 2

const metresFrom =
  ([lng, lat]: LngLat) =>
  ([otherLng = lng, otherLat = lat]: readonly number[]): Metres => [
    (otherLng - lng) * METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180),
    (otherLat - lat) * METRES_PER_DEGREE,
  ]

/** From the origin to a stretch of a line. */
const metresTo = ([ax, ay]: Metres, [bx, by]: Metres): number => {
  const [dx, dy] = [bx - ax, by - ay]
  const share = dx === 0 && dy === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)))
  return Math.hypot(ax + share * dx, ay + share * dy)
}

const linesOf = ({ geometry: { type, coordinates } }: SiteFeature): number[][][] =>
  type === 'LineString' ? [coordinates] : type === 'MultiLineString' ? coordinates : []

/** Alleys are too narrow for an engine. */
export function nearestStreet(features: readonly SiteFeature[], place: LngLat): { feature: SiteFeature; metres: number } | null {
  const flat = metresFrom(place)
  const found = features
    .filter(({ properties }) => properties.layer === 'street' && properties.name)
    .map((feature) => {
      const stretches = linesOf(feature).flatMap((line) => line.slice(1).map((end, i) => metresTo(flat(line[i] ?? end), flat(end))))
      return { feature, metres: Math.min(...stretches) }
    })
  return found.reduce<(typeof found)[number] | null>((best, each) => (each.metres < (best?.metres ?? Infinity) ? each : best), null)
}

export interface Hydrant {
  device: Device
  metres: number
  state: HydrantState
}

/** `lowLimit`: the pressure under which a hydrant does not serve. */
export function nearestHydrants(devices: Iterable<Device>, place: LngLat, lowLimit: number): Hydrant[] {
  const flat = metresFrom(place)
  return [...devices]
    .filter(({ kind }) => kind === 'hydrant-pressure')
    .map((device) => ({ device, metres: Math.hypot(...flat(device.lngLat)), state: stateOf(device, lowLimit) }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, MOST_HYDRANTS)
}

function stateOf({ state, points }: Device, lowLimit: number): HydrantState {
  const pressure = points.find(({ id }) => id === 'pressure')?.value ?? null
  if (pressure === null || state === 'offline' || state === 'fault') return 'silent'
  return pressure < lowLimit ? 'low' : 'ready'
}
