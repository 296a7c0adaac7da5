/** SQL of incidents in figures: one flat row each, written in the commit that changes the incident. */
import type { Ledger } from '../../kernel/work.ts'
import type { Sqlite } from '../../store/open.ts'
import type { IncidentRecord } from '../incidents/incident.types.ts'
import type { Counted, FigureFilter, FigureRecord } from './figures.types.ts'

const COLUMNS = {
  incident: 'incident_id',
  kind: 'kind',
  priority: 'priority',
  zone: 'zone',
  household: 'household',
  device: 'device',
  place: 'place',
  placeEn: 'place_en',
  openedOn: 'opened_on',
  openedAt: 'opened_at',
  acceptedAt: 'accepted_at',
  firstActAt: 'first_act_at',
  calledAt: 'called_at',
  orderedAt: 'ordered_at',
  arrivedAt: 'arrived_at',
  clearedAt: 'cleared_at',
  archivedAt: 'archived_at',
  outcome: 'outcome',
  cause: 'cause',
  calls: 'calls',
  orders: 'orders',
  evacuated: 'evacuated',
  casualties: 'casualties',
} as const satisfies Record<keyof FigureRecord, string>

const NAMES = Object.keys(COLUMNS) as (keyof FigureRecord)[]
const SELECTED = NAMES.map((name) => `${COLUMNS[name]} AS ${name}`).join(', ')

export class FiguresStore {
  readonly #db: Sqlite
  readonly #figureOf: (record: IncidentRecord) => Omit<FigureRecord, 'firstActAt'>
  readonly #put

  constructor(db: Sqlite, figureOf: (record: IncidentRecord) => Omit<FigureRecord, 'firstActAt'>) {
    this.#db = db
    this.#figureOf = figureOf
    const values = NAMES.map((name) =>
      name === 'firstActAt' ? '(SELECT min(first_act_at) FROM alarms WHERE incident_id = @incident)' : `@${name}`,
    )
    this.#put = db.prepare(
      `INSERT OR REPLACE INTO incident_figures (${NAMES.map((name) => COLUMNS[name]).join(', ')}) VALUES (${values.join(', ')})`,
    )
  }

  flush(incidents: Ledger<IncidentRecord>): void {
    for (const id of incidents.changed) {
      const record = incidents.get(id)
      if (record) this.#put.run(this.#figureOf(record))
    }
  }

  /** Incidents of before there were figures. */
  catchUp(recordOf: (incident: string) => IncidentRecord | undefined): void {
    const missing = this.#db
      .prepare<[], string>('SELECT incident_id FROM incidents WHERE incident_id NOT IN (SELECT incident_id FROM incident_figures)')
      .pluck()
    this.#db.transaction(() => {
      for (const id of missing.all()) {
        const record = recordOf(id)
        if (record) this.#put.run(this.#figureOf(record))
      }
    })()
  }

  /** `from` is inside, `to` is not. `hourOf`: hour of the day at the site. */
  counted(filter: FigureFilter, hourOf: (at: number) => number): Counted[] {
    const { where, values } = conditions(filter)
    const rows = this.#db
      .prepare<(string | number)[], Omit<Counted, 'hour'> & { openedAt: number }>(
        `SELECT kind, zone, opened_on AS openedOn, opened_at AS openedAt, outcome, cause, calls, orders, evacuated, casualties,
           first_act_at - opened_at AS firstActMs, called_at - opened_at AS callMs,
           arrived_at - ordered_at AS arrivalMs, cleared_at - opened_at AS clearMs
         FROM incident_figures WHERE ${where}`,
      )
      .all(...values)
    return rows.map(({ openedAt, ...row }) => ({ ...row, hour: hourOf(openedAt) }))
  }

  count(filter: FigureFilter): number {
    const { where, values } = conditions(filter)
    return (
      this.#db.prepare<(string | number)[], { n: number }>(`SELECT count(*) AS n FROM incident_figures WHERE ${where}`).get(...values)?.n ??
      0
    )
  }

  /** Newest first; `before` is the key of the last one seen. */
  page(filter: FigureFilter, before: { openedAt: number; incident: string } | null, limit: number): FigureRecord[] {
    const { where, values } = conditions(filter)
    const seen = before ? ' AND (opened_at, incident_id) < (?, ?)' : ''
    return this.#db
      .prepare<(string | number)[], FigureRecord>(
        `SELECT ${SELECTED} FROM incident_figures WHERE ${where}${seen} ORDER BY opened_at DESC, incident_id DESC LIMIT ?`,
      )
      .all(...values, ...(before ? [before.openedAt, before.incident] : []), limit)
  }

  /** When the first incident was opened; null when there is none. */
  firstAt(): number | null {
    return this.#db.prepare<[], { at: number | null }>('SELECT min(opened_at) AS at FROM incident_figures').get()?.at ?? null
  }
}

function conditions({ from, to, zone, kind, outcome, cause }: FigureFilter): { where: string; values: (string | number)[] } {
  const where = ['opened_at >= ?', 'opened_at < ?']
  const values: (string | number)[] = [from, to]
  for (const [column, value] of Object.entries({ zone, kind, outcome })) {
    if (value === undefined) continue
    where.push(`${column} = ?`)
    values.push(value)
  }
  if (cause !== undefined) {
    where.push("outcome = 'false' AND coalesce(cause, 'unknown') = ?")
    values.push(cause)
  }
  return { where: where.join(' AND '), values }
}
