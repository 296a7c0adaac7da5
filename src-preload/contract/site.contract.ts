/** The site as it is drawn: zones and the map, in GeoJSON. */
import { z } from 'zod'
import { Id, LngLat, pageOf, procedure, WATCHERS } from './wire/procedure.ts'

/** `properties.layer` says how a feature is drawn. */
export const MapLayer = z.enum(['canal', 'bank', 'park', 'tree', 'street', 'alley', 'bridge', 'building', 'zone', 'gate'])
export type MapLayer = z.infer<typeof MapLayer>

export const SiteFeature = z.object({
  type: z.literal('Feature'),
  id: z.union([z.string(), z.number()]).optional(),
  properties: z.object({ layer: MapLayer, name: z.string().optional(), nameEn: z.string().optional(), id: z.string().optional() }).loose(),
  geometry: z.object({
    type: z.enum(['Point', 'LineString', 'Polygon', 'MultiPolygon', 'MultiLineString']),
    coordinates: z.array(z.any()),
  }),
})
export type SiteFeature = z.infer<typeof SiteFeature>

export const Zone = z.object({ id: Id, name: z.string(), nameEn: z.string(), households: z.number().int(), devices: z.number().int() })
export type Zone = z.infer<typeof Zone>

export const Site = z.object({
  id: Id,
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
