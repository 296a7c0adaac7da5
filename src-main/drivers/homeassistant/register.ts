/** The devices Home Assistant discovery has announced, each put together from its entities, and the topics they speak on. */
import type { DescribedPoint, Description } from '../../domains/devices/devices.ports.ts'
import { kindOf } from '../catalog/properties.ts'
import { fitting, POINTS_MAX } from '../common/descriptions.ts'
import { type AnnouncedDevice, type Entity, type Identity, Memory } from './entity.types.ts'

const DEVICES_MAX = 2_000
/** Beyond those of discovery. */
const TOPICS_MAX = 2_000

export interface Device extends Identity {
  /** The last word on each of its availability topics. */
  said: Map<string, boolean>
  /** Keys of entities whose template was refused: once, until they are announced anew. */
  complained: Set<string>
  /** By key. */
  entities: ReadonlyMap<string, { entity: Entity; point: DescribedPoint }>
}

interface Registered {
  /** Devices that lost their last entity. */
  removed: string[]
  described: Description[]
  /** There was no room for all of it. */
  isFull: boolean
}

export class Register {
  readonly #devices = new Map<string, Device>()
  /** Who speaks on a topic. */
  readonly #topics = new Map<string, Set<string>>()
  /** Discovery topic → the device it announced. */
  readonly #announced = new Map<string, string>()

  constructor(known: readonly Description[]) {
    for (const { address, name, vendor, model, via, points: described, memory } of known) {
      const { data } = Memory.safeParse(memory)
      if (!data) continue
      const points = new Map(described.map((point) => [point.id, point]))
      const entities = data.entities.flatMap((entity) => {
        const point = points.get(entity.id)
        return point ? [[entity.key, { entity, point }] as const] : []
      })
      const identity = { address, name, vendor, model, via, availability: data.availability }
      this.#put({ ...identity, said: new Map(), complained: new Set(), entities: new Map(entities) })
    }
  }

  get topics(): string[] {
    return [...this.#topics.keys()]
  }

  at(address: string): Device | undefined {
    return this.#devices.get(address)
  }

  speaking(topic: string): Device[] {
    return [...(this.#topics.get(topic) ?? [])].flatMap((address) => this.#devices.get(address) ?? [])
  }

  /** What is announced at a discovery topic now; null when it was taken back. */
  announce(topic: string, announced: AnnouncedDevice | null): Registered {
    const before = this.#devices.get(this.#announced.get(topic) ?? '')
    const news: Registered = { removed: [], described: [], isFull: false }
    if (before && before.address !== announced?.address) this.#replace(news, { ...before, entities: others(before, topic) })
    if (announced && (announced.entities.length > 0 || before)) this.#replace(news, this.#merged(announced, topic))
    return news
  }

  /** An entity keeps its point when it is announced again. */
  #merged(announced: AnnouncedDevice, topic: string): Device {
    const known = this.#devices.get(announced.address)
    const entities = new Map(known ? others(known, topic) : [])
    const taken = new Set([...entities.values()].map(({ point }) => point.id))
    for (const { ids, point, ...entity } of announced.entities) {
      const before = known?.entities.get(entity.key)?.point.id
      const id = [before, ...ids].find((id) => id && !taken.has(id))
      if (!id || entities.size >= POINTS_MAX) continue
      taken.add(id)
      entities.set(entity.key, { entity: { ...entity, id }, point: { id, ...point } })
    }
    return {
      address: announced.address,
      name: announced.name || known?.name || announced.address,
      vendor: announced.vendor || known?.vendor || '',
      model: announced.model || known?.model || '',
      via: announced.via ?? known?.via ?? null,
      availability: announced.availability.topics.length > 0 || !known ? announced.availability : known.availability,
      said: known?.said ?? new Map(),
      complained: new Set([...(known?.complained ?? [])].filter((key) => discoveryTopicOf(key) !== topic && entities.has(key))),
      entities,
    }
  }

  #replace(news: Registered, device: Device): void {
    const { address, entities } = device
    const before = this.#devices.get(address)
    if (before && asText(before) === asText(device)) return
    this.#remove(address)
    if (entities.size === 0) news.removed.push(address)
    else if (this.#put(device)) news.described.push(describe(device))
    else {
      news.isFull = true
      if (before) this.#put(before)
    }
  }

  /** False: there is no room. */
  #put(device: Device): boolean {
    const topics = topicsOf(device)
    const isNew = topics.filter((topic) => !this.#topics.has(topic)).length
    if (this.#devices.size >= DEVICES_MAX || this.#topics.size + isNew > TOPICS_MAX) return false
    this.#devices.set(device.address, device)
    for (const topic of topics) this.#topics.set(topic, (this.#topics.get(topic) ?? new Set()).add(device.address))
    for (const key of device.entities.keys()) this.#announced.set(discoveryTopicOf(key), device.address)
    return true
  }

  #remove(address: string): void {
    const device = this.#devices.get(address)
    if (!device) return
    this.#devices.delete(address)
    for (const key of device.entities.keys()) this.#announced.delete(discoveryTopicOf(key))
    for (const topic of topicsOf(device)) {
      const speaking = this.#topics.get(topic)
      speaking?.delete(address)
      if (speaking?.size === 0) this.#topics.delete(topic)
    }
  }
}

/** `#` cannot be in a topic. */
const discoveryTopicOf = (key: string): string => key.split('#', 1)[0] ?? key

const others = ({ entities }: Device, topic: string): Device['entities'] =>
  new Map([...entities].filter(([key]) => discoveryTopicOf(key) !== topic))

function topicsOf({ entities, availability }: Device): string[] {
  const states = [...entities.values()].flatMap(({ entity }) => entity.stateTopic ?? [])
  return [...new Set([...states, ...availability.topics.map(({ topic }) => topic)])]
}

const asText = ({ address, name, vendor, model, via, availability, entities }: Device): string =>
  JSON.stringify([address, name, vendor, model, via, availability, [...entities]])

/** What its memory has no room for is announced again by the broker, which keeps discovery. */
function describe({ address, name, vendor, model, via, availability, entities }: Device): Description {
  const all = [...entities.values()]
  const points = all.map(({ point }) => point)
  const memory = fitting(
    all.map(({ entity }) => entity),
    (kept): Memory => ({ entities: kept, availability }),
  )
  return { type: 'description', source: 'homeassistant', address, via, name, vendor, model, kind: kindOf(points), points, memory }
}
