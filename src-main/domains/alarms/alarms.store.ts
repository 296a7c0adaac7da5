/** SQL of alarms and limit states. */
import type { Ledger } from '../../kernel/work.ts'
import type { Sqlite } from '../../store/open.ts'
import type { AlarmRecord, LimitState } from './alarms.types.ts'

const parse = ({ document }: { document: string }): AlarmRecord => JSON.parse(document) as AlarmRecord

export class AlarmsStore {
  readonly #db: Sqlite
  readonly #put
  readonly #putLimit
  readonly #dropLimit
  readonly #ofIncident
  readonly #page

  constructor(db: Sqlite) {
    this.#db = db
    this.#put = db.prepare(
      `INSERT INTO alarms (alarm_id, incident_id, device_id, received_at, first_act_at, document) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (alarm_id) DO UPDATE SET first_act_at = excluded.first_act_at, document = excluded.document`,
    )
    this.#putLimit = db.prepare(
      'INSERT INTO limit_states (limit_key, document) VALUES (?, ?) ON CONFLICT (limit_key) DO UPDATE SET document = excluded.document',
    )
    this.#dropLimit = db.prepare('DELETE FROM limit_states WHERE limit_key = ?')
    this.#ofIncident = db.prepare<[string], { document: string }>('SELECT document FROM alarms WHERE incident_id = ? ORDER BY received_at')
    this.#page = db.prepare<{ before: number; limit: number; open: number | null }, { row: number; document: string }>(
      `SELECT alarms.rowid AS row, document FROM alarms JOIN incidents USING (incident_id)
       WHERE alarms.rowid < @before AND (@open IS NULL OR (archived_at IS NULL) = @open) ORDER BY alarms.rowid DESC LIMIT @limit`,
    )
  }

  /** Alarms of incidents that are still open. */
  open(): AlarmRecord[] {
    return this.#db
      .prepare<[], { document: string }>(
        'SELECT document FROM alarms WHERE incident_id IN (SELECT incident_id FROM incidents WHERE archived_at IS NULL)',
      )
      .all()
      .map(parse)
  }

  limits(): { key: string; state: LimitState }[] {
    return this.#db
      .prepare<[], { limit_key: string; document: string }>('SELECT limit_key, document FROM limit_states')
      .all()
      .map(({ limit_key, document }) => ({ key: limit_key, state: JSON.parse(document) as LimitState }))
  }

  ofIncident(incident: string): AlarmRecord[] {
    return this.#ofIncident.all(incident).map(parse)
  }

  /** Newest first; `before` is the row number of the last one seen. */
  page(before: number, limit: number, open?: boolean): { row: number; alarm: AlarmRecord }[] {
    return this.#page
      .all({ before, limit, open: open === undefined ? null : Number(open) })
      .map(({ row, document }) => ({ row, alarm: parse({ document }) }))
  }

  flush(alarms: Ledger<AlarmRecord>, limits: Ledger<LimitState>): void {
    for (const id of alarms.changed) {
      const alarm = alarms.get(id)
      if (alarm) this.#put.run(id, alarm.incident, alarm.device, alarm.receivedAt, alarm.firstActAt, JSON.stringify(alarm))
    }
    for (const key of limits.changed) {
      const state = limits.get(key)
      if (state && (state.abnormal || state.alarm !== null || state.since !== null)) this.#putLimit.run(key, JSON.stringify(state))
      else this.#dropLimit.run(key)
    }
  }
}
