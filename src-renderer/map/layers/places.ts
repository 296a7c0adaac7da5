/** What the plan of a site says besides streets and houses: floors, stands, paths, lanes, zones, what loudspeakers reach and cameras see. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { mix } from '../map-palette.ts'
import { FONT, inGroup, type LayerContext, metres, nameIn, only, widthOr } from './layer-parts.ts'

/** From here on a building is looked into. */
const INSIDE_ZOOM = 17.6
/** From here on what a camera sees tells something. */
const FIELD_ZOOM = 17.8

/** Ways on foot and stands, under what is built. */
export const pathLayers = ({ colour, latitude, stroke }: LayerContext): LayerSpecification[] => [
  {
    id: 'path',
    type: 'line',
    source: 'ground',
    filter: only(['path'], 'Line'),
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': mix(colour.block, colour.street, 0.85), 'line-width': metres(latitude, widthOr(1.5)) },
  },
  {
    id: 'stand',
    type: 'fill',
    source: 'ground',
    filter: only(['stand'], 'Polygon'),
    paint: { 'fill-color': mix(colour.building, colour.edge, 0.35) },
  },
  {
    id: 'stand-edge',
    type: 'line',
    source: 'ground',
    filter: only(['stand'], 'Polygon'),
    paint: { 'line-color': colour.edge, 'line-width': stroke },
  },
]

/** The inside of buildings, over their roofs. */
export const floorLayers = ({ colour, latitude, stroke }: LayerContext): LayerSpecification[] =>
  inGroup('rooms', [
    {
      id: 'room',
      type: 'fill',
      source: 'ground',
      minzoom: INSIDE_ZOOM,
      filter: only(['room'], 'Polygon'),
      paint: { 'fill-color': mix(colour.building, colour.street, 0.6) },
    },
    {
      id: 'stairs',
      type: 'fill',
      source: 'ground',
      minzoom: INSIDE_ZOOM,
      filter: only(['stairs'], 'Polygon'),
      paint: { 'fill-color': mix(colour.building, colour.edge, 0.7) },
    },
    {
      id: 'room-edge',
      type: 'line',
      source: 'ground',
      minzoom: INSIDE_ZOOM,
      filter: only(['room', 'stairs'], 'Polygon'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': mix(colour.edge, colour.label, 0.35), 'line-width': stroke },
    },
    {
      id: 'wall',
      type: 'line',
      source: 'ground',
      minzoom: INSIDE_ZOOM - 1,
      filter: only(['wall'], 'Line'),
      layout: { 'line-cap': 'square', 'line-join': 'miter' },
      paint: { 'line-color': mix(colour.edge, colour.label, 0.6), 'line-width': metres(latitude, widthOr(0.2)) },
    },
    {
      id: 'opening',
      type: 'line',
      source: 'ground',
      minzoom: INSIDE_ZOOM,
      filter: only(['opening'], 'Line'),
      paint: { 'line-color': mix(colour.building, colour.street, 0.6), 'line-width': metres(latitude, 0.4) },
    },
  ])

/** One way, by arrows along the line. */
export const laneLayers = ({ colour, stroke, unit }: LayerContext): LayerSpecification[] => [
  {
    id: 'lane',
    type: 'line',
    source: 'ground',
    minzoom: 16,
    filter: only(['lane'], 'Line'),
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour.dot, 'line-width': 1.6 * stroke },
  },
  {
    id: 'lane-arrow',
    type: 'symbol',
    source: 'names',
    minzoom: 17,
    filter: only(['lane'], 'Line'),
    layout: { 'symbol-placement': 'line', 'symbol-spacing': 60 * unit, 'icon-image': 'arrow', 'icon-size': unit },
  },
]

const isKind = (kind: string): ExpressionSpecification => ['==', ['coalesce', ['get', 'zoneKind'], 'sector'], kind]
const zoneOf = (kind: string): ExpressionSpecification => ['all', only(['zone'], 'Polygon'), isKind(kind)]

