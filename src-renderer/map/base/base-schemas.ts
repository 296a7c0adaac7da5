/** How the vector layers of well-known base maps are called here: OpenStreetMap after Protomaps (versions 2 to 4) and after OpenMapTiles. */
import type { ExpressionSpecification } from 'maplibre-gl'

export type BaseRole =
  | 'land'
  | 'green'
  | 'water'
  | 'waterway'
  | 'rail'
  | 'path'
  | 'minorRoad'
  | 'road'
  | 'mainRoad'
  | 'building'
  | 'border'
  | 'roadName'
  | 'waterName'
  | 'townName'
  | 'quarterName'

export interface BasePart {
  role: BaseRole
  layer: string
  filter?: ExpressionSpecification
}
export type BaseSchema = readonly BasePart[]

/** Version 2 prefixes what is its own. */
const KIND: ExpressionSpecification = ['coalesce', ['get', 'kind'], ['get', 'pmap:kind'], '']
const among = (value: ExpressionSpecification, ...words: string[]): ExpressionSpecification => ['in', value, ['literal', words]]
const kind = (...words: string[]) => among(KIND, ...words)
const detail = (key: string, ...words: string[]) => among(['coalesce', ['get', key], ''], ...words)

const GREEN = [
  'park',
  'garden',
  'wood',
  'forest',
  'grass',
  'grassland',
  'scrub',
  'cemetery',
  'pitch',
  'playground',
  'golf_course',
  'meadow',
]
const MAIN = ['highway', 'major_road']

export const PROTOMAPS: BaseSchema = [
  { role: 'land', layer: 'earth' },
  { role: 'green', layer: 'landcover', filter: kind('forest', 'grassland', 'scrub') },
  {
    role: 'green',
    layer: 'landuse',
    filter: ['any', kind(...GREEN), detail('landuse', 'grass', 'meadow', 'forest', 'village_green')],
  },
  { role: 'green', layer: 'natural', filter: ['any', kind(...GREEN), detail('natural', 'wood', 'scrub'), detail('landuse', 'forest')] },
  { role: 'water', layer: 'water', filter: ['in', 'Polygon', ['geometry-type']] },
  { role: 'waterway', layer: 'water', filter: ['in', 'Line', ['geometry-type']] },
  { role: 'waterway', layer: 'physical_line', filter: detail('waterway', 'river', 'stream', 'canal') },
  { role: 'rail', layer: 'transit', filter: detail('railway', 'rail', 'light_rail', 'subway', 'tram') },
  { role: 'rail', layer: 'roads', filter: kind('rail') },
  { role: 'path', layer: 'roads', filter: kind('path', 'other') },
  { role: 'minorRoad', layer: 'roads', filter: kind('minor_road') },
  { role: 'road', layer: 'roads', filter: kind('medium_road') },
  { role: 'mainRoad', layer: 'roads', filter: kind(...MAIN) },
  { role: 'building', layer: 'buildings', filter: ['in', 'Polygon', ['geometry-type']] },
  { role: 'border', layer: 'boundaries' },
  { role: 'roadName', layer: 'roads', filter: kind('minor_road', 'medium_road', ...MAIN) },
  { role: 'waterName', layer: 'water', filter: ['all', ['in', 'Line', ['geometry-type']], ['has', 'name']] },
  { role: 'townName', layer: 'places', filter: kind('city', 'town', 'locality', 'region', 'country') },
  { role: 'quarterName', layer: 'places', filter: kind('neighbourhood', 'macrohood', 'suburb', 'quarter') },
]

const road = (...words: string[]) => detail('class', ...words)

export const OPEN_MAP_TILES: BaseSchema = [
  { role: 'green', layer: 'landcover', filter: detail('class', 'wood', 'grass') },
  { role: 'green', layer: 'landuse', filter: detail('class', 'cemetery', 'pitch', 'playground', 'stadium') },
  { role: 'green', layer: 'park', filter: ['in', 'Polygon', ['geometry-type']] },
  { role: 'water', layer: 'water' },
  { role: 'waterway', layer: 'waterway' },
  { role: 'rail', layer: 'transportation', filter: road('rail', 'transit') },
  { role: 'path', layer: 'transportation', filter: road('path', 'track') },
  { role: 'minorRoad', layer: 'transportation', filter: road('minor', 'service') },
  { role: 'road', layer: 'transportation', filter: road('secondary', 'tertiary') },
  { role: 'mainRoad', layer: 'transportation', filter: road('motorway', 'trunk', 'primary') },
  { role: 'building', layer: 'building' },
  { role: 'border', layer: 'boundary' },
  { role: 'roadName', layer: 'transportation_name' },
  { role: 'waterName', layer: 'waterway', filter: ['has', 'name'] },
  { role: 'townName', layer: 'place', filter: detail('class', 'city', 'town', 'village') },
  { role: 'quarterName', layer: 'place', filter: detail('class', 'suburb', 'quarter', 'neighbourhood') },
]

/** Null: its layers are unknown and are drawn plainly. */
export function schemaOf(layers: readonly string[]): BaseSchema | null {
  if (layers.includes('transportation')) return OPEN_MAP_TILES
  return layers.includes('roads') ? PROTOMAPS : null
}
