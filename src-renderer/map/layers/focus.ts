/** The incident that is looked at: its ring, its building, its cordon, the way to it. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { LayerContext } from './layer-parts.ts'

/** The incident that is looked at: its 25 m ring and its own building. */
export function focusLayers({ colour, stroke }: LayerContext): LayerSpecification[] {
  const tint: ExpressionSpecification = ['match', ['get', 'priority'], 1, colour.p1, 2, colour.p2, 3, colour.p3, colour.p4]
  const is = (what: string): ExpressionSpecification => ['==', ['get', 'what'], what]
  return [
    { id: 'ring', type: 'fill', source: 'focus', filter: is('ring'), paint: { 'fill-color': tint, 'fill-opacity': 0.1 } },
    {
      id: 'ring-edge',
      type: 'line',
      source: 'focus',
      filter: is('ring'),
      paint: { 'line-color': tint, 'line-width': 1.2 * stroke, 'line-dasharray': [3, 3], 'line-opacity': 0.8 },
    },
    { id: 'alarm-building', type: 'fill', source: 'focus', filter: is('building'), paint: { 'fill-color': tint, 'fill-opacity': 0.45 } },
    {
      id: 'alarm-building-edge',
      type: 'line',
      source: 'focus',
      filter: is('building'),
      paint: { 'line-color': tint, 'line-width': 1.6 * stroke },
    },
  ]
}

/** Nobody goes in: a light area inside a firm line, which is dashed while it is being drawn. */
export const cordonLayers = ({ colour, stroke }: LayerContext): LayerSpecification[] => [
  {
    id: 'cordon',
    type: 'fill',
    source: 'cordon',
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': colour.p2, 'fill-opacity': 0.08 },
  },
  {
    id: 'cordon-edge',
    type: 'line',
    source: 'cordon',
    filter: ['==', ['get', 'what'], 'set'],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour.p2, 'line-width': 3 * stroke },
  },
  {
    id: 'cordon-draft',
    type: 'line',
    source: 'cordon',
    filter: ['==', ['get', 'what'], 'draft'],
    paint: { 'line-color': colour.p2, 'line-width': 2.4 * stroke, 'line-dasharray': [2, 2] },
  },
  {
    id: 'cordon-corner',
    type: 'circle',
    source: 'cordon',
    filter: ['==', ['geometry-type'], 'Point'],
    paint: { 'circle-color': colour.p2, 'circle-radius': 5 * stroke },
  },
]

/** How somebody walks to the incident. */
export const wayLayers = ({ colour, stroke }: LayerContext): LayerSpecification[] => [
  {
    id: 'way-edge',
    type: 'line',
    source: 'way',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour.block, 'line-width': 6 * stroke, 'line-opacity': 0.8 },
  },
  {
    id: 'way',
    type: 'line',
    source: 'way',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour.action, 'line-width': 2.6 * stroke, 'line-dasharray': [0.5, 2] },
  },
]
