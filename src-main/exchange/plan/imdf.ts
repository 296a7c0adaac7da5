/** IMDF, the indoor maps of venues (OGC 20-094): an archive with one file per kind of thing, or one collection of all. */
import type { FeatureProperties, ZoneRow } from '../../../src-preload/contract/site.contract.ts'
import { plainText } from '../plain-text.ts'
import { broken, type Found, known, type Reading, reading, recordOf, textOf } from './found.ts'
import { featuresIn } from './geojson.ts'
import { type ImdfFeature, type Label, labelOf } from './imdf-features.ts'
import { Houses } from './imdf-houses.ts'
import { amenityCategory, detailLayer, unitCategory } from './imdf-words.ts'
import { unzipped } from './zip.ts'

/** Whether a collection says of its features what they are in IMDF. */
export const isImdf = (json: unknown): boolean =>
  featuresIn(json)?.some((feature) => typeof recordOf(feature).feature_type === 'string') ?? false

/** Errors: `import.broken` `notZip`, `tooLarge`, `notImdf`. */
export async function readImdfArchive(file: Buffer): Promise<Reading> {
  const files = await unzipped(file, (name) => /^[^.].*\.(geo)?json$/i.test(name) && name !== 'manifest.json')
  return converted([...files].flatMap(([name, bytes]) => featuresOf(parsed(bytes), name.replace(/\..*$/, ''))))
}

/** Errors: `import.broken` `notImdf`. */
export const readImdf = (json: unknown): Reading => converted(featuresOf(json, ''))

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(plainText(bytes))
  } catch {
    throw broken('notJson', 'A file within the archive is no JSON')
  }
}

const featuresOf = (json: unknown, fileKind: string): ImdfFeature[] =>
  (featuresIn(json) ?? []).map((feature) => {
    const { feature_type, id, geometry, properties } = recordOf(feature)
    return { kind: textOf(feature_type) ?? fileKind, id: textOf(id) ?? '', geometry, properties: recordOf(properties) }
  })

function converted(features: readonly ImdfFeature[]): Reading {
  const byKind = Map.groupBy(features, ({ kind }) => kind)
  const of = (kind: string) => byKind.get(kind) ?? []
  if (!['venue', 'building', 'level', 'unit', 'footprint'].some((kind) => byKind.has(kind)))
    throw broken('notImdf', 'This archive holds no IMDF venue, building, level or unit')
  const houses = new Houses(of('building'), of('footprint'), of('level'))
  const occupants = namesOfUnits(of('occupant'), of('anchor'))
  const levels = new Map(of('unit').map(({ id, properties }) => [id, textOf(properties.level_id)]))

  const found = [
    ...of('venue').map(venue),
    ...houses.found,
    ...of('unit').map((feature) => unit(feature, houses, occupants)),
    ...[...of('kiosk'), ...of('fixture'), ...of('detail')].map((feature) => detail(feature, houses)),
    ...of('opening').map((feature) => opening(feature, houses)),
    ...of('amenity').map((feature) => amenity(feature, houses, levels)),
    ...UNUSED.flatMap((kind) => of(kind).map((feature) => plainFound(feature, null, {}))),
  ]
  return reading(found, { floors: houses.floors, zones: of('venue').map(venueRow) })
}

/** Drawn things that have no place here. */
const UNUSED = ['section', 'geofence', 'attraction', 'facility']

const plainFound = (feature: ImdfFeature, layer: Found['layer'], properties: Partial<FeatureProperties>): Found => ({
  layer,
  geometry: feature.geometry,
  properties: known({ id: feature.id || undefined, ...properties }),
  example: [feature.kind, categoryOf(feature), labelOf(feature.properties.name).name].filter(Boolean).join(' '),
})

const categoryOf = ({ properties }: ImdfFeature): string | undefined => textOf(properties.category ?? properties.unit_categoty, 60)

function venue(feature: ImdfFeature): Found {
  return plainFound(feature, 'zone', { id: `${feature.id}-area`, zone: feature.id, ...labelOf(feature.properties.name) })
}

function venueRow({ id, properties }: ImdfFeature): ZoneRow {
  const { name = id, nameEn = name } = labelOf(properties.name)
  return { id, name, nameEn, kind: 'sector', capacity: null, authorisation: null }
}

function unit(feature: ImdfFeature, houses: Houses, occupants: ReadonlyMap<string, Label>): Found {
  const category = categoryOf(feature) ?? ''
  const { layer, ...fallback } = unitCategory(category)
  const named = [labelOf(feature.properties.name), occupants.get(feature.id), labelOf(feature.properties.alt_name)].find(
    (label) => label?.name,
  )
  return plainFound(feature, layer, { category, floor: houses.floorOf(feature), ...(named ?? fallback) })
}

function detail(feature: ImdfFeature, houses: Houses): Found {
  const layer = feature.kind === 'detail' ? detailLayer(categoryOf(feature)) : 'wall'
  return { ...plainFound(feature, layer, { floor: houses.floorOf(feature) }), geometry: outlineOf(feature.geometry) }
}

/** The lines around a surface. */
function outlineOf(geometry: unknown): unknown {
  const { type, coordinates } = recordOf(geometry)
  return type === 'Polygon' ? { type: 'MultiLineString', coordinates } : geometry
}

/** A door to the outside is a way out; drawn as a point, so that it can be found. */
function opening(feature: ImdfFeature, houses: Houses): Found {
  const { name, nameEn } = labelOf(feature.properties.name)
  const wayOut = houses.wayOut(feature, categoryOf(feature) ?? '')
  const here = plainFound(feature, wayOut ? 'exit' : 'opening', { name, nameEn, floor: houses.floorOf(feature), width: wayOut?.metres })
  return wayOut ? { ...here, geometry: { type: 'Point', coordinates: wayOut.middle } } : here
}

function amenity(feature: ImdfFeature, houses: Houses, levels: ReadonlyMap<string, string | undefined>): Found {
  const { layer = null, ...fallback } = amenityCategory(categoryOf(feature) ?? '') ?? {}
  const [unitId] = Array.isArray(feature.properties.unit_ids) ? feature.properties.unit_ids : []
  const level = levels.get(String(unitId))
  const label = labelOf(feature.properties.name)
  return plainFound(feature, layer, { floor: houses.floorOf(feature, level), ...(label.name ? label : fallback) })
}

/** A shop is named by its occupant, who is tied to a unit by an anchor. */
function namesOfUnits(occupants: readonly ImdfFeature[], anchors: readonly ImdfFeature[]): Map<string, Label> {
  const units = new Map(anchors.map(({ id, properties }) => [id, textOf(properties.unit_id)]))
  return new Map(
    occupants.flatMap(({ properties }): [string, Label][] => {
      const unitId = units.get(textOf(properties.anchor_id) ?? '')
      return unitId ? [[unitId, labelOf(properties.name)]] : []
    }),
  )
}
