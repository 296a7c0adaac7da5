/** SQL of the journal: append with the chain, read pages, verify. */
import type { Fact } from '../../kernel/work.ts'
import type { Sqlite } from '../../store/open.ts'
import { type ChainVerdict, entryHash, GENESIS, type JournalRow, verifyChain } from './journal.rules.ts'

const COLUMNS = 'seq, at, fact, by, incident_id AS incident, data, hash'

export class JournalStore {
  readonly #db: Sqlite
  readonly #insert
  readonly #page
  readonly #ofIncident
  readonly #ofDevice
  readonly #head

  constructor(db: Sqlite) {
    this.#db = db
    this.#insert = db.prepare('INSERT INTO journal (seq, at, fact, by, incident_id, data, hash) VALUES (?, ?, ?, ?, ?, ?, ?)')
    this.#page = db.prepare<[number, number], JournalRow>(`SELECT ${COLUMNS} FROM journal WHERE seq < ? ORDER BY seq DESC LIMIT ?`)
    this.#ofIncident = db.prepare<[string, number, number], JournalRow>(
      `SELECT ${COLUMNS} FROM journal WHERE incident_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
    )
    this.#ofDevice = db.prepare<[string, number, number], JournalRow>(
      `SELECT ${COLUMNS} FROM journal WHERE json_extract(data, '$.device') = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
    )
    this.#head = db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1')
  }

  /** Inside the commit: the head is read there, as a command-line tool may have appended too. */
  append(now: number, facts: readonly Fact[]): void {
    if (facts.length === 0) return
    let { seq, hash } = this.#head.get() ?? { seq: 0, hash: GENESIS }
    for (const { fact, by, incident, data } of facts) {
      const entry = { seq: seq + 1, at: now, fact, by, incident, data: JSON.stringify(data) }
      hash = entryHash(hash, entry)
      seq = entry.seq
      this.#insert.run(seq, entry.at, fact, by, incident, entry.data, hash)
    }
  }

  /** Newest first, below sequence number `before`. */
  page(before: number, limit: number, incident?: string): JournalRow[] {
    return incident === undefined ? this.#page.all(before, limit) : this.#ofIncident.all(incident, before, limit)
  }

  /** What is said of one device, newest first, below sequence number `before`. */
  ofDevice(device: string, before: number, limit: number): JournalRow[] {
    return this.#ofDevice.all(device, before, limit)
  }

  verify(): ChainVerdict {
    return verifyChain(this.#db.prepare<[], JournalRow>(`SELECT ${COLUMNS} FROM journal ORDER BY seq`).iterate())
  }
}
