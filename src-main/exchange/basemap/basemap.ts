/** A base map in a file: what is drawn from it, and its tiles one by one. */
import { openMbtiles } from './mbtiles.store.ts'
import type { OpenBasemap } from './open-basemap.types.ts'
import { openPmtiles } from './pmtiles.ts'

export type BasemapFormat = 'pmtiles' | 'mbtiles'

/** The file stays open until `close`. Errors: `Refusal` 422 `asset.broken`: unreadable, version, noTiles, noIndex. */
export const openBasemap = (format: BasemapFormat, path: string): Promise<OpenBasemap> =>
  format === 'pmtiles' ? openPmtiles(path) : openMbtiles(path)
