/** MBTiles: tiles in a SQLite file, opened for reading only. */
import Database from 'better-sqlite3'
import { Refusal } from '../../kernel/refusal.ts'
import { boundsOf, broken, layersOf, plainText, TILE_MAX, unpack } from './basemap-parts.ts'
import type { OpenBasemap } from './open-basemap.types.ts'

const ZOOM_MAX = 24
const METADATA_MAX = 200
const VALUE_MAX = 1_000_000
/** What an oversized tile would hold is not even read. */
const TILE = `SELECT CASE WHEN length(tile_data) <= ${TILE_MAX} THEN tile_data END FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?`
const IMAGES = ['\x89PNG', '\xff\xd8\xff', 'RIFF']
const GZIP = '\x1f\x8b'

/** Errors: `Refusal` 422 `asset.broken`. */
export async function openMbtiles(path: string): Promise<OpenBasemap> {
  let db: Database.Database | undefined
  try {
    db = new Database(path, { readonly: true, fileMustExist: true })
    return read(db)
  } catch (error) {
    db?.close()
    throw error instanceof Refusal ? error : broken('unreadable', error instanceof Error ? error.message : String(error))
  }
}

function read(db: Database.Database): OpenBasemap {
  // Functions and tables that its schema names are not to be run.
  db.pragma('trusted_schema = OFF')
  mustBeQuick(db)
  const tile = db.prepare<[number, number, number], Buffer | null>(TILE).pluck()
  const about = describe(db)
  return {
    about,
    async tile(z, x, y) {
      if (z < about.minZoom || z > about.maxZoom || x >= 2 ** z || y >= 2 ** z) return null
      // Rows count from the south, as in TMS.
      const found = tile.get(z, x, 2 ** z - 1 - y)
      if (!Buffer.isBuffer(found)) return null
      return startsWith(found, GZIP) ? unpack('gzip', found, TILE_MAX) : found
    },
    async close() {
      db.close()
    },
  }
}

/** Reading it holds up the core: a tile must be found through an index, whatever table or view it is in. */
function mustBeQuick(db: Database.Database): void {
  const steps = db.prepare<[number, number, number], { detail: string }>(`EXPLAIN QUERY PLAN ${TILE}`).all(0, 0, 0)
  if (steps.some(({ detail }) => !detail.startsWith('SEARCH'))) throw broken('noIndex', 'its tiles have no index')
  // A view may compute for ever.
  const words = db.prepare<[], string>("SELECT type FROM sqlite_schema WHERE name = 'metadata'").pluck().get()
  if (words !== 'table') throw broken('unreadable', 'it says nothing of itself')
}

function describe(db: Database.Database): OpenBasemap['about'] {
  const rows = db
    .prepare<[], { name: string; value: string }>(
      `SELECT name, value FROM metadata WHERE length(value) <= ${VALUE_MAX} LIMIT ${METADATA_MAX}`,
    )
    .all()
  const words = new Map(rows.map(({ name, value }) => [String(name), String(value)]))
  const anyAt = db
    .prepare<[number], Buffer>('SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column >= 0 AND length(tile_data) > 0 LIMIT 1')
    .pluck()
  const zooms = Array.from({ length: ZOOM_MAX + 1 }, (_, zoom) => zoom).filter((zoom) => anyAt.get(zoom) !== undefined)
  const [minZoom, maxZoom] = [zooms[0], zooms.at(-1)]
  const sample = minZoom === undefined ? undefined : anyAt.get(minZoom)
  if (minZoom === undefined || maxZoom === undefined || !Buffer.isBuffer(sample)) throw broken('noTiles', 'it holds no tiles')
  return {
    name: plainText(words.get('name')),
    format: 'mbtiles',
    kind: IMAGES.some((magic) => startsWith(sample, magic)) ? 'raster' : 'vector',
    minZoom,
    maxZoom,
    bounds: boundsOf((words.get('bounds') ?? '').split(',').map(Number)),
    attribution: plainText(words.get('attribution')),
    layers: layersOf(jsonOf(words.get('json'))),
  }
}

const startsWith = (bytes: Buffer, magic: string): boolean => bytes.toString('latin1', 0, magic.length) === magic

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return null
  }
}
