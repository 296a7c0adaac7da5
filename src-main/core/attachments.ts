/** Pictures of people on the spot: files named by their SHA-256 beside the database, and who sent them. */
import { mkdirSync, mkdtempSync } from 'node:fs'
import { open, readFile, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ATTACHMENT_MAX, type Attachment } from '../../src-preload/contract/dispatch.contract.ts'
import { type AttachmentRow, AttachmentsStore } from '../domains/dispatch/attachments.store.ts'
import { iso } from '../kernel/clock.ts'
import { sha256 } from '../kernel/digest.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Work } from '../kernel/work.ts'
import type { Sqlite } from '../store/open.ts'
import type { CorePart } from './part.ts'

export interface AttachmentsPartNeeds {
  work: Work
  db: Sqlite
  ask: <T>(run: () => T) => Promise<T>
}

const MAGIC = [
  { mime: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { mime: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
] as const

export function createAttachments({ work, db, ask }: AttachmentsPartNeeds) {
  const store = new AttachmentsStore(db)
  const rows = work.list<AttachmentRow>()
  let made: string | null = null
  /** A database in memory keeps its pictures until the system clears them away. */
  const folder = (): string => {
    made ??= db.memory ? mkdtempSync(join(tmpdir(), 'watchroom-')) : join(dirname(db.name), 'attachments')
    mkdirSync(made, { recursive: true, mode: 0o700 })
    return made
  }

  const part: CorePart = { flush: () => store.append(rows) }

  /** Resolves when file and row are on disk. Errors: `Refusal` 400 `attachment.notAPicture`, 413 `attachment.tooLarge`, 503 `attachment.notKept`. */
  async function put(base64: string, by: string): Promise<Attachment> {
    const bytes = Buffer.from(base64, 'base64')
    if (bytes.length > ATTACHMENT_MAX)
      throw new Refusal('attachment.tooLarge', 413, `A picture may have ${ATTACHMENT_MAX} bytes, this one has ${bytes.length}`, [
        'tooLarge',
      ])
    const kind = MAGIC.find((each) => each.bytes.every((byte, index) => bytes[index] === byte))
    if (!kind) throw new Refusal('attachment.notAPicture', 400, 'The file is neither JPEG nor PNG', ['notAPicture'])
    const id = sha256(bytes)
    await keep(join(folder(), id), bytes).catch((error) => {
      throw new Refusal('attachment.notKept', 503, `The picture could not be kept: ${error instanceof Error ? error.message : error}`, [
        'notKept',
      ])
    })
    return ask(() => {
      const row = store.get(id) ?? { id, mime: kind.mime, bytes: bytes.length, at: work.now, by }
      rows.push(row)
      return { ...row, at: iso(row.at) }
    })
  }

  /** Errors: `Refusal` 404 `attachment.notFound`. */
  async function get(id: string): Promise<{ mime: Attachment['mime']; base64: string }> {
    const row = store.get(id)
    const bytes = row && (await readFile(join(folder(), row.id)).catch(() => undefined))
    if (!row || !bytes) throw new Refusal('attachment.notFound', 404, 'There is no such picture', ['notFound'])
    return { mime: row.mime, base64: bytes.toString('base64') }
  }

  return { part, put, get }
}

/** Under its name it is whole or not there at all. */
async function keep(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(`${path}.part`, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.part`, path)
}
