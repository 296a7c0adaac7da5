/** The site as it is drawn: zones and the map, in GeoJSON. */
import { z } from 'zod'
import { Id, LngLat, pageOf, procedure, WATCHERS } from './wire/procedure.ts'

/** `properties.layer` says what a feature is and how it is drawn. The ground first, then what matters to those who keep watch. */
export const MapLayer = z.enum([
  'canal',
  'bank',
  'park',
  'tree',
  'street',
  'alley',
  'bridge',
  'building',
  'path',
  'wall',
  'room',
  'opening',
  'stairs',
  'stand',
  'zone',
  'gate',
  'lane',
  'exit',
  'hydrant',
  'valve',
  'assembly',
  'aed',
  'camera',
  'broadcast',
  'post',
  'checkpoint',
])
export type MapLayer = z.infer<typeof MapLayer>

/**
 * What is known of a feature besides its layer. `floor`: id of the floor it is drawn on; none: the ground.
 * `zone` of a `zone`: the id of its row. `bearing` of a camera: degrees clockwise from north, `fov` degrees, `range` metres.
 * `capacity` of an assembly point or stand: people; `width` of lines and gates: metres; `medium` of a valve; `text` of a checkpoint: what its QR code or NFC tag says.
 */
export const FeatureProperties = z
  .object({
    layer: MapLayer,
    name: z.string().optional(),
    nameEn: z.string().optional(),
    id: z.string().optional(),
    floor: Id.optional(),
    zone: Id.optional(),
    width: z.number().optional(),
    capacity: z.number().int().min(0).optional(),
    bearing: z.number().optional(),
    fov: z.number().min(1).max(360).optional(),
    range: z.number().min(0).max(2000).optional(),
    medium: z.enum(['gas', 'water', 'power']).optional(),
    text: z.string().max(200).optional(),
  })
  .loose()
export type FeatureProperties = z.infer<typeof FeatureProperties>

export const SiteFeature = z.object({
  type: z.literal('Feature'),
  id: z.union([z.string(), z.number()]).optional(),
  properties: FeatureProperties,
  geometry: z.object({
    type: z.enum(['Point', 'LineString', 'Polygon', 'MultiPolygon', 'MultiLineString']),
    coordinates: z.array(z.any()),
  }),
})
export type SiteFeature = z.infer<typeof SiteFeature>

/** `sector`: where people are watched over; `sterile`: screened people only; `restricted`: staff with the level it asks for; `cordon`: nobody. */
export const ZoneKind = z.enum(['sector', 'sterile', 'restricted', 'cordon'])
export type ZoneKind = z.infer<typeof ZoneKind>

export const ZoneRow = z.object({
  id: Id,
  name: z.string().min(1),
  nameEn: z.string().min(1),
  kind: ZoneKind.default('sector'),
  /** People it holds at most; null: not counted. */
  capacity: z.number().int().min(0).nullable().default(null),
  /** Level of accreditation it asks for, e.g. `A2`; null: none. */
  authorisation: z.string().max(40).nullable().default(null),
})
export type ZoneRow = z.infer<typeof ZoneRow>

/** A picture of a floor, laid on the map by its corners: top left, top right, bottom right, bottom left. */
export const FloorPlan = z.object({ asset: Id, corners: z.tuple([LngLat, LngLat, LngLat, LngLat]) })
export type FloorPlan = z.infer<typeof FloorPlan>

export const Floor = z.object({
  id: Id,
  /** `properties.id` of its building. */
  building: Id,
  /** 0 is the ground floor, as in IMDF. */
  ordinal: z.number().int().min(-20).max(200),
  name: z.string().min(1),
  nameEn: z.string().min(1),
  plan: FloorPlan.nullable().default(null),
})
export type Floor = z.infer<typeof Floor>

/** The base map under the site's own features, read out of one file; degrees as in `bounds` of the site. */
export const Basemap = z.object({
  /** SHA-256 of the file. */
  asset: Id,
  name: z.string(),
  format: z.enum(['pmtiles', 'mbtiles']),
  kind: z.enum(['vector', 'raster']),
  minZoom: z.number().int(),
  maxZoom: z.number().int(),
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** Who has to be named on the map; plain text. */
  attribution: z.string(),
  /** Names of its vector layers. */
  layers: z.array(z.string()),
})
export type Basemap = z.infer<typeof Basemap>

export const Zone = ZoneRow.extend({ households: z.number().int(), devices: z.number().int() })
export type Zone = z.infer<typeof Zone>

export const Site = z.object({
  id: Id,
  /** Rises with every published plan; `health.site` says which one the core runs on. */
  version: z.number().int(),
  name: z.string(),
  nameEn: z.string(),
  timezone: z.string(),
  center: LngLat,
  /** west, south, east, north in degrees. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  households: z.number().int(),
  people: z.number().int(),
  zones: z.array(Zone),
  /** Teams that are ordered together; `staff` are ids. */
  groups: z.array(z.object({ id: Id, name: z.string(), nameEn: z.string(), staff: z.array(Id) })),
  floors: z.array(Floor),
  basemap: Basemap.nullable(),
  features: z.array(SiteFeature),
})
export type Site = z.infer<typeof Site>

export const site = {
  get: procedure(WATCHERS)
    .route({ method: 'GET', path: '/site', summary: 'The site and its map', tags: ['site'] })
    .output(Site),
  zones: procedure(WATCHERS)
    .route({ method: 'GET', path: '/zones', summary: 'Zones', tags: ['site'] })
    .output(pageOf(Zone)),
}
