/** SQL of readings, device links and rejected messages. */
import type { RejectReason } from '../../../src-preload/contract/wire/words.ts'
import type { Ledger } from '../../kernel/work.ts'
import type { Sqlite } from '../../store/open.ts'
import type { RejectedRow } from './devices.service.ts'
import type { AcceptedReading, DeviceEntry, PointState } from './devices.types.ts'

/** Rejected messages kept for inspection. */
const REJECTED_KEPT = 500

export interface StoredReading {
  at: number
  value: number
  late: boolean
}

export class DevicesStore {
  readonly #db: Sqlite
  readonly #devices: Map<string, number>
  readonly #points: Map<string, number>
  readonly #insert
  readonly #newest
  readonly #series
  readonly #exists
  readonly #putLink
  readonly #reject
  readonly #prune

  constructor(db: Sqlite, entries: Iterable<DeviceEntry>) {
    this.#db = db
    this.#devices = numbers(db, 'device')
    this.#points = numbers(db, 'point')
    this.#insert = db.prepare(
      'INSERT OR IGNORE INTO readings (device_no, point_no, at, received_at, value, late) VALUES (?, ?, ?, ?, ?, ?)',
    )
    this.#newest = db.prepare<[number, number], { at: number; received_at: number; value: number }>(
      'SELECT at, received_at, value FROM readings WHERE device_no = ? AND point_no = ? ORDER BY at DESC LIMIT 1',
    )
    this.#series = db.prepare<[number, number, number, number, number], { at: number; value: number; late: number }>(
      `SELECT * FROM (SELECT at, value, late FROM readings WHERE device_no = ? AND point_no = ? AND at >= ? AND at <= ? ORDER BY at DESC LIMIT ?) ORDER BY at`,
    )
    this.#exists = db.prepare<[number, number, number]>('SELECT 1 FROM readings WHERE device_no = ? AND point_no = ? AND at = ?')
    this.#putLink = db.prepare(
      'INSERT INTO device_links (device_id, online, changed_at) VALUES (?, ?, ?) ON CONFLICT (device_id) DO UPDATE SET online = excluded.online, changed_at = excluded.changed_at',
    )
    this.#reject = db.prepare('INSERT INTO rejected (at, reason, topic, device_id, excerpt) VALUES (?, ?, ?, ?, ?)')
    this.#prune = db.prepare('DELETE FROM rejected WHERE rejected_id <= (SELECT max(rejected_id) FROM rejected) - ?')
    db.transaction(() => {
      for (const entry of entries) {
        this.#number('device', this.#devices, entry.id)
        for (const point of entry.pointKinds.keys()) this.#number('point', this.#points, point)
      }
    })()
  }

  /** The newest reading of every point of these devices. */
  newest(entries: Iterable<DeviceEntry>): PointState[] {
    const found: PointState[] = []
    for (const entry of entries) {
      for (const point of entry.pointKinds.keys()) {
        const row = this.#newest.get(this.#devices.get(entry.id) ?? -1, this.#points.get(point) ?? -1)
        if (row) found.push({ device: entry.id, point, value: row.value, at: row.at, receivedAt: row.received_at })
      }
    }
    return found
  }

  has(device: string, point: string, at: number): boolean {
    return this.#exists.get(this.#devices.get(device) ?? -1, this.#points.get(point) ?? -1, at) !== undefined
  }

  /** The newest `limit` readings of a point between two times, oldest first. */
  series(device: string, point: string, since: number, until: number, limit: number): StoredReading[] {
    return this.#series
      .all(this.#devices.get(device) ?? -1, this.#points.get(point) ?? -1, since, until, limit)
      .map(({ at, value, late }) => ({ at, value, late: late === 1 }))
  }

  links(): { device: string; online: boolean; changedAt: number }[] {
    return this.#db
      .prepare<[], { device_id: string; online: number; changed_at: number }>('SELECT device_id, online, changed_at FROM device_links')
      .all()
      .map(({ device_id, online, changed_at }) => ({ device: device_id, online: online === 1, changedAt: changed_at }))
  }

  rejected(): { at: number; reason: RejectReason; topic: string; device: string | null; excerpt: string }[] {
    return this.#db
      .prepare<[], { at: number; reason: RejectReason; topic: string; device: string | null; excerpt: string }>(
        'SELECT at, reason, topic, device_id AS device, excerpt FROM rejected ORDER BY rejected_id DESC',
      )
      .all()
  }

  flush(
    readings: readonly AcceptedReading[],
    links: Ledger<{ online: boolean; changedAt: number }>,
    rejected: readonly RejectedRow[],
  ): void {
    for (const { device, point, at, receivedAt, value, late } of readings) {
      this.#insert.run(this.#devices.get(device), this.#points.get(point), at, receivedAt, value, late ? 1 : 0)
    }
    for (const device of links.changed) {
      const link = links.get(device)
      if (link) this.#putLink.run(device, link.online ? 1 : 0, link.changedAt)
    }
    for (const row of rejected)
      this.#reject.run(row.at, row.reason, row.topic.slice(0, 200), row.device?.slice(0, 120) ?? null, row.excerpt)
    if (rejected.length > 0) this.#prune.run(REJECTED_KEPT)
  }

  #number(what: 'device' | 'point', known: Map<string, number>, id: string): void {
    if (known.has(id)) return
    const { lastInsertRowid } = this.#db.prepare(`INSERT INTO ${what}_numbers (${what}_id) VALUES (?)`).run(id)
    known.set(id, Number(lastInsertRowid))
  }
}

function numbers(db: Sqlite, what: 'device' | 'point'): Map<string, number> {
  const rows = db.prepare<[], { id: string; no: number }>(`SELECT ${what}_id AS id, ${what}_no AS no FROM ${what}_numbers`).all()
  return new Map(rows.map(({ id, no }) => [id, no]))
}
