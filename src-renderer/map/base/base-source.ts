/** The base map as a source: its tiles come over the link of the seat, beyond its deepest zoom they are drawn larger. */
import type { SourceSpecification } from 'maplibre-gl'
import type { Site } from '../map.types.ts'

type Basemap = NonNullable<Site['basemap']>

/** Pixels of a tile that is a picture. */
const PICTURE_PX = 256

export function baseSource({ kind, minZoom, maxZoom, bounds, asset }: Basemap): SourceSpecification {
  // The asset is in the address, so that tiles of another file are never taken for its own.
  const shared = { tiles: [`tile://${asset}/{z}/{x}/{y}`], minzoom: minZoom, maxzoom: maxZoom, bounds }
  return kind === 'vector' ? { type: 'vector', ...shared } : { type: 'raster', tileSize: PICTURE_PX, ...shared }
}
