/** Seals records in the commit that archives their incident, and takes addenda. */
import { sha256 } from '../../kernel/digest.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Work } from '../../kernel/work.ts'
import type { AddendumRow, ArchiveParts, SealedRow } from './archive.types.ts'
import { archiveRecord } from './archive-record.rules.ts'
import { addendumHash } from './archive-seal.rules.ts'

/** A record that needs more is another matter. */
const ADDENDA_MAX = 200

export interface ArchiveNeeds {
  work: Work
  sealed: (incident: string) => SealedRow | undefined
  addenda: (incident: string) => readonly AddendumRow[]
}

export class ArchiveService {
  /** Of this unit of work. */
  readonly added: AddendumRow[]
  readonly #needs: ArchiveNeeds

  constructor(needs: ArchiveNeeds) {
    this.added = needs.work.list()
    this.#needs = needs
  }

  /** The row to write; its hash goes into the journal, so that the chain covers it. */
  seal(parts: ArchiveParts): SealedRow {
    const { work } = this.#needs
    const { id } = parts.incident
    const document = JSON.stringify(archiveRecord(parts))
    const hash = sha256(document)
    work.fact('archive.sealed', 'core', id, { sha256: hash })
    return { incident: id, sealedAt: work.now, sha256: hash, document }
  }

  /** Errors: `Refusal` 404 `archive.notFound`, 409 `archive.tooManyAddenda`. */
  add(incident: string, text: string, by: string): void {
    const { work, sealed, addenda } = this.#needs
    const row = sealed(incident)
    if (!row) throw new Refusal('archive.notFound', 404, `There is no sealed record of ${incident}`)
    const known = [...addenda(incident), ...this.added.filter((added) => added.incident === incident)]
    if (known.length >= ADDENDA_MAX)
      throw new Refusal('archive.tooManyAddenda', 409, `A record takes ${ADDENDA_MAX} addenda at most`, ['tooManyAddenda'])
    const addendum = { incident, number: known.length + 1, at: work.now, by, text }
    const hash = addendumHash(known.at(-1)?.sha256 ?? row.sha256, addendum)
    work.fact('archive.added', by, incident, { number: addendum.number, sha256: hash })
    this.added.push({ ...addendum, sha256: hash })
  }
}
