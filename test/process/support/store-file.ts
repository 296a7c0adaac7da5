/** Looks into the core's database file from outside, and holds it against the core. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'

/** Every stored reading of a point as `device@time`, one entry per row. */
export function storedReadings(data: string, point: string): string[] {
  const db = new Database(join(data, 'watchroom.db'), { readonly: true })
  try {
    return db
      .prepare<[string], { device: string; at: number }>(
        `SELECT device_id AS device, at FROM readings JOIN device_numbers USING (device_no) JOIN point_numbers USING (point_no)
         WHERE point_id = ?`,
      )
      .all(point)
      .map(({ device, at }) => `${device}@${at}`)
  } finally {
    db.close()
  }
}

export function integrity(data: string): unknown {
  const db = new Database(join(data, 'watchroom.db'), { readonly: true })
  try {
    return db.pragma('integrity_check', { simple: true })
  } finally {
    db.close()
  }
}

/** Nobody else can write until the returned function is called. */
export function holdStore(data: string): () => void {
  const db = new Database(join(data, 'watchroom.db'))
  db.exec('BEGIN IMMEDIATE')
  onTestFinished(() => void db.close())
  return () => db.exec('ROLLBACK')
}
