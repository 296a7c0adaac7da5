/** SQL of the archive: sealed once, found by words and filters, never changed. */
import type { ArchiveEntry, Causes } from '../../../src-preload/contract/archive.contract.ts'
import type { ReadingSeries } from '../../../src-preload/contract/archive-record.types.ts'
import { iso } from '../../kernel/clock.ts'
import type { Sqlite } from '../../store/open.ts'
import type { AddendumRow, ArchiveFilter, ArchiveVerdict, SealedRow } from './archive.types.ts'
import { type JournalSeals, verifySeals } from './archive-seal.rules.ts'
import { asked } from './archive-words.rules.ts'

/** Devices and limits that are listed. */
const CAUSES_LISTED = 50

const SEALED = 'incident_id AS incident, sealed_at AS sealedAt, sha256, document'
const ADDENDUM = 'incident_id AS incident, number, at, by, text, sha256'
const ENTRY = `archive_no AS no, incident_id AS incident, opened_at AS openedAt, sealed_at AS sealedAt, kind, priority, zone, place,
  place_en AS placeEn, outcome, cause, owner, (SELECT count(*) FROM archive_addenda a WHERE a.incident_id = archives.incident_id) AS addenda`
const COUNTS = `count(*) FILTER (WHERE outcome = 'false') AS incidents, count(*) AS total,
  max(opened_at) FILTER (WHERE outcome = 'false') AS lastAt`

type EntryRow = Omit<ArchiveEntry, 'sealedAt'> & { no: number; sealedAt: number }

export class ArchiveStore {
  readonly #db: Sqlite
  readonly #insert
  readonly #putWords
  readonly #append
  readonly #addenda
  readonly #get

