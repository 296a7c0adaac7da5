/** The cameras that Frigate has spoken of, and its zones, of which nothing but counts is known. */
import type { DescribedPoint, Description } from '../../domains/devices/devices.ports.ts'
import { grown } from '../common/descriptions.ts'
import { switchPoint } from '../common/points.ts'
import { Alerts } from './alerts.ts'

/** All cameras and zones are behind it. */
export const BRIDGE = 'frigate'
const NAME_MAX = 100
/** Further ones are refused. */
const CAMERAS_MAX = 1_000

export interface Camera {
  readonly name: string
  isZone: boolean
  readonly alerts: Alerts
  /** UTC ms: the time of the newest `behaviour` report. */
  reportedAt: number
  /** As last heard. */
  description?: Description
}

export const isName = (name: string): boolean => name !== '' && name !== BRIDGE && name.length <= NAME_MAX

const CAMERA_POINTS = [switchPoint('behaviour', 'behaviour'), { ...switchPoint('detect', 'detect'), writable: true }]

export class Cameras {
  readonly #cameras = new Map<string, Camera>()

  constructor(known: readonly Description[]) {
    for (const description of known) {
      const { address, kind, memory } = description
      if (address === BRIDGE) continue
      this.#cameras.set(address, { name: address, isZone: kind !== 'camera', alerts: new Alerts(memory), reportedAt: 0, description })
    }
  }

  /** A camera or zone, whichever it is. Null: there are too many. */
  find(name: string): Camera | null {
    const known = this.#cameras.get(name)
    if (known) return known
    if (this.#cameras.size === CAMERAS_MAX) return null
    const camera = { name, isZone: true, alerts: new Alerts([]), reportedAt: 0 }
    this.#cameras.set(name, camera)
    return camera
  }

  /** Something was heard that only a camera says. */
  camera(name: string): Camera | null {
    const camera = this.find(name)
    if (camera) camera.isZone = false
    return camera
  }

  all(): Iterable<Camera> {
    return this.#cameras.values()
  }

  isCamera(name: string): boolean {
    return this.#cameras.get(name)?.isZone === false
  }
}

/** Its description when that has changed. */
export function describe(camera: Camera, ...more: DescribedPoint[]): Description[] {
  const { name, isZone, alerts } = camera
  const description = grown(camera.description, {
    source: 'frigate',
    address: name,
    via: BRIDGE,
    name,
    fallback: name,
    vendor: 'Frigate',
    model: '',
    kind: isZone ? 'people-counter' : 'camera',
    points: isZone ? more : [...CAMERA_POINTS, ...more],
    memory: alerts.remember(),
  })
  if (!description) return []
  camera.description = description
  return [description]
}
