/** The site package: one ZIP with the site file and everything its plan is drawn with. Described in docs/site-package.md. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { type PassThrough, Transform } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { type Entry, openPromise, type ZipFile as ReadZip } from 'yauzl'
import { ZipFile } from 'yazl'
import { z } from 'zod'
import { Time } from '../../src-preload/contract/wire/procedure.ts'
import { sha256 } from '../kernel/digest.ts'
import { Refusal } from '../kernel/refusal.ts'

/** Bytes of a site file with 20,000 devices and 50,000 features. */
const SITE_MAX = 40_000_000
const MANIFEST_MAX = 1_000_000
/** Bytes of all files beside the plan. */
const ASSETS_MAX = 4_000_000_000
const FILES_MAX = 1_010

const FILE = { sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.number().int().min(0) }

const Manifest = z.object({
  format: z.literal('watchroom-package/1'),
  /** Version of the product that made it. */
  product: z.string().max(100),
  at: Time,
  by: z.string().max(200),
  site: z.object(FILE),
  /** Each at `assets/` and its digest; `name` as it was called when it was sent. */
  assets: z.array(z.object({ ...FILE, name: z.string().min(1).max(200) })).max(FILES_MAX),
})
type Manifest = z.infer<typeof Manifest>

/** A file beside the plan; `path` is where it lies on this machine. */
export interface PackedAsset {
  sha256: string
  bytes: number
  name: string
  path: string
}

export interface SitePackage {
  /** The site file as JSON text. */
  document: string
  assets: PackedAsset[]
}

const pathOf = (sha: string): string => `assets/${sha}`

/** Writes a package to a new file at `path`. Errors: rejects when a file is missing or the disk is full. */
export async function writePackage(
  path: string,
  { document, assets }: SitePackage,
  made: Pick<Manifest, 'product' | 'at' | 'by'>,
): Promise<void> {
  const zip = new ZipFile()
  const site = Buffer.from(document)
  const manifest: Manifest = {
    format: 'watchroom-package/1',
    ...made,
    site: { sha256: sha256(site), bytes: site.length },
    assets: assets.map(({ sha256, bytes, name }) => ({ sha256, bytes, name })),
  }
  const mtime = new Date(made.at)
  zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 2)), 'package.json', { mtime })
  zip.addBuffer(site, 'site.json', { mtime })
  // Tiles and pictures are packed as they are.
  for (const asset of assets) zip.addFile(asset.path, pathOf(asset.sha256), { mtime, compress: false })
  const packed = zip.outputStream as PassThrough
  zip.once('error', (error) => packed.destroy(error))
  zip.end()
  await pipeline(packed, createWriteStream(path, { mode: 0o600 }))
}

/** Takes a package apart: its files are written to `folder`. Nothing in it is believed. Errors: `Refusal` 422 `package.broken`: unreadable, tooLarge, incomplete, wrongDigest. */
export async function readPackage(path: string, folder: string): Promise<SitePackage> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true }).catch(unreadable)
  try {
    const entries = await entriesOf(zip)
    const manifest = readManifest(await textOf(zip, entries, 'package.json', MANIFEST_MAX))
    const site = await textOf(zip, entries, 'site.json', SITE_MAX)
    if (sha256(site) !== manifest.site.sha256) throw broken('wrongDigest', 'site.json is not what was packed')
    const expected = new Set(['package.json', 'site.json', ...manifest.assets.map((asset) => pathOf(asset.sha256))])
    for (const name of entries.keys()) if (!expected.has(name)) throw broken('unreadable', `${name} does not belong in it`)
    if (manifest.assets.reduce((sum, { bytes }) => sum + bytes, 0) > ASSETS_MAX) throw broken('tooLarge', 'its files are too large')
    const assets: PackedAsset[] = []
    for (const asset of manifest.assets) assets.push({ ...asset, path: await extract(zip, entries, asset, folder) })
    return { document: site.toString('utf8'), assets }
  } catch (error) {
    return unreadable(error)
  } finally {
    zip.close()
  }
}

async function entriesOf(zip: ReadZip): Promise<Map<string, Entry>> {
  if (zip.entryCount > FILES_MAX) throw broken('tooLarge', 'it has too many files')
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName)) throw broken('unreadable', `${entry.fileName} is in it twice`)
    // Whoever packs it again with a tool of their own gets folders too.
    if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry)
  }
  return entries
}

function readManifest(text: Buffer): Manifest {
  const read = Manifest.safeParse(JSON.parse(text.toString('utf8')))
  if (read.success) return read.data
  throw broken('unreadable', `package.json is wrong at ${read.error.issues[0]?.path.map(String).join('.')}`)
}

const entryOf = (entries: ReadonlyMap<string, Entry>, name: string): Entry => {
  const entry = entries.get(name)
  if (!entry) throw broken('incomplete', `${name} is missing`)
  return entry
}

/** What unpacks to more than its entry says is refused by the ZIP reader. */
async function textOf(zip: ReadZip, entries: ReadonlyMap<string, Entry>, name: string, max: number): Promise<Buffer> {
  const entry = entryOf(entries, name)
  if (entry.uncompressedSize > max) throw broken('tooLarge', `${name} is too large`)
  return buffer(await zip.openReadStreamPromise(entry))
}

async function extract(
  zip: ReadZip,
  entries: ReadonlyMap<string, Entry>,
  { sha256: digest, bytes }: Manifest['assets'][number],
  folder: string,
): Promise<string> {
  const entry = entryOf(entries, pathOf(digest))
  if (entry.uncompressedSize !== bytes) throw broken('wrongDigest', `${entry.fileName} is not what was packed`)
  const path = join(folder, digest)
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(await zip.openReadStreamPromise(entry), hashing, createWriteStream(path, { mode: 0o600 }))
  if (hash.digest('hex') !== digest) throw broken('wrongDigest', `${entry.fileName} is not what was packed`)
  return path
}

type BrokenReason = 'unreadable' | 'tooLarge' | 'incomplete' | 'wrongDigest'

const broken = (reason: BrokenReason, what: string): Refusal =>
  new Refusal('package.broken', 422, `The package cannot be opened: ${what}`, [reason])

const unreadable = (error: unknown): never => {
  throw error instanceof Refusal ? error : broken('unreadable', error instanceof Error ? error.message : String(error))
}
