/** What a feature of OpenStreetMap is here, by its tags; also of maps cut out of Protomaps tiles. */
import type { MapLayer } from '../../../src-preload/contract/site.contract.ts'
import { textOf } from './found.ts'

export type Kind = 'point' | 'line' | 'area'
type Tags = Record<string, unknown>

/** Width in metres, where the map says none. */
interface Way {
  layer: MapLayer
  width: number
}

const way = (layer: MapLayer, width: number, ...classes: string[]): [string, Way][] => classes.map((name) => [name, { layer, width }])
const WAYS = new Map<string, Way>([
  ...way('street', 12, 'motorway', 'trunk', 'primary', 'highway', 'major_road'),
  ...way('street', 9, 'secondary', 'medium_road'),
  ...way('street', 7, 'tertiary', 'motorway_link', 'trunk_link', 'primary_link', 'secondary_link', 'tertiary_link'),
  ...way('street', 6, 'residential', 'unclassified', 'road', 'busway', 'minor_road'),
  ...way('alley', 4, 'living_street', 'service', 'alley'),
  ...way('path', 2, 'footway', 'path', 'pedestrian', 'cycleway', 'track', 'bridleway', 'corridor', 'platform', 'yes', 'other'),
  ...way('stairs', 2, 'steps'),
])

const GATES = new Set(['gate', 'lift_gate', 'swing_gate', 'sliding_gate', 'kissing_gate', 'turnstile', 'entrance', 'full-height_turnstile'])
const WALLS = new Set(['wall', 'fence', 'hedge', 'retaining_wall', 'city_wall', 'guard_rail', 'jersey_barrier', 'handrail', 'block'])
const WATER = new Set([
  'river',
  'canal',
  'stream',
  'ditch',
  'drain',
  'dock',
  'riverbank',
  'water',
  'bay',
  'swimming_pool',
  'basin',
  'reservoir',
])
const GREEN = new Set([
  ...['park', 'garden', 'pitch', 'playground', 'common', 'golf_course', 'nature_reserve', 'dog_park', 'track', 'sports_centre', 'stadium'],
  ...['grass', 'forest', 'meadow', 'village_green', 'recreation_ground', 'cemetery', 'allotments', 'orchard', 'flowerbed', 'greenfield'],
  ...['wood', 'scrub', 'grassland', 'heath'],
])

type Rule = (tag: (key: string) => string, kind: Kind) => MapLayer | null | undefined | false

/** What comes first wins: a house that is fenced is a house. */
const RULES: readonly Rule[] = [
  (tag) => EMERGENCY.get(tag('emergency')) ?? (tag('amenity') === 'defibrillator' ? 'aed' : null),
  (tag) => tag('man_made') === 'surveillance' && 'camera',
  (tag) => tag('pipeline') === 'valve' && 'valve',
  (tag) => isYes(tag('entrance')) && (/^(emergency|exit|fire_exit)$/.test(tag('entrance')) ? 'exit' : 'opening'),
  (tag, kind) => kind === 'area' && isYes(tag('building')) && (tag('building') === 'grandstand' ? 'stand' : 'building'),
  (tag, kind) => kind === 'area' && (isYes(tag('building:part')) || tag('map_layer') === 'buildings') && 'building',
  (tag) => tag('indoor') === 'wall' && 'wall',
  (tag) => (tag('indoor') === 'door' || isYes(tag('door'))) && 'opening',
  (tag) => (tag('room') === 'stairs' || isYes(tag('stairs'))) && 'stairs',
  (tag, kind) => kind !== 'point' && (/^(room|area|corridor)$/.test(tag('indoor')) || isYes(tag('room'))) && 'room',
  (tag) => GATES.has(tag('barrier')) && 'gate',
  (tag, kind) => kind !== 'point' && WALLS.has(tag('barrier')) && 'wall',
  (tag, kind) => kind !== 'point' && tag('man_made') === 'bridge' && 'bridge',
  (tag, kind) => (kind === 'point' ? null : wayOf(tag)?.layer),
  (tag, kind) => kind === 'point' && tag('natural') === 'tree' && 'tree',
  (tag, kind) => kind !== 'point' && ['natural', 'waterway', 'leisure', 'landuse'].some((key) => WATER.has(tag(key))) && 'canal',
  (tag, kind) => kind !== 'point' && (isYes(tag('water')) || tag('map_layer') === 'water') && 'canal',
  (tag, kind) => kind === 'area' && ['leisure', 'landuse', 'natural', 'pmap:kind'].some((key) => GREEN.has(tag(key))) && 'park',
  (tag, kind) => kind === 'area' && (tag('boundary') === 'administrative' || tag('adcode') !== '') && 'zone',
]

const EMERGENCY = new Map<string, MapLayer>([
  ['fire_hydrant', 'hydrant'],
  ['defibrillator', 'aed'],
  ['assembly_point', 'assembly'],
  ['emergency_exit', 'exit'],
  ['exit', 'exit'],
])

const isYes = (value: string): boolean => value !== '' && value !== 'no'
const reader = (tags: Tags) => (key: string) => textOf(tags[key]) ?? ''

function wayOf(tag: (key: string) => string): Way | undefined {
  if (tag('highway') !== '') return WAYS.get(tag('highway'))
  return tag('map_layer') === 'roads' ? WAYS.get(tag('pmap:kind')) : undefined
}

/** Null: nothing that matters here. */
export function layerOfTags(tags: Tags, kind: Kind): MapLayer | null {
  const tag = reader(tags)
  for (const rule of RULES) {
    const layer = rule(tag, kind)
    if (layer) return layer
  }
  return null
}

/** Metres. */
export const widthOfWay = (tags: Tags): number | undefined => wayOf(reader(tags))?.width
