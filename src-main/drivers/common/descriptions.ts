/**
 * What is known of devices. Where no discovery lists their points, each is described by what it has sent so far, and
 * again when that grows.
 */
import type { Description } from '../../domains/devices/devices.ports.ts'
import { kindOf } from '../catalog/properties.ts'
import { BoundedMap } from './bounded-map.ts'

const ADDRESSES_MAX = 10_000
/** Of one device. */
export const POINTS_MAX = 64
/** Bytes of JSON, see `Description`. */
const MEMORY_MAX = 16_384

/** Texts are empty and the kind is null where the message does not say them. */
export interface Learned extends Omit<Description, 'type'> {
  /** The name while nobody has given it one. */
  fallback: string
}

/** The description after a message; null when that says nothing new. A point stays as it was first described. */
export function grown(known: Description | undefined, learned: Learned): Description | null {
  const { source, address, via, name, fallback, vendor, model, kind, memory } = learned
  const byId = new Map(known?.points.map((point) => [point.id, point]))
  for (const point of learned.points) if (byId.size < POINTS_MAX && !byId.has(point.id)) byId.set(point.id, point)
  const points = [...byId.values()]
  const description: Description = {
    type: 'description',
    source,
    address,
    via,
    name: name || known?.name || fallback,
    vendor: vendor || known?.vendor || '',
    model: model || known?.model || '',
    kind: kind ?? kindOf(points) ?? known?.kind ?? null,
    points,
    memory,
  }
  return JSON.stringify(description) === JSON.stringify(known) ? null : description
}

/** Those of one source, by address; the one heard of longest ago is forgotten first. */
export class Descriptions {
  readonly #latest = new BoundedMap<string, Description>(ADDRESSES_MAX)

  constructor(known: readonly Description[]) {
    for (const description of known) this.#latest.set(description.address, description)
  }

  at(address: string): Description | undefined {
    return this.#latest.get(address)
  }

  /** The description to be heard; nothing when it says nothing new. */
  learn(learned: Learned): Description[] {
    const known = this.#latest.get(learned.address)
    const description = grown(known, learned)
    const latest = description ?? known
    if (latest) this.#latest.set(latest.address, latest)
    return description ? [description] : []
  }
}

/** What a description remembers, with as many of its `parts` as there is room for. */
export function fitting<Part, Memory>(parts: readonly Part[], memoryOf: (parts: Part[]) => Memory): Memory {
  const kept = [...parts]
  while (kept.length > 0 && Buffer.byteLength(JSON.stringify(memoryOf(kept))) > MEMORY_MAX) kept.pop()
  return memoryOf(kept)
}
