/** The base map in our own calm style, under everything the site draws itself. Where the site has its own streets or houses those of the base map give way. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { FONT, inGroup, type LayerContext } from '../layers/layer-parts.ts'
import type { Site } from '../map.types.ts'
import { type Extent, extentRing } from '../map-geometry.ts'
import { mix } from '../map-palette.ts'
import { type BasePart, type BaseRole, schemaOf } from './base-schemas.ts'

type Basemap = NonNullable<Site['basemap']>
type Layer = LayerSpecification
type Drawing = (context: LayerContext) => { type: 'fill' | 'line' | 'symbol'; minzoom?: number; paint: object; layout?: object }

const wide = (...stops: [zoom: number, px: number][]): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.6],
  ['zoom'],
  ...stops.flat(),
]
const ROUND = { 'line-cap': 'round', 'line-join': 'round' }

const streetOf = ({ colour, variant }: LayerContext) => (variant === 'wall' ? colour.wallStreet : colour.street)

const line = (ink: (context: LayerContext) => string, width: ExpressionSpecification, minzoom = 0): Drawing => {
  return (context) => ({ type: 'line', minzoom, layout: ROUND, paint: { 'line-color': ink(context), 'line-width': width } })
}
const fill = (ink: (context: LayerContext) => string, minzoom = 0): Drawing => {
  return (context) => ({ type: 'fill', minzoom, paint: { 'fill-color': ink(context) } })
}

const baseName = ({ language }: LayerContext): ExpressionSpecification =>
  language === 'zh-CN'
    ? ['coalesce', ['get', 'name:zh-Hans'], ['get', 'name:zh'], ['get', 'name']]
    : ['coalesce', ['get', 'name:en'], ['get', 'name:latin'], ['get', 'name']]

const name =
  (sizePx: number, along: 'line' | 'point', ground: (context: LayerContext) => string, minzoom: number): Drawing =>
  (context) => {
    const { colour, unit, variant } = context
    const isWall = variant === 'wall'
    return {
      type: 'symbol',
      minzoom,
      layout: {
        'symbol-placement': along,
        'symbol-spacing': (isWall ? 620 : 300) * unit,
        'text-field': baseName(context),
        'text-font': FONT,
        'text-size': isWall ? 56 * unit : sizePx,
        'text-max-angle': 35,
        'text-padding': 8,
      },
      paint: {
        'text-color': isWall ? mix(colour.wallLabel, colour.text, 0.4) : colour.label,
        'text-halo-color': ground(context),
        'text-halo-width': 1.6 * unit,
      },
    }
  }

const LAND: Record<Exclude<BaseRole, `${string}Name`>, Drawing> = {
  land: fill(({ colour }) => colour.block),
  green: fill(({ colour }) => colour.park),
  water: fill(({ colour }) => colour.canal),
  waterway: line(({ colour }) => colour.canal, wide([10, 0.6], [14, 2], [18, 9])),
  border: line(({ colour }) => colour.edge, wide([6, 0.6], [14, 1.2])),
  path: line((context) => mix(context.colour.block, streetOf(context), 0.7), wide([14, 0.5], [18, 3], [21, 12]), 14.5),
  minorRoad: line(streetOf, wide([12, 0.5], [15, 2.4], [18, 12], [21, 60]), 12),
  road: line(streetOf, wide([10, 0.6], [15, 3.6], [18, 17], [21, 80])),
  mainRoad: line((context) => mix(streetOf(context), context.colour.edge, 0.35), wide([6, 0.6], [12, 1.8], [15, 5], [18, 22], [21, 100])),
  rail: line(({ colour }) => mix(colour.edge, colour.label, 0.25), wide([11, 0.5], [15, 1.2], [18, 2.4]), 11),
  building: ({ colour }) => ({ type: 'fill', minzoom: 13, paint: { 'fill-color': colour.building, 'fill-outline-color': colour.edge } }),
}

const NAMES: Record<Extract<BaseRole, `${string}Name`>, Drawing> = {
  roadName: name(12, 'line', streetOf, 14.5),
  waterName: name(13, 'line', ({ colour }) => colour.canal, 13),
  quarterName: name(13, 'point', ({ colour }) => colour.block, 12),
  townName: name(15, 'point', ({ colour }) => colour.block, 0),
}
/** Bottom first. */
const ORDER = Object.keys(LAND) as (keyof typeof LAND)[]

