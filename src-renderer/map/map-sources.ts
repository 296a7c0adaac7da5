/** Where the layers of the map take what they draw from. */
import type { SourceSpecification } from 'maplibre-gl'
import { LIVE_SOURCES } from './live/live-layers.ts'
import type { Site } from './map.types.ts'
import { groundCollection, namesCollection } from './map-features.ts'

/** Filled later, by whoever draws into it. */
const EMPTY: SourceSpecification = { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, maxzoom: 17, tolerance: 0.1 }

/** `ground` is drawn once; `names` holds the named lines and spots unclipped, so that labels are not doubled at tile edges. */
export const mapSources = (site: Site): Record<string, SourceSpecification> => ({
  ground: { type: 'geojson', data: groundCollection(site), maxzoom: 17, tolerance: 0.1 },
  names: { type: 'geojson', data: namesCollection(site), maxzoom: 13, tolerance: 0.05 },
  focus: EMPTY,
  cordon: EMPTY,
  way: EMPTY,
  ...LIVE_SOURCES,
})
