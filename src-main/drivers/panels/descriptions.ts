/**
 * What is known of the addresses behind a panel. Panels have no discovery: a device is described by what it has sent
 * so far, and is described again when that grows.
 */
import type { DescribedPoint, Description } from '../../domains/devices/devices.ports.ts'
import { BoundedMap } from './bounded-map.ts'

const ADDRESSES_MAX = 10_000
const POINTS_MAX = 64

export interface Learned extends Omit<Description, 'type' | 'name'> {
  /** As the panel says; empty when it does not say. */
  name: string
  /** The name while the panel has not said one. */
  fallback: string
}

export class Descriptions {
  readonly #latest = new BoundedMap<string, Description>(ADDRESSES_MAX)

  constructor(known: readonly Description[]) {
    for (const description of known) this.#latest.set(description.address, description)
  }

  /** The description to be heard, or null when it says nothing new. */
  learn({ fallback, ...learned }: Learned): Description | null {
    const known = this.#latest.get(learned.address)
    const points = new Map((known?.points ?? []).map((point) => [point.id, point]))
    for (const point of learned.points) if (points.size < POINTS_MAX || points.has(point.id)) points.set(point.id, point)
    const description: Description = {
      ...learned,
      type: 'description',
      name: learned.name || known?.name || fallback,
      vendor: learned.vendor || known?.vendor || '',
      model: learned.model || known?.model || '',
      kind: learned.kind ?? known?.kind ?? null,
      points: [...points.values()],
    }
    if (known && saysTheSame(known, description)) return null
    this.#latest.set(learned.address, description)
    return description
  }
}

const saysTheSame = (a: Description, b: Description): boolean =>
  a.name === b.name &&
  a.via === b.via &&
  a.vendor === b.vendor &&
  a.model === b.model &&
  a.kind === b.kind &&
  a.points.length === b.points.length &&
  b.points.every((point, index) => point.id === a.points[index]?.id && point.name === a.points[index]?.name)

export const switchPoint = (id: string, name: string): DescribedPoint => ({
  id,
  name,
  unit: '',
  type: 'switch',
  range: null,
  writable: false,
})
export const numberPoint = (id: string, name: string, unit: string): DescribedPoint => ({
  id,
  name,
  unit,
  type: 'number',
  range: null,
  writable: false,
})
