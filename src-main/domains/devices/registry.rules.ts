/** How a device's points come together. Pure. */
import type { LimitOverride } from '../../../src-preload/contract/devices.contract.ts'
import type { PointKind } from './device-kind.types.ts'
import type { Address, DescribedPoint } from './devices.ports.ts'

export const addressKey = ({ source, address }: Address): string => `${source} ${address}`

/** The points of a kind and those any device may have. A point of the kind without limits keeps those of the catalogue. */
export function withCatalogue(points: readonly PointKind[], catalogue: readonly PointKind[]): ReadonlyMap<string, PointKind> {
  const all = new Map(catalogue.map((point) => [point.id, point]))
  for (const point of points) all.set(point.id, point.limits.length > 0 ? point : { ...point, limits: all.get(point.id)?.limits ?? [] })
  return all
}

/** Points as they are in force; the map given when nothing is overridden. */
export function pointKindsOf(
  points: ReadonlyMap<string, PointKind>,
  overrides: Readonly<Record<string, LimitOverride>>,
): ReadonlyMap<string, PointKind> {
  const changed = new Map(points)
  for (const [key, override] of Object.entries(overrides)) {
    const slash = key.indexOf('/')
    const point = changed.get(key.slice(0, slash))
    const limitId = key.slice(slash + 1)
    if (!point) continue
    const limits = point.limits.map((limit) => (limit.id === limitId ? { ...limit, ...override } : limit))
    changed.set(point.id, { ...point, limits })
  }
  return changed.size > 0 && Object.keys(overrides).length > 0 ? changed : points
}

const WIDE: [number, number] = [-1e12, 1e12]

/** What discovery describes and nobody knows yet becomes a point of the device alone, without limits. */
export const ownPointsOf = (described: readonly DescribedPoint[], known: ReadonlyMap<string, PointKind>): PointKind[] =>
  described
    .filter(({ id }) => !known.has(id))
    .map(({ id, name, unit, type, range }) => ({
      id,
      name: { 'zh-CN': name || id, en: name || id },
      unit,
      range: type === 'switch' ? [0, 1] : (range ?? WIDE),
      decimals: type === 'switch' ? 0 : 2,
      limits: [],
    }))

/** A device id made of words that nobody has yet. */
export function freeId(words: string, isTaken: (id: string) => boolean): string {
  const base =
    words
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 56) || 'device'
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`
    if (!isTaken(id)) return id
  }
}
