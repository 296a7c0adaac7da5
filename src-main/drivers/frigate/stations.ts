/** The cameras and zones that Frigate has spoken of. */
import type { DescribedPoint, Description } from '../../domains/devices/devices.ports.ts'
import { Alerts } from './alerts.ts'

/** All cameras and zones are behind it. */
export const BRIDGE = 'frigate'
const NAME_MAX = 100
/** Further ones are refused. */
const STATIONS_MAX = 1_000
const POINTS_MAX = 64

export interface Station {
  readonly name: string
  isCamera: boolean
  readonly points: Map<string, DescribedPoint>
  readonly alerts: Alerts
  /** UTC ms: the time of the newest `behaviour` report. */
  reportedAt: number
}

export const isName = (name: string): boolean => name !== '' && name !== BRIDGE && name.length <= NAME_MAX

const CAMERA_POINTS = [point('behaviour'), { ...point('detect'), writable: true }]

export function point(id: string, type: DescribedPoint['type'] = 'switch'): DescribedPoint {
  return { id, name: id, unit: '', type, range: null, writable: false }
}

export class Stations {
  readonly #stations = new Map<string, Station>()
  /** By name: the newest description as JSON. */
  readonly #described = new Map<string, string>()

  constructor(known: readonly Description[]) {
    for (const { address, kind, points, memory } of known) {
      if (address === BRIDGE) continue
      const alerts = new Alerts(memory)
      const byId = new Map(points.map((each) => [each.id, each]))
      this.#stations.set(address, { name: address, isCamera: kind === 'camera', points: byId, alerts, reportedAt: 0 })
    }
  }

  /** Null: there are too many. */
  find(name: string): Station | null {
    const known = this.#stations.get(name)
    if (known) return known
    if (this.#stations.size === STATIONS_MAX) return null
    const station = { name, isCamera: false, points: new Map(), alerts: new Alerts([]), reportedAt: 0 }
    this.#stations.set(name, station)
    return station
  }

  camera(name: string): Station | null {
    const station = this.find(name)
    if (station && !station.isCamera) {
      station.isCamera = true
      learn(station, ...CAMERA_POINTS)
    }
    return station
  }

  all(): Iterable<Station> {
    return this.#stations.values()
  }

  isCamera(name: string): boolean {
    return this.#stations.get(name)?.isCamera ?? false
  }

  /** Its description when that has changed. */
  describe({ name, isCamera, points, alerts }: Station): Description[] {
    const description: Description = {
      type: 'description',
      source: 'frigate',
      address: name,
      via: BRIDGE,
      name,
      vendor: 'Frigate',
      model: '',
      kind: isCamera ? 'camera' : 'people-counter',
      points: [...points.values()],
      memory: alerts.remember(),
    }
    const text = JSON.stringify(description)
    if (this.#described.get(name) === text) return []
    this.#described.set(name, text)
    return [description]
  }
}

export function learn({ points }: Station, ...more: DescribedPoint[]): void {
  for (const each of more) if (points.size < POINTS_MAX && !points.has(each.id)) points.set(each.id, each)
}
