/** What base map files of all kinds need: bounded unpacking, and words and figures nobody has vouched for. */
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, zstdDecompress } from 'node:zlib'
import { z } from 'zod'
import type { Basemap } from '../../../src-preload/contract/site.contract.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** Bytes of a tile, unpacked. */
export const TILE_MAX = 4_000_000

const WORDS_MAX = 500
const LAYERS_MAX = 200
/** As far as Web Mercator goes. */
const WORLD: Basemap['bounds'] = [-180, -85.0511, 180, 85.0511]

const UNPACK = { gzip: promisify(gunzip), brotli: promisify(brotliDecompress), zstd: promisify(zstdDecompress) }

export type Packing = keyof typeof UNPACK

/** Errors: rejects when it is not packed so, or unpacks to more than `max` bytes. */
export const unpack = (packing: Packing, bytes: Uint8Array, max: number): Promise<Buffer> =>
  UNPACK[packing](bytes, { maxOutputLength: max })

export type BrokenReason = 'unreadable' | 'version' | 'noTiles' | 'noIndex'

export const broken = (reason: BrokenReason, what: string): Refusal =>
  new Refusal('asset.broken', 422, `The base map cannot be used: ${what}`, [reason])

/** Attributions are often written in HTML; on our map they are plain text. */
export const plainText = (value: unknown): string =>
  typeof value === 'string'
    ? value
        .slice(0, 20 * WORDS_MAX)
        .replace(/<[^>]*>/g, ' ')
        .replace(/&copy;/g, '©')
        .replace(/&nbsp;/g, ' ')
        .replace(/&amp;/g, '&')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, WORDS_MAX)
    : ''

/** Degrees west, south, east, north; the whole world where they are none. */
export function boundsOf(bounds: readonly (number | undefined)[]): Basemap['bounds'] {
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = bounds
  const isArea = west >= -180 && east <= 180 && south >= -90 && north <= 90 && west < east && south < north
  return isArea ? [west, south, east, north] : WORLD
}

const VectorLayers = z.object({ vector_layers: z.array(z.object({ id: z.string().min(1).max(120) })).max(LAYERS_MAX) })

/** Names of the vector layers in the TileJSON part of a file. */
export function layersOf(metadata: unknown): string[] {
  const read = VectorLayers.safeParse(metadata)
  return read.success ? read.data.vector_layers.map(({ id }) => id) : []
}
