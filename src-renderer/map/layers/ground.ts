/** Water, green, streets and roofs of the site: what is there whether or not anything happens. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { mix } from '../map-palette.ts'
import { alleyTone, type Drawn, type LayerContext, metres, only, widthOr } from './layer-parts.ts'

const fill = (id: string, layers: readonly Drawn[], colour: string | ExpressionSpecification): LayerSpecification => ({
  id,
  type: 'fill',
  source: 'ground',
  filter: only(layers, 'Polygon'),
  paint: { 'fill-color': colour, 'fill-antialias': true },
})

const edge = (id: string, layers: readonly Drawn[], colour: string, widthPx: number): LayerSpecification => ({
  id,
  type: 'line',
  source: 'ground',
  filter: only(layers, 'Polygon'),
  layout: { 'line-join': 'round' },
  paint: { 'line-color': colour, 'line-width': widthPx },
})

const path = (id: string, layers: readonly Drawn[], colour: string, width: ExpressionSpecification): LayerSpecification => ({
  id,
  type: 'line',
  source: 'ground',
  filter: only(layers, 'Line'),
  layout: { 'line-cap': 'round', 'line-join': 'round' },
  paint: { 'line-color': colour, 'line-width': width },
})

export const backgroundLayer = ({ colour }: LayerContext): LayerSpecification => ({
  id: 'block',
  type: 'background',
  paint: { 'background-color': colour.block },
})

export function groundLayers({ colour, latitude, stroke, variant }: LayerContext): LayerSpecification[] {
  const street = variant === 'wall' ? colour.wallStreet : colour.street
  const alley = alleyTone(colour, street)
  const stone = mix(street, colour.bank, 0.4)
  const m = (length: number) => metres(latitude, widthOr(length))
  return [
    fill('park', ['park'], colour.park),
    {
      id: 'tree',
      type: 'circle',
      source: 'ground',
      filter: only(['tree'], 'Point'),
      paint: { 'circle-color': colour.tree, 'circle-radius': metres(latitude, ['to-number', ['get', 'radius'], 2.2]) },
    },
    fill('alley-area', ['alley'], alley),
    path('alley', ['alley'], alley, m(2.4)),
    fill('street-area', ['street'], street),
    path('street', ['street'], street, m(5)),
    path('canal-edge', ['canal'], colour.bank, metres(latitude, ['+', widthOr(10), 0.8])),
    path('canal-line', ['canal'], colour.canal, m(10)),
    fill('canal', ['canal'], colour.canal),
    edge('canal-outline', ['canal'], colour.bank, 1.4 * stroke),
    fill('bank-area', ['bank'], stone),
    path('bank', ['bank'], stone, m(0.7)),
    path('bridge-edge', ['bridge'], colour.bank, metres(latitude, ['+', widthOr(3), 0.7])),
    path('bridge', ['bridge'], street, m(3)),
    fill('bridge-area', ['bridge'], street),
    edge('bridge-outline', ['bridge'], colour.bank, stroke),
  ]
}

/** Houses, over the ways that lead to them. */
export function builtLayers({ colour, stroke }: LayerContext): LayerSpecification[] {
  /** Roofs differ a little by their `tone` 0…3, so that a dense block does not run together. */
  const roof: ExpressionSpecification = [
    'match',
    ['get', 'tone'],
    1,
    mix(colour.building, colour.edge, 0.12),
    2,
    mix(colour.building, colour.block, 0.25),
    3,
    mix(colour.building, colour.edge, 0.24),
    colour.building,
  ]
  return [fill('building', ['building'], roof), edge('building-edge', ['building'], colour.edge, 0.9 * stroke)]
}
