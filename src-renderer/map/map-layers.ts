/** Every layer of the map as data, bottom first. Widths in metres become pixels; colours come from the palette. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { SiteFeature } from '../../src-preload/contract/site.contract.ts'
import type { MapLanguage, MapVariant } from './map.types.ts'
import { pixelsPerMetre } from './map-geometry.ts'
import { type MapPalette, mix } from './map-palette.ts'

export interface LayerContext {
  colour: MapPalette
  language: MapLanguage
  variant: MapVariant
  latitude: number
  /** CSS pixels per design pixel: 1 at the desk, panel width ÷ 3840 on the wall. */
  unit: number
  /** Thickness of a fine line in CSS pixels. */
  stroke: number
}

/** `ground` is drawn once; `names` holds the named lines and spots unclipped, so that labels are not doubled at tile edges. */
export const MAP_SOURCES = ['ground', 'names', 'focus', 'cordon', 'way', 'devices'] as const
type Drawn = SiteFeature['properties']['layer']
type GeometryGroup = 'Point' | 'Line' | 'Polygon'

/** Zoom from which a normal device shows the glyph of its kind. */
export const GLYPH_ZOOM = 19
const FONT = ['Watchroom Dot', 'Noto Sans SC', 'Noto Sans CJK SC', 'system-ui']

/** A length in metres that grows with the picture, never under `leastPx`. */
function metres(latitude: number, length: number | ExpressionSpecification): ExpressionSpecification {
  const at = (zoom: number): ExpressionSpecification => ['*', length, pixelsPerMetre(zoom, latitude)]
  return ['interpolate', ['exponential', 2], ['zoom'], 12, at(12), 23, at(23)]
}

const widthOr = (metresWide: number): ExpressionSpecification => ['to-number', ['get', 'width'], metresWide]

const only = (layers: readonly Drawn[], geometry: GeometryGroup): ExpressionSpecification => [
  'all',
  ['in', ['get', 'layer'], ['literal', [...layers]]],
  [
    'in',
    ['geometry-type'],
    ['literal', [geometry === 'Line' ? 'LineString' : geometry, `Multi${geometry === 'Line' ? 'LineString' : geometry}`]],
  ],
]

const alleyTone = (colour: MapPalette, street: string): string => mix(colour.block, street, 0.75)

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

/** Water, green, streets and roofs: what is there whether or not anything happens. */
function groundLayers({ colour, latitude, stroke, variant }: LayerContext): LayerSpecification[] {
  const street = variant === 'wall' ? colour.wallStreet : colour.street
  const alley = alleyTone(colour, street)
  const stone = mix(street, colour.bank, 0.4)
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
  const m = (length: number) => metres(latitude, widthOr(length))
  return [
    { id: 'block', type: 'background', paint: { 'background-color': colour.block } },
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
    fill('building', ['building'], roof),
    edge('building-edge', ['building'], colour.edge, 0.9 * stroke),
  ]
}

