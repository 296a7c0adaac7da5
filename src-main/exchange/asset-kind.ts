/** What a file beside the plan is, told by its bytes: a picture of a floor, or a base map. */
import { open, readFile } from 'node:fs/promises'
import { Refusal } from '../kernel/refusal.ts'
import type { BasemapFormat } from './basemap/basemap.ts'

/** Bytes of a picture. */
const PICTURE_MAX = 20_000_000
const HEAD = 1024

export type AssetKind = { mime: string; basemap: BasemapFormat | null }

const KINDS: readonly (AssetKind & { is: (head: Buffer) => boolean })[] = [
  { mime: 'image/png', basemap: null, is: (head) => begins(head, '\x89PNG\r\n\x1a\n') },
  { mime: 'image/jpeg', basemap: null, is: (head) => begins(head, '\xff\xd8\xff') },
  { mime: 'image/webp', basemap: null, is: (head) => begins(head, 'RIFF') && head.toString('latin1', 8, 12) === 'WEBP' },
  {
    mime: 'image/svg+xml',
    basemap: null,
    is: (head) => /^\ufeff?\s*</.test(head.toString('utf8')) && /<svg[\s>]/.test(head.toString('utf8')),
  },
  { mime: 'application/vnd.pmtiles', basemap: 'pmtiles', is: (head) => begins(head, 'PMTiles') },
  { mime: 'application/vnd.mapbox-vector-tile', basemap: 'mbtiles', is: (head) => begins(head, 'SQLite format 3\0') },
]
/** What an SVG could run, load or blow up with. It is shown as an image only, where none of this works; it is not kept all the same. */
const ACTIVE = /<!ENTITY|<script|<foreignObject|<iframe|javascript:|[\s"'/]on[a-z]+\s*=/i

/** Errors: `Refusal` 413 `file.tooLarge`, 415 `asset.unknownKind`, 422 `asset.broken`: scripted, unreadable. */
export async function assetKindOf({ path, name, bytes }: { path: string; name: string; bytes: number }): Promise<AssetKind> {
  const head = await headOf(path)
  const kind = KINDS.find(({ is }) => is(head))
  if (!kind) {
    // By its name it was meant to be one.
    if (/\.(pm|mb)tiles$/i.test(name)) throw new Refusal('asset.broken', 422, 'The base map cannot be read', ['unreadable'])
    throw new Refusal('asset.unknownKind', 415, 'It is neither PNG, JPEG, WebP or SVG nor PMTiles or MBTiles', ['unknownKind'])
  }
  const { mime, basemap } = kind
  if (basemap === null && bytes > PICTURE_MAX)
    throw new Refusal('file.tooLarge', 413, `A picture may have ${PICTURE_MAX} bytes`, ['tooLarge'])
  if (mime === 'image/svg+xml' && ACTIVE.test(await readFile(path, 'utf8')))
    throw new Refusal('asset.broken', 422, 'The drawing holds more than a drawing', ['scripted'])
  return { mime, basemap }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const begins = (head: Buffer, magic: string): boolean => head.toString('latin1', 0, magic.length) === magic
