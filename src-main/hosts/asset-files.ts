/** Files beside the plan, named by their SHA-256 in a folder of the data folder; base maps stay open while they are drawn from. */
import { existsSync, mkdirSync } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Asset } from '../../src-preload/contract/plan.contract.ts'
import { assetKindOf } from '../exchange/asset-kind.ts'
import { type BasemapFormat, openBasemap } from '../exchange/basemap/basemap.ts'
import type { OpenBasemap } from '../exchange/basemap/open-basemap.types.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { WholeFile } from './sent-files.ts'

/** One in force, one that is looked at. */
const OPEN_MAX = 2

export class AssetFiles {
  readonly #folder: string
  readonly #open = new Map<string, Promise<OpenBasemap>>()

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  }

  path(id: string): string {
    return join(this.#folder, id)
  }

  /** Looks into a file and moves it here. Errors: `Refusal`, as `assetKindOf` and `openBasemap`. */
  async take({ path, name, bytes, sha256: id }: WholeFile): Promise<Asset> {
    const { mime, basemap: format } = await assetKindOf({ path, name, bytes })
    const basemap = format && { asset: id, ...(await describe(format, path)) }
    if (existsSync(this.path(id))) await rm(path)
    else await rename(path, this.path(id))
    return { id, name, mime, bytes, basemap: basemap && { ...basemap, name: basemap.name || name } }
  }

  /** Errors: `Refusal` 404 `asset.notFound`. */
  async picture({ id, mime }: Asset): Promise<{ mime: string; bytes: Buffer }> {
    const bytes = await readFile(this.path(id)).catch(() => {
      throw new Refusal('asset.notFound', 404, 'The picture is gone', ['notFound'])
    })
    return { mime, bytes }
  }

  /** Errors: rejects when the file is gone or cannot be read. */
  async tile(id: string, format: BasemapFormat, z: number, x: number, y: number): Promise<Buffer | null> {
    const map = await this.#opened(id, format)
    return map.tile(z, x, y)
  }

  async close(): Promise<void> {
    for (const id of [...this.#open.keys()]) await this.#close(id)
  }

  #opened(id: string, format: BasemapFormat): Promise<OpenBasemap> {
    const known = this.#open.get(id)
    if (known) return known
    const [oldest] = this.#open.keys()
    if (oldest !== undefined && this.#open.size >= OPEN_MAX) void this.#close(oldest)
    const opening = openBasemap(format, this.path(id))
    this.#open.set(id, opening)
    // It may be there again later.
    opening.catch(() => this.#open.delete(id))
    return opening
  }

  async #close(id: string): Promise<void> {
    const opened = this.#open.get(id)
    this.#open.delete(id)
    await opened?.then((map) => map.close()).catch(() => {})
  }
}

async function describe(format: BasemapFormat, path: string): Promise<OpenBasemap['about']> {
  const map = await openBasemap(format, path)
  await map.close()
  return map.about
}
