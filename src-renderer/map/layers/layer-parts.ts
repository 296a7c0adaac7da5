/** What the layers of the map are made of: the look they are made for, lengths in metres, filters. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { SiteFeature } from '../../../src-preload/contract/site.contract.ts'
import type { MapGroup } from '../../state/map-groups.ts'
import type { MapLanguage, MapTheme, MapVariant, Site } from '../map.types.ts'
import { type Extent, pixelsPerMetre } from '../map-geometry.ts'
import { type MapPalette, mix } from '../map-palette.ts'

export interface LayerContext {
  colour: MapPalette
  theme: MapTheme
  language: MapLanguage
  variant: MapVariant
  latitude: number
  /** CSS pixels per design pixel: 1 at the desk, panel width ÷ 3840 on the wall. */
  unit: number
  /** Thickness of a fine line in CSS pixels. */
  stroke: number
  basemap: Site['basemap']
  /** The box of the streets and houses the site has drawn itself; null: it has drawn none. */
  own: { streets: Extent | null; buildings: Extent | null }
  words: MapWords
}

/** Units that are written on the map. */
export interface MapWords {
  people: string
}

export type Drawn = SiteFeature['properties']['layer']
type GeometryGroup = 'Point' | 'Line' | 'Polygon'

export const FONT = ['Watchroom Dot', 'Noto Sans SC', 'Noto Sans CJK SC', 'system-ui']

/** A length in metres that grows with the picture. */
export function metres(latitude: number, length: number | ExpressionSpecification): ExpressionSpecification {
  const at = (zoom: number): ExpressionSpecification => ['*', length, pixelsPerMetre(zoom, latitude)]
  return ['interpolate', ['exponential', 2], ['zoom'], 12, at(12), 23, at(23)]
}

export const widthOr = (metresWide: number): ExpressionSpecification => ['to-number', ['get', 'width'], metresWide]

export const only = (layers: readonly Drawn[], geometry: GeometryGroup): ExpressionSpecification => [
  'all',
  ['in', ['get', 'layer'], ['literal', [...layers]]],
  [
    'in',
    ['geometry-type'],
    ['literal', [geometry === 'Line' ? 'LineString' : geometry, `Multi${geometry === 'Line' ? 'LineString' : geometry}`]],
  ],
]

/** Alleys are a little quieter than streets. */
export const alleyTone = (colour: MapPalette, street: string): string => mix(colour.block, street, 0.75)

/** In the language of the seat, else in the site's own. */
export const nameIn = (language: MapLanguage): ExpressionSpecification =>
  language === 'zh-CN' ? ['get', 'name'] : ['coalesce', ['get', 'nameEn'], ['get', 'name']]

/** Layers that a person may hide together. */
export const inGroup = (group: MapGroup, layers: LayerSpecification[]): LayerSpecification[] =>
  layers.map((layer) => ({ ...layer, metadata: { group } }))
