/** The plan of the site: what the map editor changes. Published as versions; a draft belongs to the person who draws it. */
import { z } from 'zod'
import { Basemap, Floor, SiteFeature, ZoneRow } from './site.contract.ts'
import { DESK, HANDLERS, Id, LngLat, pageOf, procedure, Time, WATCHERS } from './wire/procedure.ts'

/** Features of the largest venue that is taken; the demo site has some 3,000. */
const FEATURES_MAX = 50_000

export const SitePlan = z.object({
  center: LngLat,
  /** west, south, east, north in degrees. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  zones: z.array(ZoneRow).max(2_000),
  floors: z.array(Floor).max(1_000).default([]),
  /** Asset of the base map. */
  basemap: Id.nullable().default(null),
  features: z.array(SiteFeature).max(FEATURES_MAX),
})
export type SitePlan = z.infer<typeof SitePlan>

/** What is wrong with a plan. An `error` keeps it from being published, a `warning` is for the person to judge. */
export const PlanProblem = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.enum([
    'badGeometry',
    'selfCrossing',
    'outsideBounds',
    'duplicateId',
    'zoneWithoutArea',
    'zoneUnknown',
    'zoneInUse',
    'zonesOverlap',
    'zoneGap',
    'deviceOutside',
    'deviceInOtherZone',
    'householdOutside',
    'householdInOtherZone',
    'gateOffZone',
    'pathUnconnected',
    'floorWithoutBuilding',
    'featureOnUnknownFloor',
    'noAssembly',
    'assetMissing',
  ]),
  /** Ids of the features, zones, floors, devices or households it is about. */
  about: z.array(Id),
  /** Where to look. */
  at: LngLat.nullable(),
})
export type PlanProblem = z.infer<typeof PlanProblem>

/** A file kept beside the plan: a picture of a floor or a base map. */
export const Asset = z.object({ id: Id, name: z.string(), mime: z.string(), bytes: z.number().int(), basemap: Basemap.nullable() })
export type Asset = z.infer<typeof Asset>

export const PlanVersion = z.object({ version: z.number().int(), at: Time, by: z.string(), note: z.string(), features: z.number().int() })
export type PlanVersion = z.infer<typeof PlanVersion>

/**
 * How the coordinates of a file are meant. `local`: a drawing, to be laid on the map by its corners. Until then it lies around 0°/0°,
 * x metres east of its middle as `x / LOCAL_PER_DEGREE` degrees of longitude, y metres north as `y / LOCAL_PER_DEGREE` of latitude.
 */
export const CoordinateSystem = z.enum(['wgs84', 'gcj02', 'bd09', 'local'])
export type CoordinateSystem = z.infer<typeof CoordinateSystem>
export const ImportFormat = z.enum(['geojson', 'imdf', 'dxf', 'csv'])
export type ImportFormat = z.infer<typeof ImportFormat>

/** Metres of a drawing in a degree, both ways. */
export const LOCAL_PER_DEGREE = 111_320

/** What a file holds, in our words, before anything is taken over. */
export const Converted = z.object({
  format: ImportFormat,
  features: z.array(SiteFeature),
  floors: z.array(Floor),
  zones: z.array(ZoneRow),
  /** Rows or features that were left out, by why. */
  left: z.array(
    z.object({
      reason: z.enum(['noGeometry', 'badCoordinates', 'unknownLayer', 'tooMany', 'badRow']),
      count: z.number().int(),
      example: z.string(),
    }),
  ),
})
export type Converted = z.infer<typeof Converted>

/** Bytes of one piece of a file on its way, before base64. */
export const PIECE = 1_500_000

const Version = z.object({ version: z.number().int().min(1) })

