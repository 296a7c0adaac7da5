/** SQL of the site file: the last one imported is the one the core runs on. */
import { sha256 } from '../../kernel/digest.ts'
import type { Sqlite } from '../../store/open.ts'

export class SiteStore {
  readonly #db: Sqlite

  constructor(db: Sqlite) {
    this.#db = db
  }

  /** The stored document as JSON text, or undefined on a fresh data folder. */
  current(): string | undefined {
    return this.#db.prepare<[], { document: string }>('SELECT document FROM sites ORDER BY imported_at DESC LIMIT 1').get()?.document
  }

  /** Keeps a new document; false when the same one is stored already. */
  put(site: string, document: string, now: number): boolean {
    const digest = sha256(document)
    const stored = this.#db.prepare<[string], { sha256: string }>('SELECT sha256 FROM sites WHERE site_id = ?').get(site)
    this.#db
      .prepare(
        `INSERT INTO sites (site_id, sha256, imported_at, document) VALUES (?, ?, ?, ?)
         ON CONFLICT (site_id) DO UPDATE SET sha256 = excluded.sha256, imported_at = excluded.imported_at, document = excluded.document`,
      )
      .run(site, digest, now, document)
    return stored?.sha256 !== digest
  }
}
