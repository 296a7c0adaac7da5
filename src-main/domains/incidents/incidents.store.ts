/** SQL of incidents: the machine's snapshot, with the columns that lists are sorted and counted by. */
import type { IncidentState } from '../../../src-preload/contract/wire/words.ts'
import type { Ledger } from '../../kernel/work.ts'
import type { Sqlite } from '../../store/open.ts'
import type { IncidentRecord } from './incident.types.ts'
import { upToDate } from './incident-upgrade.rules.ts'

const parse = ({ snapshot }: { snapshot: string }): IncidentRecord => upToDate(JSON.parse(snapshot))

export class IncidentsStore {
  readonly #db: Sqlite
  readonly #put
  readonly #get

  constructor(db: Sqlite) {
    this.#db = db
    this.#put = db.prepare(
      `INSERT INTO incidents (incident_id, state, kind, priority, opened_at, archived_at, snapshot) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (incident_id) DO UPDATE SET state = excluded.state, priority = excluded.priority, archived_at = excluded.archived_at, snapshot = excluded.snapshot`,
    )
    this.#get = db.prepare<[string], { snapshot: string }>('SELECT snapshot FROM incidents WHERE incident_id = ?')
  }

  open(): IncidentRecord[] {
    return this.#db
      .prepare<[], { snapshot: string }>('SELECT snapshot FROM incidents WHERE archived_at IS NULL ORDER BY opened_at')
      .all()
      .map(parse)
  }

  archivedSince(since: number): IncidentRecord[] {
    return this.#db
      .prepare<[number], { snapshot: string }>('SELECT snapshot FROM incidents WHERE archived_at >= ? ORDER BY archived_at')
      .all(since)
      .map(parse)
  }

  get(id: string): IncidentRecord | undefined {
    const row = this.#get.get(id)
    return row && parse(row)
  }

  /** Newest first. `before` is the key of the last one seen. */
  page(filter: {
    open?: boolean
    state?: IncidentState
    before: { openedAt: number; id: string } | null
    limit: number
  }): IncidentRecord[] {
    const where: string[] = []
    const values: (string | number)[] = []
    if (filter.open !== undefined) where.push(filter.open ? 'archived_at IS NULL' : 'archived_at IS NOT NULL')
    if (filter.state) {
      where.push('state = ?')
      values.push(filter.state)
    }
    if (filter.before) {
      where.push('(opened_at, incident_id) < (?, ?)')
      values.push(filter.before.openedAt, filter.before.id)
    }
    const sql = `SELECT snapshot FROM incidents ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY opened_at DESC, incident_id DESC LIMIT ?`
    return this.#db
      .prepare<(string | number)[], { snapshot: string }>(sql)
      .all(...values, filter.limit)
      .map(parse)
  }

  openedSince(since: number): IncidentRecord[] {
    return this.#db.prepare<[number], { snapshot: string }>('SELECT snapshot FROM incidents WHERE opened_at >= ?').all(since).map(parse)
  }

  /** Ms from reception to the first act, for alarms received since then that have one. */
  firstActs(since: number): number[] {
    return this.#db
      .prepare<[number], { ms: number }>(
        'SELECT first_act_at - received_at AS ms FROM alarms WHERE received_at >= ? AND first_act_at IS NOT NULL ORDER BY ms',
      )
      .all(since)
      .map(({ ms }) => ms)
  }

  flush(incidents: Ledger<IncidentRecord>): void {
    for (const id of incidents.changed) {
      const record = incidents.get(id)
      if (!record) continue
      const { state, context } = record
      this.#put.run(id, state, context.kind, context.priority, context.openedAt, context.archivedAt, JSON.stringify(record))
    }
  }
}
