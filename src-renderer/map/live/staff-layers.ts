/** People on the map: the number in a ring that says what they do, the way they came, how old their position is. */
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { FONT, type LayerContext } from '../layers/layer-parts.ts'

const empty = (): SourceSpecification => ({ type: 'geojson', data: { type: 'FeatureCollection', features: [] }, maxzoom: 17 })

export const STAFF_SOURCES: Readonly<Record<'staff' | 'trails', SourceSpecification>> = { staff: empty(), trails: empty() }

/** Sizes in design pixels: the number in its ring, and the age beside it. */
const NEAR = { number: 12, age: 11, aside: 14 }
const FROM_FIVE_METRES = { number: 56, age: 56, aside: 66 }

export function staffLayers({ colour, variant, unit, stroke }: LayerContext): LayerSpecification[] {
  const { number, age, aside } = variant === 'wall' ? FROM_FIVE_METRES : NEAR
  return [
    {
      id: 'staff-trail',
      type: 'line',
      source: 'trails',
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': colour.action, 'line-width': 2 * stroke, 'line-opacity': 0.55 },
    },
    {
      id: 'staff-ring',
      type: 'symbol',
      source: 'staff',
      layout: {
        'icon-image': ['concat', 'staff-', ['get', 'state']],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'symbol-sort-key': ['get', 'rank'],
        'text-field': ['get', 'number'],
        'text-font': FONT,
        'text-size': number * unit,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: {
        'icon-opacity': ['get', 'fade'],
        'text-opacity': ['get', 'fade'],
        'text-color': ['case', ['==', ['get', 'state'], 'onScene'], colour.panel, colour.text],
      },
    },
    {
      id: 'staff-age',
      type: 'symbol',
      source: 'staff',
      filter: ['any', ['!=', ['get', 'age'], ''], ['!=', ['get', 'name'], '']],
      layout: {
        'symbol-sort-key': ['-', 0, ['get', 'rank']],
        'text-field': ['concat', ['get', 'name'], ['case', ['==', ['get', 'name'], ''], '', '  '], ['get', 'age']],
        'text-font': FONT,
        'text-size': age * unit,
        'text-anchor': 'left',
        'text-offset': [aside / age, 0],
        'text-padding': 1,
      },
      paint: { 'text-color': colour.text, 'text-halo-color': colour.block, 'text-halo-width': 1.6 * unit },
    },
  ]
}
