/** SQL of readings, device links, pictures and rejected messages. */
import type { RejectReason } from '../../../src-preload/contract/wire/words.ts'
import type { Ledger } from '../../kernel/work.ts'
import type { Sqlite } from '../../store/open.ts'
import type { PictureRow, RejectedRow } from './devices.service.ts'
import type { AcceptedReading, LinkState, PointState } from './devices.types.ts'

/** Rejected messages kept for inspection. */
const REJECTED_KEPT = 500
/** Pictures kept of each device. */
const PICTURES_KEPT = 50

export interface StoredReading {
  at: number
  value: number
  late: boolean
}

export interface StoredBucket {
  at: number
  min: number
  max: number
  mean: number
  count: number
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
  readonly #dropLink
  readonly #reject
  readonly #prune

  /** Numbers given in the commit under way. */
  readonly #given: { known: Map<string, number>; id: string }[] = []
  readonly #known
  readonly #buckets
  readonly #picture
  readonly #putPicture
  readonly #prunePictures

  constructor(db: Sqlite) {
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
    this.#dropLink = db.prepare('DELETE FROM device_links WHERE device_id = ?')
    this.#reject = db.prepare('INSERT INTO rejected (at, reason, topic, device_id, excerpt) VALUES (?, ?, ?, ?, ?)')
    this.#prune = db.prepare('DELETE FROM rejected WHERE rejected_id <= (SELECT max(rejected_id) FROM rejected) - ?')
    // The next point of a device that has readings, straight from the key: no reading is read for it.
    this.#known = db.prepare<[number, number], { point_no: number }>(
      'SELECT point_no FROM readings WHERE device_no = ? AND point_no > ? ORDER BY point_no LIMIT 1',
    )
    this.#buckets = db.prepare<[number, number, number, number, number, number], StoredBucket>(
      `SELECT min(at) AS at, min(value) AS min, max(value) AS max, avg(value) AS mean, count(*) AS count FROM readings
       WHERE device_no = ? AND point_no = ? AND at >= ? AND at <= ? GROUP BY CAST((at - ?) / ? AS INTEGER) ORDER BY at`,
    )
    this.#picture = db.prepare<[string, number], PictureRow>(
      'SELECT device_id AS device, at, mime, bytes FROM pictures WHERE device_id = ? ORDER BY abs(at - ?) LIMIT 1',
    )
    this.#putPicture = db.prepare('INSERT OR REPLACE INTO pictures (device_id, at, mime, bytes) VALUES (?, ?, ?, ?)')
    this.#prunePictures = db.prepare(
      'DELETE FROM pictures WHERE device_id = ? AND at <= (SELECT at FROM pictures WHERE device_id = ? ORDER BY at DESC LIMIT 1 OFFSET ?)',
    )
  }

  /** The newest reading of every point these devices have ever sent. */
  newest(devices: Iterable<string>): PointState[] {
    const pointIds = new Map([...this.#points].map(([id, no]) => [no, id]))
    const found: PointState[] = []
    for (const device of devices) {
      const deviceNo = this.#devices.get(device)
      if (deviceNo === undefined) continue
      for (let next = this.#known.get(deviceNo, 0); next; next = this.#known.get(deviceNo, next.point_no)) {
        const row = this.#newest.get(deviceNo, next.point_no)
        const point = pointIds.get(next.point_no)
        if (row && point) found.push({ device, point, value: row.value, at: row.at, receivedAt: row.received_at })
      }
    }
    return found
  }

  /** A point between two times in spans of `widthMs`, counted from `since`, oldest first; empty spans are left out. */
  buckets(device: string, point: string, since: number, until: number, widthMs: number): StoredBucket[] {
    return this.#buckets.all(
      this.#devices.get(device) ?? -1,
      this.#points.get(point) ?? -1,
      since,
      until,
      since,
      Math.max(1, Math.round(widthMs)),
    )
  }

  /** The picture taken nearest to a time. */
  picture(device: string, at: number): PictureRow | undefined {
    return this.#picture.get(device, at)
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
    links: Ledger<LinkState>,
    rejected: readonly RejectedRow[],
    pictures: readonly PictureRow[],
  ): void {
    for (const { device, point, at, receivedAt, value, late } of readings) {
      this.#insert.run(
        this.#number('device', this.#devices, device),
        this.#number('point', this.#points, point),
        at,
        receivedAt,
        value,
        late ? 1 : 0,
      )
    }
    for (const { device, at, mime, bytes } of pictures) {
      this.#putPicture.run(device, at, mime, bytes)
      this.#prunePictures.run(device, device, PICTURES_KEPT)
    }
    for (const device of links.changed) {
      const link = links.get(device)
      if (link) this.#putLink.run(device, link.online ? 1 : 0, link.changedAt)
      else this.#dropLink.run(device)
    }
    for (const row of rejected)
      this.#reject.run(row.at, row.reason, row.topic.slice(0, 200), row.device?.slice(0, 120) ?? null, row.excerpt)
    if (rejected.length > 0) this.#prune.run(REJECTED_KEPT)
  }

  /** The commit is on disk, and so are the numbers given in it. */
  keep(): void {
    this.#given.length = 0
  }

  /** The disk did not take the commit: numbers given in it are not there. */
  undo(): void {
    for (const { known, id } of this.#given) known.delete(id)
    this.#given.length = 0
  }

  /** The number of an id; a new one is given within the open transaction. */
  #number(what: 'device' | 'point', known: Map<string, number>, id: string): number {
    const given = known.get(id)
    if (given !== undefined) return given
    const { lastInsertRowid } = this.#db.prepare(`INSERT INTO ${what}_numbers (${what}_id) VALUES (?)`).run(id)
    known.set(id, Number(lastInsertRowid))
    this.#given.push({ known, id })
    return Number(lastInsertRowid)
  }
}

function numbers(db: Sqlite, what: 'device' | 'point'): Map<string, number> {
  const rows = db.prepare<[], { id: string; no: number }>(`SELECT ${what}_id AS id, ${what}_no AS no FROM ${what}_numbers`).all()
  return new Map(rows.map(({ id, no }) => [id, no]))
}
