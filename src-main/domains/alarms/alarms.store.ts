/** SQL of alarms, of when they asked for attention, and of limit states. */
import type { AlarmState } from '../../../src-preload/contract/wire/words.ts'
import type { Ledger } from '../../kernel/work.ts'
import type { Sqlite } from '../../store/open.ts'
import type { AlarmLoad, Verdict } from './alarm-health.rules.ts'
import type { AlarmRecord, Annunciation, DeviceLimits } from './alarms.types.ts'

const parse = ({ document }: { document: string }): AlarmRecord => JSON.parse(document) as AlarmRecord

export interface AlarmFilter {
  open?: boolean
  kind?: 'device' | 'hazard'
  state?: AlarmState
}

/** Of the ten busiest; the rest is only counted. */
const SOURCES = 10

export class AlarmsStore {
  readonly #db: Sqlite
  readonly #put
  readonly #note
  readonly #putLimits
  readonly #dropLimits
  readonly #ofIncident

  constructor(db: Sqlite) {
    this.#db = db
    this.#put = db.prepare(
      `INSERT INTO alarms (alarm_id, incident_id, device_id, received_at, first_act_at, closed_at, document) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (alarm_id) DO UPDATE SET first_act_at = excluded.first_act_at, closed_at = excluded.closed_at, document = excluded.document`,
    )
    this.#note = db.prepare('INSERT INTO annunciations (at, alarm_id) VALUES (?, ?)')
    this.#putLimits = db.prepare(
      'INSERT INTO limit_states (device_id, document) VALUES (?, ?) ON CONFLICT (device_id) DO UPDATE SET document = excluded.document',
    )
    this.#dropLimits = db.prepare('DELETE FROM limit_states WHERE device_id = ?')
    this.#ofIncident = db.prepare<[string], { document: string }>('SELECT document FROM alarms WHERE incident_id = ? ORDER BY received_at')
  }

  open(): AlarmRecord[] {
    return this.#db.prepare<[], { document: string }>('SELECT document FROM alarms WHERE closed_at IS NULL').all().map(parse)
  }

  limits(): { device: string; limits: DeviceLimits }[] {
    return this.#db
      .prepare<[], { device_id: string; document: string }>('SELECT device_id, document FROM limit_states')
      .all()
      .map(({ device_id, document }) => ({ device: device_id, limits: JSON.parse(document) as DeviceLimits }))
  }

  ofIncident(incident: string): AlarmRecord[] {
    return this.#ofIncident.all(incident).map(parse)
  }

  /** Newest first; `before` is the row number of the last one seen. */
  page(before: number, limit: number, { open, kind, state }: AlarmFilter): { row: number; alarm: AlarmRecord }[] {
    const where = ['rowid < ?']
    const values: (string | number)[] = [before]
    if (open !== undefined) where.push(open ? 'closed_at IS NULL' : 'closed_at IS NOT NULL')
    if (kind) where.push(kind === 'device' ? "hazard = 'device'" : "hazard <> 'device'")
    if (state) {
      where.push('state = ?')
      values.push(state)
    }
    return this.#db
      .prepare<(string | number)[], { row: number; document: string }>(
        `SELECT rowid AS row, document FROM alarms WHERE ${where.join(' AND ')} ORDER BY rowid DESC LIMIT ?`,
      )
      .all(...values, limit)
      .map(({ row, document }) => ({ row, alarm: parse({ document }) }))
  }

  /** What a span of time asked of people; `times` begin earlier, where a flood may have begun. */
  load(since: number, until: number, timesFrom: number): AlarmLoad {
    const from = 'FROM annunciations JOIN alarms USING (alarm_id) WHERE at >= ? AND at < ?'
    return {
      times: this.#db
        .prepare<[number, number], number>('SELECT at FROM annunciations WHERE at >= ? AND at < ? ORDER BY at')
        .pluck()
        .all(timesFrom, until),
      sources: this.#db
        .prepare<[number, number], AlarmLoad['sources'][number]>(
          `SELECT device_id AS device, point, condition, count(*) AS count ${from} GROUP BY 1, 2, 3 ORDER BY count DESC, 1, 2, 3 LIMIT ${SOURCES}`,
        )
        .all(since, until),
      priorities: this.#db
        .prepare<[number, number], AlarmLoad['priorities'][number]>(`SELECT priority, count(*) AS count ${from} GROUP BY priority`)
        .all(since, until),
    }
  }

  /** What was found on the spot in incidents archived in a span of time. */
  verdicts(since: number, until: number): Verdict[] {
    return this.#db
      .prepare<[number, number], { device: string; verdict: string }>(
        `SELECT snapshot ->> '$.context.place.device' AS device, snapshot ->> '$.context.verdict' AS verdict FROM incidents
         WHERE archived_at >= ? AND archived_at < ? AND verdict <> 'unknown'`,
      )
      .all(since, until)
      .map(({ device, verdict }) => ({ device, isFalse: verdict === 'false' }))
  }

  flush(alarms: Ledger<AlarmRecord>, annunciations: readonly Annunciation[], limits: Ledger<DeviceLimits>): void {
    for (const id of alarms.changed) {
      const alarm = alarms.get(id)
      if (!alarm) continue
      const { incident, device, receivedAt, firstActAt, closedAt } = alarm
      this.#put.run(id, incident, device, receivedAt, firstActAt, closedAt, JSON.stringify(alarm))
    }
    for (const { at, alarm } of annunciations) this.#note.run(at, alarm)
    for (const device of limits.changed) {
      const kept = limits.get(device)
      if (kept) this.#putLimits.run(device, JSON.stringify(kept))
      else this.#dropLimits.run(device)
    }
  }
}
