/** The Tasmota devices known so far. Nothing lists their points: each is described by what it has sent, and again when that grows. */
import { z } from 'zod'
import type { DescribedPoint, Description } from '../../domains/devices/devices.ports.ts'
import { grown, POINTS_MAX } from '../common/descriptions.ts'
import { numberPoint, switchPoint } from '../common/points.ts'
import type { Quantity } from './quantity.ts'

const NODES_MAX = 2_000

/** Which point a quantity became: it must stay the same one, whichever sensor fails or is added. */
const Memory = z.object({ ids: z.record(z.string(), z.string()), mac: z.string() })

export interface Identity {
  address: string
  via: string | null
  /** Empty where the message does not say. */
  name: string
  vendor: string
  model: string
  mac: string
}

interface Node {
  description: Description
  /** Points by the key of their quantity. */
  ids: ReadonlyMap<string, string>
  mac: string
}

interface News {
  /** Null: nothing new. */
  description: Description | null
  values: Map<string, number>
}

export class Nodes {
  readonly #nodes = new Map<string, Node>()

  constructor(known: readonly Description[]) {
    for (const description of known) {
      const { data } = Memory.safeParse(description.memory)
      if (data) this.#nodes.set(description.address, { description, ids: new Map(Object.entries(data.ids)), mac: data.mac })
    }
  }

  /** Null: there are too many already. */
  learn({ mac, ...identity }: Identity, quantities: readonly Quantity[]): News | null {
    const before = this.#nodes.get(identity.address)
    if (!before && this.#nodes.size >= NODES_MAX) return null
    const ids = new Map(before?.ids)
    const points = new Map(before?.description.points.map((point) => [point.id, point]))
    const values = new Map<string, number>()
    for (const quantity of quantities) {
      const id = ids.get(quantity.key) ?? freeId(quantity, points)
      if (id === null) continue
      ids.set(quantity.key, id)
      points.set(id, points.get(id) ?? pointOf(id, quantity))
      if (quantity.value !== null) values.set(id, quantity.value)
    }
    const remembered = { ids: Object.fromEntries(ids), mac: mac || (before?.mac ?? '') }
    const description = grown(before?.description, {
      ...identity,
      source: 'tasmota',
      fallback: identity.address,
      kind: null,
      points: [...points.values()],
      memory: remembered,
    })
    if (description) this.#nodes.set(identity.address, { description, ids, mac: remembered.mac })
    return { description, values }
  }

  /** The command topic of a point, e.g. `POWER2`; null when it cannot be commanded. */
  output(address: string, point: string): string | null {
    const node = this.#nodes.get(address)
    const isWritable = node?.description.points.some(({ id, writable }) => id === point && writable) ?? false
    return isWritable ? ([...(node?.ids ?? [])].find(([, id]) => id === point)?.[0] ?? null) : null
  }

  addressOf(mac: string): string | null {
    return [...this.#nodes].find(([, node]) => node.mac === mac)?.[0] ?? null
  }

  /** Returns the addresses of the device and of everything behind it. */
  remove(device: string): string[] {
    const gone = [...this.#nodes.values()]
      .map(({ description }) => description)
      .filter(({ address, via }) => address === device || via === device)
    for (const { address } of gone) this.#nodes.delete(address)
    return gone.map(({ address }) => address)
  }
}

function freeId({ ids }: Quantity, points: ReadonlyMap<string, DescribedPoint>): string | null {
  return points.size < POINTS_MAX ? (ids.find((id) => id !== null && !points.has(id)) ?? null) : null
}

const pointOf = (id: string, { name, unit, type, writable }: Quantity): DescribedPoint => ({
  ...(type === 'number' ? numberPoint(id, name, unit) : switchPoint(id, name)),
  writable,
})
