/** Where the layers of the map take what they draw from. */
import type { SourceSpecification } from 'maplibre-gl'
import { baseSource } from './base/base-source.ts'
import { seenFrom } from './floors.rules.ts'
import { LIVE_SOURCES } from './live/live-layers.ts'
import type { MapFeatures, Site, SiteFeature } from './map.types.ts'
import { groundCollection, namesCollection } from './map-features.ts'
import { boxCollection, fieldsCollection, ownGround, signsCollection } from './place-features.ts'

const NOTHING: MapFeatures = { type: 'FeatureCollection', features: [] }
/** Filled later, by whoever draws into it. */
const EMPTY: SourceSpecification = { type: 'geojson', data: NOTHING, maxzoom: 17, tolerance: 0.1 }

/** The features of a zone know of their row what is written beside their name. */
function withRows({ zones }: Pick<Site, 'zones'>, features: readonly SiteFeature[]): SiteFeature[] {
  const rows = new Map(zones.map((zone) => [zone.id, zone]))
  return features.map((feature) => {
    const { layer, zone, id } = feature.properties
    const row = layer === 'zone' ? rows.get(zone ?? id ?? '') : undefined
    if (!row) return feature
    const { name, nameEn, kind, capacity, authorisation } = row
    const properties = {
      ...feature.properties,
      name,
      nameEn,
      zoneKind: kind,
      ...(capacity !== null && { capacity }),
      ...(authorisation !== null && { authorisation }),
    }
    return { ...feature, properties }
  })
}

/** What the site itself fills: `names` holds the named lines and spots unclipped, so that labels are not doubled at tile edges. */
export function siteData(site: Site, ordinal: number) {
  const features = withRows(site, seenFrom(site, ordinal))
  return {
    own: boxCollection(ownGround(site.features).streets),
    ground: groundCollection(features),
    names: namesCollection(features),
    fields: fieldsCollection(features),
    signs: signsCollection(features),
  }
}

export function mapSources(site: Site, ordinal: number): Record<string, SourceSpecification> {
  const { own, ground, names, fields, signs } = siteData(site, ordinal)
  return {
    ...(site.basemap && { base: baseSource(site.basemap) }),
    own: { type: 'geojson', data: own },
    ground: { type: 'geojson', data: ground, maxzoom: 17, tolerance: 0.1 },
    names: { type: 'geojson', data: names, maxzoom: 13, tolerance: 0.05 },
    fields: { type: 'geojson', data: fields, maxzoom: 17, tolerance: 0.1 },
    signs: { type: 'geojson', data: signs, maxzoom: 16 },
    focus: EMPTY,
    cordon: EMPTY,
    escape: EMPTY,
    way: EMPTY,
    near: { type: 'geojson', data: NOTHING, maxzoom: 16 },
    measure: EMPTY,
    ...LIVE_SOURCES,
  }
}