/** The incident that is looked at: its 25 m ring and its own building. */
function focusLayers({ colour, stroke }: LayerContext): LayerSpecification[] {
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
const cordonLayers = ({ colour, stroke }: LayerContext): LayerSpecification[] => [
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
const wayLayers = ({ colour, stroke }: LayerContext): LayerSpecification[] => [
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

/** Words along streets and water; at the desk also zones, parks, bridges and gates by their quiet names. */
function nameLayers({ colour, language, variant, unit }: LayerContext): LayerSpecification[] {
  const isWall = variant === 'wall'
  const chinese = language === 'zh-CN'
  const name: ExpressionSpecification = chinese ? ['get', 'name'] : ['coalesce', ['get', 'nameEn'], ['get', 'name']]
  const street = isWall ? colour.wallStreet : colour.street
  const ink = isWall ? mix(colour.wallLabel, colour.text, 0.4) : colour.label
  const waterInk = isWall ? mix(colour.canalLabel, colour.text, 0.5) : colour.canalLabel
  const words = (id: string, layer: Drawn, sizePx: number, colours: [ink: string, halo: string], spacing: number): LayerSpecification => ({
    id,
    type: 'symbol',
    source: 'names',
    filter: only([layer], 'Line'),
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': (isWall ? 620 : 300) * unit,
      'text-field': name,
      'text-font': FONT,
      'text-size': sizePx * unit,
      'text-letter-spacing': chinese ? spacing : 0.06,
      'text-max-angle': 40,
      'text-padding': 6,
    },
    paint: { 'text-color': colours[0], 'text-halo-color': colours[1], 'text-halo-width': 1.6 * unit },
  })
  const spot = (id: string, layer: Drawn, minzoom: number, sizePx: number, ink: string): LayerSpecification => ({
    id,
    type: 'symbol',
    source: 'names',
    minzoom,
    filter: only([layer], 'Point'),
    layout: { 'text-field': name, 'text-font': FONT, 'text-size': sizePx, 'text-max-width': 8, 'text-padding': 8 },
    paint: { 'text-color': ink, 'text-halo-color': colour.block, 'text-halo-width': 1.4 },
  })
  const lines: LayerSpecification[] = [
    words('canal-name', 'canal', isWall ? 60 : 15, [waterInk, colour.canal], 1),
    words('street-name', 'street', isWall ? 56 : 13, [ink, street], 0.45),
    words('alley-name', 'alley', isWall ? 56 : 12.5, [ink, alleyTone(colour, street)], 0.25),
  ]
  if (isWall) return lines
  return [
    {
      id: 'zone',
      type: 'line',
      source: 'ground',
      filter: only(['zone'], 'Polygon'),
      paint: { 'line-color': colour.zone, 'line-width': 1.2, 'line-opacity': 0.5, 'line-dasharray': [1, 3.5] },
    },
    {
      id: 'gate',
      type: 'symbol',
      source: 'names',
      minzoom: 16.5,
      filter: only(['gate'], 'Point'),
      layout: { 'icon-image': 'gate', 'icon-allow-overlap': true },
    },
    spot('building-name', 'building', 18.6, 11, colour.label),
    spot('bridge-name', 'bridge', 18.6, 11, colour.label),
    spot('park-name', 'park', 17.6, 12, colour.label),
    spot('gate-name', 'gate', 18.6, 11, colour.label),
    ...lines,
    spot('zone-name', 'zone', 0, 12, colour.zone),
  ]
}

/** Devices: grey dots that gain a glyph when zoomed; faulty or silent ones a purple cross. Alarms are markers above the map. */
function deviceLayers({ colour, variant, unit }: LayerContext): LayerSpecification[] {
  const isBad: ExpressionSpecification = ['in', ['get', 'state'], ['literal', ['fault', 'offline']]]
  const isWall = variant === 'wall'
  const dots: LayerSpecification = {
    id: 'device-dot',
    type: 'circle',
    source: 'devices',
    minzoom: 15.5,
    filter: isWall ? true : ['!', isBad],
    paint: {
      'circle-color': colour.dot,
      'circle-radius': [
        'interpolate',
        ['linear'],
        ['zoom'],
        16,
        (isWall ? 2.5 : 0.9) * unit,
        18,
        (isWall ? 4.5 : 1.9) * unit,
        20,
        (isWall ? 6 : 2.8) * unit,
      ],
      'circle-opacity': isWall ? 0.5 : ['interpolate', ['linear'], ['zoom'], 15.5, 0.3, 17, 0.9, GLYPH_ZOOM, 0.9, GLYPH_ZOOM + 0.3, 0],
    },
  }
  if (isWall) return [dots]
  return [
    dots,
    {
      id: 'device-glyph',
      type: 'symbol',
      source: 'devices',
      minzoom: GLYPH_ZOOM,
      filter: ['!', isBad],
      layout: { 'icon-image': ['concat', 'glyph-', ['get', 'glyph']], 'icon-allow-overlap': true },
      paint: { 'icon-opacity': ['interpolate', ['linear'], ['zoom'], GLYPH_ZOOM, 0, GLYPH_ZOOM + 0.3, 1] },
    },
    {
      id: 'device-fault',
      type: 'symbol',
      source: 'devices',
      filter: isBad,
      layout: {
        'icon-image': 'fault',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 16, 0.6, 18, 1],
      },
    },
  ]
}

export const mapLayers = (context: LayerContext): LayerSpecification[] => [
  ...groundLayers(context),
  ...focusLayers(context),
  ...cordonLayers(context),
  ...wayLayers(context),
  ...deviceLayers(context),
  ...nameLayers(context),
]