  constructor(db: Sqlite) {
    this.#db = db
    this.#insert = db.prepare('INSERT INTO archives (incident_id, sealed_at, sha256, document) VALUES (?, ?, ?, ?)')
    this.#putWords = db.prepare(
      'INSERT OR REPLACE INTO archive_words (rowid, words) SELECT archive_no, ? FROM archives WHERE incident_id = ?',
    )
    this.#append = db.prepare('INSERT INTO archive_addenda (incident_id, number, at, by, text, sha256) VALUES (?, ?, ?, ?, ?, ?)')
    this.#addenda = db.prepare<[string], AddendumRow>(`SELECT ${ADDENDUM} FROM archive_addenda WHERE incident_id = ? ORDER BY number`)
    this.#get = db.prepare<[string], SealedRow>(`SELECT ${SEALED} FROM archives WHERE incident_id = ?`)
  }

  /** `words`: as the index takes them. */
  seal({ incident, sealedAt, sha256, document }: SealedRow, words: string): void {
    this.#insert.run(incident, sealedAt, sha256, document)
    this.#putWords.run(words, incident)
  }

  /** `words`: of the record with all its addenda. */
  append({ incident, number, at, by, text, sha256 }: AddendumRow, words: string): void {
    this.#append.run(incident, number, at, by, text, sha256)
    this.#putWords.run(words, incident)
  }

  get(incident: string): SealedRow | undefined {
    return this.#get.get(incident)
  }

  addenda(incident: string): AddendumRow[] {
    return this.#addenda.all(incident)
  }

  /** Archived by a version that had no archive yet. */
  unsealed(): string[] {
    return this.#db
      .prepare<[], string>(
        'SELECT incident_id FROM incidents WHERE archived_at IS NOT NULL AND incident_id NOT IN (SELECT incident_id FROM archives)',
      )
      .pluck()
      .all()
  }

  /** Newest first; `before` is the number of the last one seen. */
  search({ words, ...filter }: ArchiveFilter, before: number, limit: number): EntryRow[] {
    const { where, values } = conditions(filter)
    const phrase = asked(words)
    // Walks the index from its newest row, so that a page of a frequent word is as quick as one of a rare word.
    const from = phrase === null ? 'archives' : 'archive_words CROSS JOIN archives ON archive_no = archive_words.rowid'
    const key = phrase === null ? 'archive_no' : 'archive_words.rowid'
    const found = phrase === null ? [] : ['archive_words MATCH ?']
    return this.#db
      .prepare<(string | number)[], EntryRow>(
        `SELECT ${ENTRY} FROM ${from} WHERE ${[...found, `${key} < ?`, ...where].join(' AND ')} ORDER BY ${key} DESC LIMIT ?`,
      )
      .all(...(phrase === null ? [] : [phrase]), before, ...values, limit)
  }

  owners(): string[] {
    return this.#db.prepare<[], string>('SELECT DISTINCT owner FROM archives WHERE owner IS NOT NULL ORDER BY owner').pluck().all()
  }

  /** ISO-8601 UTC; `to` is no longer in it. */
  causes(from: string, to: string): Omit<Causes, 'byDevice'> & { byDevice: (Causes['byLimit'][number] & { device: string })[] } {
    const span = 'FROM archives WHERE opened_at >= ? AND opened_at < ?'
    const grouped = <T>(columns: string, by: string) =>
      this.#db
        .prepare<[string, string], T>(
          `SELECT ${columns}, ${COUNTS} ${span} GROUP BY ${by} HAVING incidents > 0 ORDER BY incidents DESC, lastAt DESC LIMIT ${CAUSES_LISTED}`,
        )
        .all(from, to)
    return {
      byCategory: this.#db
        .prepare<[string, string], Causes['byCategory'][number]>(
          `SELECT coalesce(cause, 'unknown') AS category, count(*) AS incidents ${span} AND outcome = 'false' GROUP BY 1 ORDER BY 2 DESC`,
        )
        .all(from, to),
      byKind: grouped('kind', 'kind'),
      byDevice: grouped('device, device_kind AS kind, point, condition', 'device'),
      byLimit: grouped('device_kind AS kind, point, condition', 'device_kind, point, condition'),
    }
  }

  /** Every seal, as of one moment: the core may be writing meanwhile. */
  verify(): ArchiveVerdict {
    const records = this.#db.prepare<[], SealedRow>(`SELECT ${SEALED} FROM archives ORDER BY archive_no`)
    return this.#db.transaction(() => verifySeals(records.iterate(), (incident) => this.addenda(incident), this.journalSeals()))()
  }

  /** What the journal says was sealed and added; of one incident, or of all. */
  journalSeals(incident?: string): JournalSeals {
    const seals = new Map<string, string[]>()
    const rows = this.#db
      .prepare<string[], { incident: string; sha256: string }>(
        `SELECT incident_id AS incident, data ->> '$.sha256' AS sha256 FROM journal
         WHERE fact IN ('archive.sealed', 'archive.added') ${incident === undefined ? '' : 'AND incident_id = ?'} ORDER BY seq`,
      )
      .all(...(incident === undefined ? [] : [incident]))
    for (const { incident, sha256 } of rows) seals.set(incident, [...(seals.get(incident) ?? []), sha256])
    return seals
  }

  /** Readings of a point between two times (UTC ms); where there are more than `max`, the highest and the lowest of each span. */
  readings(device: string, point: string, since: number, until: number, max: number): Pick<ReadingSeries, 'thinned' | 'values'> {
    const of = `FROM readings WHERE device_no = (SELECT device_no FROM device_numbers WHERE device_id = @device)
      AND point_no = (SELECT point_no FROM point_numbers WHERE point_id = @point) AND at BETWEEN @since AND @until`
    const read = (sql: string, width: number) =>
      this.#db
        .prepare<Record<string, string | number>, { at: number; value: number }>(sql)
        .all({ device, point, since, until, width, some: max + 1 })
    const all = read(`SELECT at, value ${of} ORDER BY at LIMIT @some`, 1)
    const thinned = all.length > max
    // SQLite takes `at` from the row that has the extreme. A span is an integer: what is bound may be read as a fraction.
    const extreme = (which: 'min' | 'max') => `SELECT at, ${which}(value) AS value ${of} GROUP BY CAST((at - @since) / @width AS INTEGER)`
    const width = Math.ceil((until - since + 1) / (max / 2))
    const rows = thinned ? read(`${extreme('min')} UNION ${extreme('max')} ORDER BY at`, width) : all
    return { thinned, values: rows.map(({ at, value }) => [at - since, value]) }
  }
}

/** A row as the contract lists it. */
export const entryView = ({ no: _no, sealedAt, ...entry }: EntryRow): ArchiveEntry => ({ ...entry, sealedAt: iso(sealedAt) })

function conditions({ from, to, ...equal }: Omit<ArchiveFilter, 'words'>): { where: string[]; values: string[] } {
  const where: string[] = []
  const values: string[] = []
  const add = (condition: string, value: string | undefined) => {
    if (value === undefined) return
    where.push(condition)
    values.push(value)
  }
  for (const [column, value] of Object.entries(equal)) add(`${column} = ?`, value)
  add('opened_at >= ?', from)
  add('opened_at < ?', to)
  return { where, values }
}