/** Not within what the site draws itself. */
const outside = (box: Extent): ExpressionSpecification => ['>', ['distance', { type: 'Polygon', coordinates: [extentRing(box)] }], 0]

const both = (one: ExpressionSpecification | undefined, other: ExpressionSpecification | undefined) =>
  one && other ? (['all', one, other] as ExpressionSpecification) : (one ?? other)

function draw(part: BasePart, nth: number, context: LayerContext, drawing: Drawing): Layer[] {
  const { own } = context
  const away = part.role === 'building' ? own.buildings : part.role === 'roadName' ? own.streets : null
  const filter = both(part.filter, away ? outside(away) : undefined)
  return [
    { id: `base-${part.role}-${nth}`, source: 'base', 'source-layer': part.layer, ...(filter && { filter }), ...drawing(context) } as Layer,
  ]
}

/** The site's own ground covers the base map where the site has drawn its streets. */
const veil = ({ colour, own }: LayerContext): Layer[] =>
  own.streets ? [{ id: 'base-veil', type: 'fill', source: 'own', paint: { 'fill-color': colour.block } }] : []

const picture = (theme: LayerContext['theme']): Layer => ({
  id: 'base-picture',
  type: 'raster',
  source: 'base',
  paint: {
    'raster-saturation': -0.7,
    'raster-contrast': -0.1,
    'raster-brightness-max': theme === 'dark' ? 0.42 : 1,
    'raster-fade-duration': 0,
  },
})

/** Areas, lines and points of layers nobody has told us the meaning of. */
function plain({ layers }: Basemap, { colour }: LayerContext): Layer[] {
  return layers.flatMap((layer, nth): Layer[] => {
    const of = (shape: string): ExpressionSpecification => ['in', shape, ['geometry-type']]
    const shared = { source: 'base', 'source-layer': layer }
    return [
      {
        id: `base-plain-area-${nth}`,
        type: 'fill',
        ...shared,
        filter: of('Polygon'),
        paint: { 'fill-color': colour.building, 'fill-outline-color': colour.edge, 'fill-opacity': 0.6 },
      },
      {
        id: `base-plain-line-${nth}`,
        type: 'line',
        ...shared,
        filter: of('Line'),
        paint: { 'line-color': colour.edge, 'line-width': 1.2 },
      },
      {
        id: `base-plain-point-${nth}`,
        type: 'circle',
        ...shared,
        filter: of('Point'),
        paint: { 'circle-color': colour.dot, 'circle-radius': 2.5 },
      },
      {
        id: `base-plain-name-${nth}`,
        type: 'symbol',
        ...shared,
        filter: ['all', of('Point'), ['has', 'name']],
        layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': 12, 'text-anchor': 'top', 'text-offset': [0, 0.5] },
        paint: { 'text-color': colour.label, 'text-halo-color': colour.block, 'text-halo-width': 1.4 },
      },
    ]
  })
}

export function baseLayers(context: LayerContext): Layer[] {
  const { basemap, theme } = context
  if (!basemap) return []
  if (basemap.kind === 'raster') return inGroup('base', [picture(theme), ...veil(context)])
  const schema = schemaOf(basemap.layers)
  if (!schema) return inGroup('base', [...plain(basemap, context), ...veil(context)])
  const ground = ORDER.flatMap((role) =>
    schema.filter((part) => part.role === role).flatMap((part, nth) => draw(part, nth, context, LAND[role])),
  )
  return inGroup('base', [...ground, ...veil(context)])
}

/** Its names stand among those of the site, and yield to them. */
export function baseNameLayers(context: LayerContext): Layer[] {
  const schema = context.basemap?.kind === 'vector' && schemaOf(context.basemap.layers)
  if (!schema) return []
  const roles = Object.keys(NAMES) as (keyof typeof NAMES)[]
  return inGroup(
    'base',
    roles.flatMap((role) => schema.filter((part) => part.role === role).flatMap((part, nth) => draw(part, nth, context, NAMES[role]))),
  )
}
