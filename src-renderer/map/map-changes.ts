/** What differs between two states of the map, so that only that is sent to the renderer. */
import type { LayerSpecification } from 'maplibre-gl'

export interface LayerChange {
  layer: string
  part: 'paint' | 'layout'
  key: string
  value: unknown
}

const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/** Theme, language or size changed: the single properties to set. Both lists hold the same layers. */
export function layerChanges(before: readonly LayerSpecification[], after: readonly LayerSpecification[]): LayerChange[] {
  const old = new Map(before.map((layer) => [layer.id, layer]))
  return after.flatMap((layer) =>
    (['paint', 'layout'] as const).flatMap((part) => {
      const was: Record<string, unknown> = { ...old.get(layer.id)?.[part] }
      const is: Record<string, unknown> = { ...layer[part] }
      return Object.keys(is)
        .filter((key) => !isSame(was[key], is[key]))
        .map((key) => ({ layer: layer.id, part, key, value: is[key] }))
    }),
  )
}
