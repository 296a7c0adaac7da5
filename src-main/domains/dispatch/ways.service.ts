/** How far it is on foot from one place of the site to another. What was found for a place is kept as long as somebody is there. */
import type { SiteFeature } from '../../../src-preload/contract/site.contract.ts'
import { metresBetween } from '../../kernel/geo.ts'
import type { LngLat } from '../../kernel/plane.ts'
import { isGround, type WayName } from './path-features.rules.ts'
import { type PathNetwork, pathNetwork } from './path-network.rules.ts'
import { type Foothold, foothold, metresToWalk, type Reach, reachOf, walkTo } from './paths.rules.ts'

export interface WayFound {
  metres: number
  /** It follows the ways of the site; else it is the straight line. */
  byPath: boolean
  line: [number, number][]
  via: WayName[]
}

const groundOf = (features: readonly SiteFeature[], center: LngLat): string => JSON.stringify([center, features.filter(isGround)])

export class Ways {
  #network: PathNetwork
  /** What it was made of, as text. */
  #ground: string
  /** By position: positions are never changed, a new one is a new value. */
  #footholds = new WeakMap<LngLat, Foothold | { edge: null }>()
  #reaches = new WeakMap<LngLat, Reach>()

  constructor(features: readonly SiteFeature[], center: LngLat) {
    this.#network = pathNetwork(features, center)
    this.#ground = groundOf(features, center)
  }

  /** Another plan is in force. Where only a hydrant has moved, the ways are as they were. */
  take(features: readonly SiteFeature[], center: LngLat): void {
    const ground = groundOf(features, center)
    if (ground === this.#ground) return
    this.#ground = ground
    this.#network = pathNetwork(features, center)
    this.#footholds = new WeakMap()
    this.#reaches = new WeakMap()
  }

  metres(from: LngLat, to: LngLat): Pick<WayFound, 'metres' | 'byPath'> {
    const start = this.#foothold(from)
    const reach = this.#reach(to)
    if (!start || !reach) return { metres: metresBetween(from, to), byPath: false }
    return { metres: metresToWalk(this.#network, reach, start), byPath: true }
  }

  find(from: LngLat, to: LngLat): WayFound {
    const start = this.#foothold(from)
    const reach = this.#reach(to)
    if (!start || !reach)
      return {
        metres: metresBetween(from, to),
        byPath: false,
        line: [[...from], [...to]],
        via: [],
      }
    const { metres, line, via } = walkTo(this.#network, reach, start)
    return { metres, byPath: true, line: line.map((point) => this.#network.plane.round(point)), via }
  }

  #foothold(place: LngLat): Foothold | null {
    const found = this.#footholds.get(place) ?? foothold(this.#network, this.#network.plane.flat(place)) ?? { edge: null }
    this.#footholds.set(place, found)
    return found.edge ? found : null
  }

  #reach(place: LngLat): Reach | null {
    const known = this.#reaches.get(place)
    if (known) return known
    const start = this.#foothold(place)
    if (!start) return null
    const reach = reachOf(this.#network, start)
    this.#reaches.set(place, reach)
    return reach
  }
}