export const plan = {
  get: procedure(DESK)
    .route({ method: 'GET', path: '/site/plan', summary: 'The plan that is in force', tags: ['site'] })
    .output(z.object({ version: z.number().int(), plan: SitePlan })),
  versions: procedure(DESK)
    .route({ method: 'GET', path: '/site/plan/versions', summary: 'All plans that were in force, newest first', tags: ['site'] })
    .output(pageOf(PlanVersion)),
  /** Errors: 404 `plan.noSuchVersion`. */
  version: procedure(DESK)
    .route({ method: 'GET', path: '/site/plan/versions/{version}', summary: 'A plan that was in force', tags: ['site'] })
    .input(Version)
    .output(SitePlan),
  /** My draft, or null. */
  draft: procedure(HANDLERS)
    .route({ method: 'GET', path: '/site/plan/draft', summary: 'The draft I was drawing', tags: ['site'] })
    .output(z.object({ base: z.number().int(), at: Time, plan: SitePlan }).nullable()),
  /** Null throws it away. */
  keepDraft: procedure(HANDLERS)
    .route({ method: 'PUT', path: '/site/plan/draft', summary: 'Keep my draft', tags: ['site'] })
    .input(z.object({ base: z.number().int(), plan: SitePlan.nullable() }))
    .output(z.object({ ok: z.literal(true) })),
  /** What is wrong with a plan, with the devices and households as they are now. */
  check: procedure(HANDLERS)
    .route({ method: 'POST', path: '/site/plan/check', summary: 'What is wrong with a plan', tags: ['site'] })
    .input(z.object({ plan: SitePlan }))
    .output(z.object({ problems: z.array(PlanProblem) })),
  /** In force at once, on every seat. Errors: 409 `plan.changed` when `base` is not the version in force, 422 `plan.invalid` while there are errors. */
  publish: procedure(HANDLERS)
    .route({ method: 'POST', path: '/site/plan', summary: 'Put a plan in force', tags: ['site'] })
    .input(z.object({ base: z.number().int(), plan: SitePlan, note: z.string().max(500).default('') }))
    .output(PlanVersion),

  /** A file is sent in pieces of at most 1.5 MB, in order. Errors: 413 `file.tooLarge`. */
  beginFile: procedure(HANDLERS)
    .route({ method: 'POST', path: '/site/files', summary: 'Begin to send a file', tags: ['site'] })
    .input(z.object({ name: z.string().min(1).max(200), bytes: z.number().int().min(1) }))
    .output(z.object({ file: Id })),
  /** Errors: 404 `file.notFound`, 409 `file.outOfOrder`. */
  sendPiece: procedure(HANDLERS)
    .route({ method: 'POST', path: '/site/files/{file}', summary: 'The next piece of a file', tags: ['site'] })
    .input(z.object({ file: Id, offset: z.number().int().min(0), base64: z.string().max(2_200_000) }))
    .output(z.object({ received: z.number().int() })),
  /** A file that was sent becomes an asset of the site. Errors: 415 `asset.unknownKind`, 422 `asset.broken` with what is wrong. */
  keepAsset: procedure(HANDLERS)
    .route({ method: 'POST', path: '/site/assets', summary: 'Keep a sent file as floor plan or base map', tags: ['site'] })
    .input(z.object({ file: Id }))
    .output(Asset),
  assets: procedure(DESK)
    .route({ method: 'GET', path: '/site/assets', summary: 'Files kept beside the plan', tags: ['site'] })
    .output(pageOf(Asset)),
  /** A picture of a floor. Errors: 404 `asset.notFound`. */
  asset: procedure(WATCHERS)
    .route({ method: 'GET', path: '/site/assets/{id}', summary: 'A floor plan', tags: ['site'] })
    .input(z.object({ id: Id }))
    .output(z.object({ mime: z.string(), base64: z.string() })),
  /** One tile of the base map in force, uncompressed; null where there is none. */
  tile: procedure(WATCHERS)
    .route({ method: 'GET', path: '/site/tiles/{z}/{x}/{y}', summary: 'A tile of the base map', tags: ['site'] })
    .input(z.object({ z: z.coerce.number().int().min(0).max(24), x: z.coerce.number().int().min(0), y: z.coerce.number().int().min(0) }))
    .output(z.object({ base64: z.string() }).nullable()),
  /** Reads a sent file without taking anything over. Errors: 415 `import.unknownFormat`, 422 `import.broken` with what is wrong. */
  convert: procedure(HANDLERS)
    .route({ method: 'POST', path: '/site/imports', summary: 'What a GeoJSON, IMDF, DXF or CSV file holds', tags: ['site'] })
    .input(z.object({ file: Id, format: ImportFormat.optional(), system: CoordinateSystem.default('wgs84') }))
    .output(Converted),

  /** The site package: one file that another machine opens. */
  makePackage: procedure(HANDLERS)
    .route({ method: 'POST', path: '/site/packages', summary: 'Pack the site into one file', tags: ['site'] })
    .output(z.object({ file: Id, name: z.string(), bytes: z.number().int() })),
  /** Errors: 404 `file.notFound`. */
  readPiece: procedure(HANDLERS)
    .route({ method: 'GET', path: '/site/files/{file}', summary: 'A piece of a packed site', tags: ['site'] })
    .input(z.object({ file: Id, offset: z.coerce.number().int().min(0) }))
    .output(z.object({ base64: z.string() })),
  /** The plan of a sent package, its assets kept; nothing is in force yet. Errors: 422 `package.broken` with what is wrong. */
  openPackage: procedure(HANDLERS)
    .route({ method: 'POST', path: '/site/packages/open', summary: 'Read the plan out of a sent package', tags: ['site'] })
    .input(z.object({ file: Id }))
    .output(z.object({ site: z.object({ id: Id, name: z.string(), nameEn: z.string() }), plan: SitePlan })),
}
