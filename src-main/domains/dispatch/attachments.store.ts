/** SQL of the pictures that people on the spot sent. */
import type { Attachment } from '../../../src-preload/contract/dispatch.contract.ts'
import type { Sqlite } from '../../store/open.ts'

export interface AttachmentRow extends Omit<Attachment, 'at'> {
  /** UTC ms. */
  at: number
}

export class AttachmentsStore {
  readonly #db: Sqlite

  constructor(db: Sqlite) {
    this.#db = db
  }

  append(rows: readonly AttachmentRow[]): void {
    const put = this.#db.prepare(
      'INSERT OR IGNORE INTO attachments (attachment_id, mime, bytes, at, by) VALUES (@id, @mime, @bytes, @at, @by)',
    )
    for (const row of rows) put.run(row)
  }

  get(id: string): AttachmentRow | undefined {
    return this.#db
      .prepare<[string], AttachmentRow>('SELECT attachment_id AS id, mime, bytes, at, by FROM attachments WHERE attachment_id = ?')
      .get(id)
  }
}
