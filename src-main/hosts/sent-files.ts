/** Files on their way to a seat or from one, piece by piece. None of them outlives the core, or half an hour without a piece. */
import { createHash, type Hash } from 'node:crypto'
import { mkdir, open, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { PIECE } from '../../src-preload/contract/plan.contract.ts'
import type { Clock } from '../kernel/clock.ts'
import type { IdSource } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'

/** Bytes of the largest base map that is taken. */
export const FILE_MAX = 2_000_000_000
const FILES_MAX = 8
const IDLE_MS = 30 * 60_000
/** Bytes of the disk that belong to the database. */
const RESERVE = 1_000_000_000

interface Entry {
  name: string
  path: string
  bytes: number
  received: number
  hash: Hash
  /** By the monotonic clock. */
  touchedAt: number
  /** The piece that is being written. */
  writing: Promise<unknown>
}

export interface WholeFile {
  name: string
  path: string
  bytes: number
  sha256: string
}

export class SentFiles {
  readonly #folder: string
  readonly #clock: Clock
  readonly #ids: IdSource
  readonly #files = new Map<string, Entry>()

  constructor(folder: string, clock: Clock, ids: IdSource) {
    this.#folder = folder
    this.#clock = clock
    this.#ids = ids
  }

  /** At the start: what the last core left is thrown away. */
  async clear(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
  }

  /** What nobody has asked for in half an hour goes. */
  async sweep(): Promise<void> {
    const since = this.#clock.mono() - IDLE_MS
    for (const [id, { touchedAt }] of this.#files) if (touchedAt < since) await this.drop(id)
  }

  /** Errors: `Refusal` 413 `file.tooLarge`, 429 `file.tooMany`, 507 `file.noRoom`. */
  async begin({ name, bytes }: { name: string; bytes: number }): Promise<string> {
    if (bytes > FILE_MAX) throw new Refusal('file.tooLarge', 413, `A file may have ${FILE_MAX} bytes`, ['tooLarge'])
    return this.#enter(name, bytes)
  }

  /** A file that is written here, to be read by a seat: its id, and where to write it. Errors: as `begin`. */
  async make(name: string, bytes: number): Promise<{ id: string; path: string }> {
    const id = await this.#enter(name, bytes)
    return { id, path: this.#entry(id).path }
  }

  /** It is written. Resolves with its bytes. */
  async made(id: string): Promise<number> {
    const entry = this.#entry(id)
    const { size } = await stat(entry.path)
    Object.assign(entry, { bytes: size, received: size })
    return size
  }

  /** Resolves with how many bytes are there; a piece that is there already changes nothing. Errors: `Refusal` 404 `file.notFound`, 409 `file.outOfOrder`, 413 `file.tooLarge`. */
  async append(id: string, offset: number, bytes: Uint8Array): Promise<number> {
    const entry = this.#entry(id)
    const written = entry.writing.then(() => write(entry, offset, bytes))
    entry.writing = written.catch(() => {})
    return written
  }

  /** Errors: `Refusal` 404 `file.notFound`, 409 `file.incomplete`. */
  async whole(id: string): Promise<WholeFile> {
    const entry = this.#entry(id)
    await entry.writing
    const { name, path, bytes, received, hash } = entry
    if (received < bytes) throw new Refusal('file.incomplete', 409, `${received} of ${bytes} bytes are there`, ['incomplete'])
    return { name, path, bytes, sha256: hash.copy().digest('hex') }
  }

  /** At most a piece. Errors: `Refusal` 404 `file.notFound`. */
  async read(id: string, offset: number): Promise<Buffer> {
    const { path, received } = this.#entry(id)
    const length = Math.max(0, Math.min(PIECE, received - offset))
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  }

  /** It is done with. */
  async drop(id: string): Promise<void> {
    const entry = this.#files.get(id)
    this.#files.delete(id)
    await entry?.writing
    if (entry) await rm(entry.path, { force: true })
  }

  async #enter(name: string, bytes: number): Promise<string> {
    if (this.#files.size >= FILES_MAX) await this.#makeWay()
    if (this.#files.size >= FILES_MAX) throw new Refusal('file.tooMany', 429, `${FILES_MAX} files are under way already`, ['tooMany'])
    const id = this.#ids.next('file', this.#clock.now())
    const path = join(this.#folder, id)
    const touchedAt = this.#clock.mono()
    this.#files.set(id, { name, path, bytes, received: 0, hash: createHash('sha256'), touchedAt, writing: Promise.resolve() })
    const { bavail, bsize } = await statfs(this.#folder)
    if (bavail * bsize - bytes < RESERVE) {
      this.#files.delete(id)
      throw new Refusal('file.noRoom', 507, 'The disk has no room for it', ['noRoom'])
    }
    return id
  }

  /** The whole file that has waited longest goes; what is still on its way stays. */
  async #makeWay(): Promise<void> {
    const whole = [...this.#files].filter(([, { received, bytes }]) => received === bytes)
    const [oldest] = whole.sort(([, a], [, b]) => a.touchedAt - b.touchedAt)
    if (oldest) await this.drop(oldest[0])
  }

  #entry(id: string): Entry {
    const entry = this.#files.get(id)
    if (!entry) throw new Refusal('file.notFound', 404, 'There is no such file', ['notFound'])
    entry.touchedAt = this.#clock.mono()
    return entry
  }
}

async function write(entry: Entry, offset: number, bytes: Uint8Array): Promise<number> {
  const end = offset + bytes.length
  if (end <= entry.received) return entry.received
  if (offset !== entry.received) throw new Refusal('file.outOfOrder', 409, `The next piece begins at ${entry.received}`, ['outOfOrder'])
  if (end > entry.bytes) throw new Refusal('file.tooLarge', 413, `It was to have ${entry.bytes} bytes`, ['tooLarge'])
  const file = await open(entry.path, entry.received === 0 ? 'w' : 'r+', 0o600)
  try {
    await file.write(bytes, 0, bytes.length, offset)
  } finally {
    await file.close()
  }
  entry.hash.update(bytes)
  entry.received = end
  return end
}
