/** The incident that is looked at: its ring, its building, its cordon, the ways to it and away from it; and what is being measured. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { FONT, type LayerContext } from './layer-parts.ts'

/** The incident that is looked at: its 25 m ring, the zone around it that is affected, and its own building. */
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
    {
      id: 'affected-edge',
      type: 'line',
      source: 'focus',
      filter: is('affected'),
      paint: { 'line-color': tint, 'line-width': 1.2 * stroke, 'line-dasharray': [1, 3], 'line-opacity': 0.7 },
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

/** The ways on which people leave for the assembly points, drawn away from the place. */
export const escapeLayers = ({ colour, stroke, unit }: LayerContext): LayerSpecification[] => [
  {
    id: 'escape-edge',
    type: 'line',
    source: 'escape',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour.block, 'line-width': 7 * stroke, 'line-opacity': 0.8 },
  },
  {
    id: 'escape',
    type: 'line',
    source: 'escape',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour.text, 'line-width': 2.4 * stroke, 'line-opacity': 0.85 },
  },
  {
    id: 'escape-arrow',
    type: 'symbol',
    source: 'escape',
    layout: { 'symbol-placement': 'line', 'symbol-spacing': 70 * unit, 'icon-image': 'arrow-text', 'icon-overlap': 'always' },
  },
]

/** The line that is measured, with the metres at its last point. */
export const measureLayers = ({ colour, stroke }: LayerContext): LayerSpecification[] => [
  {
    id: 'measure-line',
    type: 'line',
    source: 'measure',
    filter: ['==', ['geometry-type'], 'LineString'],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour.action, 'line-width': 2 * stroke },
  },
  {
    id: 'measure-point',
    type: 'circle',
    source: 'measure',
    filter: ['==', ['geometry-type'], 'Point'],
    paint: { 'circle-color': colour.panel, 'circle-radius': 4, 'circle-stroke-color': colour.action, 'circle-stroke-width': 2 },
  },
  {
    id: 'measure-metres',
    type: 'symbol',
    source: 'measure',
    filter: ['has', 'metres'],
    layout: {
      'text-field': ['concat', ['get', 'metres'], ' m'],
      'text-font': FONT,
      'text-size': 13,
      'text-anchor': 'bottom-left',
      'text-offset': [0.6, -0.4],
      'text-overlap': 'always',
    },
    paint: { 'text-color': colour.text, 'text-halo-color': colour.block, 'text-halo-width': 2 },
  },
]