/** Dots bound a sector; a line what only some may enter, dashed for staff; nobody enters a cordon. */
export function zoneLayers({ colour, stroke }: LayerContext): LayerSpecification[] {
  const bound = (kind: string, paint: object): LayerSpecification => ({
    id: `zone-${kind}`,
    type: 'line',
    source: 'ground',
    filter: zoneOf(kind),
    layout: { 'line-join': 'round' },
    paint,
  })
  return inGroup('zones', [
    {
      id: 'zone-closed',
      type: 'fill',
      source: 'ground',
      filter: ['all', only(['zone'], 'Polygon'), ['!', isKind('sector')]],
      paint: { 'fill-color': ['match', ['get', 'zoneKind'], 'cordon', colour.p2, colour.quiet], 'fill-opacity': 0.07 },
    },
    bound('sector', { 'line-color': colour.zone, 'line-width': 1.2 * stroke, 'line-opacity': 0.5, 'line-dasharray': [1, 3.5] }),
    bound('restricted', { 'line-color': colour.quiet, 'line-width': 1.6 * stroke, 'line-dasharray': [4, 2] }),
    bound('sterile', { 'line-color': colour.quiet, 'line-width': 2 * stroke }),
    bound('cordon', { 'line-color': colour.p2, 'line-width': 2.4 * stroke }),
  ])
}

/** What loudspeakers reach, and what cameras see. */
export const reachLayers = ({ colour, stroke }: LayerContext): LayerSpecification[] => [
  ...inGroup('broadcast', [
    {
      id: 'broadcast-area',
      type: 'fill',
      source: 'ground',
      filter: only(['broadcast'], 'Polygon'),
      paint: { 'fill-color': colour.quiet, 'fill-opacity': 0.08 },
    },
    {
      id: 'broadcast-edge',
      type: 'line',
      source: 'ground',
      filter: only(['broadcast'], 'Polygon'),
      paint: { 'line-color': colour.quiet, 'line-width': stroke, 'line-dasharray': [2, 2], 'line-opacity': 0.7 },
    },
  ]),
  ...inGroup('cameras', [
    {
      id: 'field',
      type: 'fill',
      source: 'fields',
      minzoom: FIELD_ZOOM,
      paint: { 'fill-color': colour.quiet, 'fill-opacity': 0.07 },
    },
    {
      id: 'field-edge',
      type: 'line',
      source: 'fields',
      minzoom: FIELD_ZOOM,
      paint: { 'line-color': colour.quiet, 'line-width': 0.8 * stroke, 'line-opacity': 0.35 },
    },
  ]),
]

/** Names of zones with what they hold and ask for, of rooms and of stands. */
export function placeNameLayers({ colour, language, words }: LayerContext): LayerSpecification[] {
  const name = nameIn(language)
  const spot = (id: string, filter: ExpressionSpecification, minzoom: number, sizePx: number, ink: string): LayerSpecification => ({
    id,
    type: 'symbol',
    source: 'names',
    minzoom,
    filter,
    layout: { 'text-field': name, 'text-font': FONT, 'text-size': sizePx, 'text-max-width': 8, 'text-padding': 4 },
    paint: { 'text-color': ink, 'text-halo-color': colour.block, 'text-halo-width': 1.4 },
  })
  const holds: ExpressionSpecification = [
    'case',
    ['has', 'capacity'],
    ['concat', '\n≤ ', ['number-format', ['get', 'capacity'], { locale: language }], ` ${words.people}`],
    '',
  ]
  const asks: ExpressionSpecification = [
    'case',
    ['has', 'authorisation'],
    ['concat', language === 'zh-CN' ? '　' : ', ', ['get', 'authorisation']],
    '',
  ]
  const zone = spot('zone-name', only(['zone'], 'Point'), 0, 12, colour.label)
  return [
    ...inGroup('rooms', [spot('room-name', only(['room'], 'Point'), 19, 11, colour.label)]),
    spot('stand-name', only(['stand'], 'Point'), 17, 11, colour.label),
    ...inGroup('zones', [
      {
        ...zone,
        layout: { ...zone.layout, 'text-field': ['step', ['zoom'], ['concat', name, asks], 17, ['concat', name, asks, holds]] },
      } as LayerSpecification,
    ]),
  ]
}
