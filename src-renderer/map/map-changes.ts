/** What differs between two states of the map, so that only that is sent to the renderer. */
import type { LayerSpecification } from 'maplibre-gl'

export interface LayerChange {
  layer: string
  part: 'paint' | 'layout' | 'filter'
  /** Of `filter`: nothing. */
  key: string
  value: unknown
}

const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/** Theme, language, size or what is hidden changed: the single properties to set. Both lists hold the same layers. */
export function layerChanges(before: readonly LayerSpecification[], after: readonly LayerSpecification[]): LayerChange[] {
  const old = new Map(before.map((layer) => [layer.id, layer]))
  return after.flatMap((layer) => {
    const was = old.get(layer.id)
    const properties = (['paint', 'layout'] as const).flatMap((part) => {
      const [before, now]: Record<string, unknown>[] = [{ ...was?.[part] }, { ...layer[part] }]
      return Object.keys(now ?? {})
        .filter((key) => !isSame(before?.[key], now?.[key]))
        .map((key) => ({ layer: layer.id, part, key, value: now?.[key] }))
    })
    const [filterBefore, filter] = [was, layer].map((each) => (each && 'filter' in each ? each.filter : undefined))
    return isSame(filterBefore, filter) ? properties : [...properties, { layer: layer.id, part: 'filter' as const, key: '', value: filter }]
  })
}
