/** Seals: a record is covered by its hash in the journal, an addendum by one that covers everything before it. Pure. */
import { sha256 } from '../../kernel/digest.ts'
import type { AddendumRow, ArchiveVerdict, SealedRow } from './archive.types.ts'

/** Incidents that are named when something does not fit. */
const BROKEN_NAMED = 100

/** `before`: the hash of the addendum before, or of the record. */
export const addendumHash = (before: string, { incident, number, at, by, text }: Omit<AddendumRow, 'sha256'>): string =>
  sha256(JSON.stringify([before, incident, number, at, by, text]))

/** What the journal says was sealed and added: hashes in order, the record's first. */
export type JournalSeals = ReadonlyMap<string, readonly string[]>

/** `written`: what the journal says of this incident. */
export function isIntact(row: SealedRow, addenda: readonly AddendumRow[], written: readonly string[] | undefined): boolean {
  const hashes = [sha256(row.document)]
  for (const addendum of addenda) hashes.push(addendumHash(hashes.at(-1) ?? '', addendum))
  const stored = [row.sha256, ...addenda.map((addendum) => addendum.sha256)]
  const isNumbered = addenda.every(({ number }, index) => number === index + 1)
  return isNumbered && written?.length === hashes.length && hashes.every((hash, at) => hash === stored[at] && hash === written[at])
}

/** A record that the journal knows and the archive does not have is missing. */
export function verifySeals(
  records: Iterable<SealedRow>,
  addendaOf: (incident: string) => readonly AddendumRow[],
  journal: JournalSeals,
): ArchiveVerdict {
  const missing = new Set(journal.keys())
  const broken: string[] = []
  const counts = { records: 0, addenda: 0 }
  for (const row of records) {
    const addenda = addendaOf(row.incident)
    counts.records++
    counts.addenda += addenda.length
    missing.delete(row.incident)
    if (!isIntact(row, addenda, journal.get(row.incident))) broken.push(row.incident)
  }
  broken.push(...missing)
  return { ok: broken.length === 0, ...counts, broken: broken.slice(0, BROKEN_NAMED) }
}
