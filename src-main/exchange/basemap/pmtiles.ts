/** PMTiles version 3: one file, read at random places only. */
import { type FileHandle, open } from 'node:fs/promises'
import { Compression, type Header, PMTiles, SharedPromiseCache, type Source, TileType } from 'pmtiles'
import { Refusal } from '../../kernel/refusal.ts'
import { boundsOf, broken, layersOf, type Packing, plainText, TILE_MAX, unpack } from './basemap-parts.ts'
import type { OpenBasemap } from './open-basemap.types.ts'

const MAGIC = 'PMTiles'
const VERSION = 3
/** Bytes of a directory, unpacked; those of a map of the whole world have some 150 kB. */
const DIRECTORY_MAX = 1_000_000
const DIRECTORIES_KEPT = 32
/** Bytes read at once. */
const READ_MAX = 8_000_000

const RASTER: readonly TileType[] = [TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif]
const PACKING: Partial<Record<Compression, Packing>> = {
  [Compression.Gzip]: 'gzip',
  [Compression.Brotli]: 'brotli',
  [Compression.Zstd]: 'zstd',
}

/** Errors: `Refusal` 422 `asset.broken`. */
export async function openPmtiles(path: string): Promise<OpenBasemap> {
  const file = await open(path)
  try {
    const source = await FileSource.of(file, path)
    const tiles = new PMTiles(source, new SharedPromiseCache(DIRECTORIES_KEPT, true, unpacking(DIRECTORY_MAX)), unpacking(TILE_MAX))
    const about = await describe(source, tiles)
    return {
      about,
      async tile(z, x, y) {
        if (z < about.minZoom || z > about.maxZoom || x >= 2 ** z || y >= 2 ** z) return null
        const found = await tiles.getZxy(z, x, y)
        return found ? Buffer.from(found.data) : null
      },
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error instanceof Refusal ? error : broken('unreadable', error instanceof Error ? error.message : String(error))
  }
}

async function describe(source: FileSource, tiles: PMTiles): Promise<OpenBasemap['about']> {
  const head = Buffer.from((await source.getBytes(0, MAGIC.length + 1)).data)
  if (head.toString('latin1', 0, MAGIC.length) !== MAGIC) throw broken('unreadable', 'it is no PMTiles file')
  if (head[MAGIC.length] !== VERSION) throw broken('version', `it is PMTiles version ${head[MAGIC.length]}, only ${VERSION} is read`)
  const header = await tiles.getHeader()
  const { tileType, minZoom, maxZoom, minLon, minLat, maxLon, maxLat } = header
  const isVector = tileType === TileType.Mvt
  if (!isVector && !RASTER.includes(tileType)) throw broken('noTiles', `tiles of type ${tileType} are not drawn`)
  if (source.bytes < endOf(header)) throw broken('unreadable', 'its end is missing')
  // What it says of itself is welcome, not needed.
  const metadata = await tiles.getMetadata().catch(() => null)
  const words = typeof metadata === 'object' && metadata !== null ? (metadata as Record<string, unknown>) : {}
  return {
    name: plainText(words.name),
    format: 'pmtiles',
    kind: isVector ? 'vector' : 'raster',
    minZoom,
    maxZoom,
    bounds: boundsOf([minLon, minLat, maxLon, maxLat]),
    attribution: plainText(words.attribution),
    layers: layersOf(metadata),
  }
}

const endOf = ({ tileDataOffset, tileDataLength = 0, leafDirectoryOffset, leafDirectoryLength = 0 }: Header): number =>
  Math.max(tileDataOffset + tileDataLength, leafDirectoryOffset + leafDirectoryLength)

const unpacking =
  (max: number) =>
  async (bytes: ArrayBuffer, compression: Compression): Promise<ArrayBuffer> => {
    const packing = PACKING[compression]
    if (!packing) return bytes
    const whole = await unpack(packing, new Uint8Array(bytes), max)
    return whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.byteLength) as ArrayBuffer
  }

class FileSource implements Source {
  readonly bytes: number
  readonly #file: FileHandle
  readonly #key: string

  private constructor(file: FileHandle, key: string, bytes: number) {
    this.#file = file
    this.#key = key
    this.bytes = bytes
  }

  static async of(file: FileHandle, key: string): Promise<FileSource> {
    return new FileSource(file, key, (await file.stat()).size)
  }

  getKey(): string {
    return this.#key
  }

  /** As much of it as there is. Errors: rejects when more is asked for than any part of such a file has. */
  async getBytes(offset: number, length: number): Promise<{ data: ArrayBuffer }> {
    const there = Math.min(length, Math.max(0, this.bytes - offset))
    if (!(there <= READ_MAX)) throw new Error(`${length} bytes are more than any part of it has`)
    const { buffer, bytesRead } = await this.#file.read(new Uint8Array(there), 0, there, offset)
    return { data: buffer.buffer.slice(0, bytesRead) }
  }
}
