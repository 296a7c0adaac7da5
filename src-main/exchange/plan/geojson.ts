/** GeoJSON (RFC 7946) of any origin: our own, OpenStreetMap's, cut out of tiles, or made of a drawing. */
import { type FeatureProperties, MapLayer } from '../../../src-preload/contract/site.contract.ts'
import { bearingOf, broken, type Found, isRecord, known, listOf, numberOf, type Reading, reading, recordOf, textOf } from './found.ts'
import { layerOfWords, SURFACES } from './layer-words.ts'
import { type Kind, layerOfTags, widthOfWay } from './tags.ts'

type Properties = Record<string, unknown>

const GEOMETRIES = new Set(['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon', 'GeometryCollection'])
/** Properties of our own features besides those of the contract. */
const MORE_MAX = 20

/** Errors: `import.broken` when it is no GeoJSON. */
export function readGeoJson(json: unknown): Reading {
  const features = featuresIn(json)
  if (!features) throw broken('notGeojson', 'This JSON file holds no GeoJSON')
  return reading(features.map(found))
}

/** The features of a collection, or the one that a file is; null when it is neither. */
export function featuresIn(json: unknown): unknown[] | null {
  if (!isRecord(json)) return null
  if (json.type === 'FeatureCollection') return listOf(json.features)
  if (json.type === 'Feature') return [json]
  return GEOMETRIES.has(String(json.type)) ? [{ type: 'Feature', geometry: json, properties: {} }] : null
}

function found(feature: unknown): Found {
  const { geometry: drawn, properties, id } = recordOf(feature)
  const tags = tagsOf(recordOf(properties))
  const geometry = asSurface(drawn, tags)
  const kind = kindOf(geometry)
  const own = MapLayer.safeParse(tags.layer)
  const layer = own.success ? own.data : (layerOfTags(tags, kind) ?? layerOfWords(textOf(tags.Layer)))
  return {
    layer,
    geometry,
    properties: { ...(own.success ? ownProperties(tags) : knownTags(tags, kind)), id: textOf(tags.id ?? tags['@id'] ?? tags.adcode ?? id) },
    example: exampleOf(tags, id),
  }
}

/** Some tools keep the tags of OpenStreetMap in a property of their own. */
const tagsOf = (properties: Properties): Properties => (isRecord(properties.tags) ? { ...properties.tags, ...properties } : properties)

/** A collection is what its first part is. */
function kindOf(geometry: unknown): Kind {
  const { type: whole, geometries } = recordOf(geometry)
  const type = String(recordOf(listOf(geometries)[0]).type ?? whole)
  return type.endsWith('Point') ? 'point' : type.endsWith('LineString') ? 'line' : 'area'
}

/** Some tools write a room or a lawn as the closed line around it. */
function asSurface(geometry: unknown, tags: Properties): unknown {
  const { type, coordinates } = recordOf(geometry)
  const line = listOf(coordinates)
  const isClosed = line.length > 3 && String(line[0]) === String(line.at(-1))
  const [layer, asLine] = [layerOfTags(tags, 'area'), layerOfTags(tags, 'line')]
  const isSurface = layer !== null && SURFACES.includes(layer) && (asLine === null || asLine === layer)
  return type === 'LineString' && isClosed && isSurface ? { type: 'Polygon', coordinates: [line] } : geometry
}

function knownTags(tags: Properties, kind: Kind): Partial<FeatureProperties> {
  return known({
    name: textOf(tags['name:zh'] ?? tags['name:zh-Hans'] ?? tags.name ?? tags.Text),
    nameEn: textOf(tags['name:en'] ?? tags.nameEn),
    width: numberOf(tags.width, 0.1, 200) ?? (kind === 'line' ? widthOfWay(tags) : undefined),
    capacity: wholeOf(tags.capacity),
    bearing: bearingOf(tags['camera:direction'] ?? tags.direction),
    fov: numberOf(tags['camera:angle'], 1, 360),
    medium: MEDIA.get(String(tags.substance)),
  })
}

const MEDIA = new Map<string, FeatureProperties['medium']>([
  ['gas', 'gas'],
  ['natural_gas', 'gas'],
  ['water', 'water'],
])

const wholeOf = (value: unknown): number | undefined => {
  const number = numberOf(value, 0, 1_000_000)
  return number === undefined ? undefined : Math.round(number)
}

/** A file in our own words is taken as it is. */
function ownProperties({ layer, id, ...tags }: Properties): Partial<FeatureProperties> {
  const more = Object.entries(tags)
    .filter(([key, value]) => key !== '__proto__' && key.length <= 40 && !OWN.has(key) && isPlain(value))
    .slice(0, MORE_MAX)
  return known({
    ...Object.fromEntries(more),
    name: textOf(tags.name),
    nameEn: textOf(tags.nameEn),
    floor: textOf(tags.floor),
    zone: textOf(tags.zone),
    width: numberOf(tags.width, 0, 10_000),
    capacity: wholeOf(tags.capacity),
    bearing: bearingOf(tags.bearing),
    fov: numberOf(tags.fov, 1, 360),
    range: numberOf(tags.range, 0, 2000),
    medium: tags.medium === 'gas' || tags.medium === 'water' || tags.medium === 'power' ? tags.medium : undefined,
    text: textOf(tags.text, 200),
  })
}

const OWN = new Set(['name', 'nameEn', 'floor', 'zone', 'width', 'capacity', 'bearing', 'fov', 'range', 'medium', 'text'])
const isPlain = (value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value.length <= 200)

/** Its name, else the first thing that is said of it. */
function exampleOf(tags: Properties, id: unknown): string {
  const name = textOf(tags.name, 60)
  if (name) return name
  const [first] = Object.entries(tags).flatMap(([key, value]) => {
    const text = key.startsWith('@') ? undefined : textOf(value, 40)
    return text ? [`${key.slice(0, 40)}=${text}`] : []
  })
  return first ?? textOf(tags['@id'] ?? id, 60) ?? ''
}
