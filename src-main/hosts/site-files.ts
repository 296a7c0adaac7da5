/** The site's files on disk, beside the core: what is sent and packed, pictures of floors, base maps, site packages. */
import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Asset, SitePlan } from '../../src-preload/contract/plan.contract.ts'
import { parseSite } from '../core/resources.ts'
import type { SiteContents } from '../core/site-plan.ts'
import { planOf } from '../domains/site/plan.rules.ts'
import { SiteFile } from '../domains/site/site-file.types.ts'
import { convertAside } from '../exchange/plan/convert-aside.ts'
import { type PackedAsset, readPackage, writePackage } from '../exchange/site-package.ts'
import { type Clock, iso } from '../kernel/clock.ts'
import type { IdSource } from '../kernel/ids.ts'
import type { Logger } from '../kernel/logger.ts'
import { Refusal } from '../kernel/refusal.ts'
import { noSiteFiles, type SiteFilesApi } from '../rpc/plan.rpc.ts'
import { AssetFiles } from './asset-files.ts'
import { SentFiles } from './sent-files.ts'

const SWEEP_MS = 60_000
const ZIP = 'PK'
/** Bytes of a file that is read as a whole. */
const CONVERTED_MAX = 60_000_000

export interface SiteFilesNeeds {
  dataDir: string
  clock: Clock
  ids: IdSource
  log: Logger
  version: string
  /** Asked only once it runs. */
  core: () => {
    change<T>(run: () => T): Promise<T>
    plans: {
      asset(id: string): Asset | undefined
      keepAsset(asset: Asset, by: string): Asset
      contents(): SiteContents
      packed(file: string, by: string): void
    }
  }
}

/** What a site begins with: its file as JSON text, and the files that came with it. */
export interface BroughtSite {
  document: string
  assets: Asset[]
}

export async function openSiteFiles({ dataDir, clock, ids, log, version, core }: SiteFilesNeeds) {
  const temporary = join(dataDir, 'site-files')
  const sent = new SentFiles(temporary, clock, ids)
  await sent.clear()
  const assets = new AssetFiles(join(dataDir, 'site-assets'))
  const sweeping = setInterval(() => void sent.sweep(), SWEEP_MS).unref()

  /** Takes a package apart; its files are among the assets when it resolves. Errors: `Refusal` 422 `package.broken`, and as `AssetFiles.take`. */
  async function unpack(path: string): Promise<BroughtSite> {
    const folder = await mkdtemp(join(temporary, 'package-'))
    try {
      const { document, assets: packed } = await readPackage(path, folder)
      const taken: Asset[] = []
      for (const file of packed) taken.push(await assets.take(file))
      return { document, assets: taken }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  const require = (id: string): Asset => {
    const asset = core().plans.asset(id)
    if (!asset) throw new Refusal('asset.notFound', 404, 'There is no such file', ['notFound'])
    return asset
  }

  const api: SiteFilesApi = {
    begin: (file) => sent.begin(file),
    append: (file, offset, bytes) => sent.append(file, offset, bytes),

    async keep(file, by) {
      const asset = await assets.take(await sent.whole(file))
      await sent.drop(file)
      return core().change(() => core().plans.keepAsset(asset, by))
    },

    async picture(id) {
      const asset = require(id)
      if (asset.basemap) throw new Refusal('asset.notFound', 404, 'This is no picture', ['notFound'])
      return assets.picture(asset)
    },

    async tile(basemap, z, x, y) {
      const format = core().plans.asset(basemap)?.basemap?.format
      if (!format) return null
      return assets.tile(basemap, format, z, x, y).catch((error) => {
        log.debug({ err: error }, 'a tile could not be read')
        return null
      })
    },

    async convert(file, wanted) {
      const { path, name, bytes } = await sent.whole(file)
      if (bytes > CONVERTED_MAX) throw new Refusal('file.tooLarge', 413, `A map file may have ${CONVERTED_MAX} bytes`, ['tooLarge'])
      return convertAside(await readFile(path), { name, ...wanted })
    },

    async pack(by) {
      const { site, assets: kept } = core().plans.contents()
      const packed = kept.map(({ id, name, bytes }): PackedAsset => ({ sha256: id, name, bytes, path: assets.path(id) }))
      // As the next one will read it, so that what is packed again is the same.
      const document = JSON.stringify(SiteFile.parse(site))
      const name = `${site.id}-${iso(clock.now()).slice(0, 16).replace(/\D/g, '')}.zip`
      const file = await sent.make(
        name,
        packed.reduce((sum, { bytes }) => sum + bytes, document.length),
      )
      try {
        await writePackage(file.path, { document, assets: packed }, { product: version, at: iso(clock.now()), by })
        await core().change(() => core().plans.packed(name, by))
        return { file: file.id, name, bytes: await sent.made(file.id) }
      } catch (error) {
        await sent.drop(file.id)
        throw error
      }
    },

    read: (file, offset) => sent.read(file, offset),

    async open(file, by) {
      const { path } = await sent.whole(file)
      const brought = await unpack(path)
      const { site, plan } = siteIn(brought.document)
      await core().change(() => {
        for (const asset of brought.assets) core().plans.keepAsset(asset, by)
      })
      await sent.drop(file)
      return { site, plan }
    },
  }

  return {
    api,
    /** What nobody has sent on for half an hour is thrown away. */
    sweep: () => sent.sweep(),
    /** For a drill: looked at, never changed. */
    shown: { ...noSiteFiles, picture: api.picture, tile: api.tile } satisfies SiteFilesApi,
    /** The site in a file: a site file, or a package. Errors: with a message for people when it cannot be used. */
    async bring(path: string): Promise<BroughtSite> {
      const start = await startOf(path).catch(() => {
        throw new Error(`There is no site file ${path}`)
      })
      return start === ZIP ? unpack(path) : { document: await readFile(path, 'utf8'), assets: [] }
    },
    async stop(): Promise<void> {
      clearInterval(sweeping)
      await assets.close()
    },
  }
}

function siteIn(document: string): { site: { id: string; name: string; nameEn: string }; plan: SitePlan } {
  try {
    const file = parseSite(document)
    return { site: { id: file.id, name: file.name, nameEn: file.nameEn }, plan: planOf(file) }
  } catch (error) {
    throw new Refusal('package.broken', 422, error instanceof Error ? error.message : String(error), ['badSite'])
  }
}

async function startOf(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(ZIP.length), 0, ZIP.length, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await file.close()
  }
}
