/** What may be kept of what a network says of a device: names, numbers and lengths are a stranger's. Pure. */
import type { DescribedPoint, Description } from './devices.ports.ts'

export const POINTS_MAX = 100
/** Ids and addresses, as everywhere. */
const ID_MAX = 120
const WORDS_MAX = 60
const MEMORY_MAX = 16_384

export const isId = (text: string): boolean => text.length > 0 && text.length <= ID_MAX
const idOrNull = (text: string | null): string | null => (text !== null && isId(text) ? text : null)
const words = (text: string): string => text.trim().slice(0, WORDS_MAX).trim()

export function boundedDescription(description: Description): Description {
  const { via, name, vendor, model, kind, points, memory, ...address } = description
  return {
    ...address,
    via: idOrNull(via),
    name: words(name),
    vendor: words(vendor),
    model: words(model),
    kind: idOrNull(kind),
    points: points
      .filter(({ id }) => isId(id))
      .slice(0, POINTS_MAX)
      .map(boundedPoint),
    ...(memory !== undefined && JSON.stringify(memory).length <= MEMORY_MAX && { memory }),
  }
}

const boundedPoint = ({ id, name, unit, type, range, writable }: DescribedPoint): DescribedPoint => ({
  id,
  name: words(name),
  unit: words(unit),
  type,
  range: range?.every(Number.isFinite) && range[0] < range[1] ? range : null,
  writable,
})

/** What it sent so far with what it sends now; those that came first are kept. */
export const boundedValues = (before: Readonly<Record<string, number>>, values: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...new Map([...Object.entries(before), ...values])].filter(([id]) => isId(id)).slice(0, POINTS_MAX))

export const boundedVia = (via: string | null, before: string | null): string | null => idOrNull(via) ?? before
