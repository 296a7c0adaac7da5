/** Alarms on disk: what an older version wrote is kept, and figures are read out of it. */
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { AlarmsStore } from '../../../src-main/domains/alarms/alarms.store.ts'
import { MIGRATIONS, migrate } from '../../../src-main/store/migrate.ts'

const T0 = Date.parse('2026-11-21T04:00:00.000Z')

/** A database of the first version with an open and an archived incident, an alarm in each, and two waiting limits of a device. */
function olderDatabase(): Database.Database {
  const db = new Database(':memory:')
  db.exec(MIGRATIONS[0]?.sql ?? '')
  db.pragma(`user_version = ${MIGRATIONS[0]?.version}`)
  const incident = db.prepare('INSERT INTO incidents VALUES (?, ?, ?, ?, ?, ?, ?)')
  const snapshot = (verdict: string) => JSON.stringify({ context: { verdict, place: { device: 'smoke-1' } } })
  incident.run('inc-1', 'archived', 'smoke', 1, T0, T0 + 5000, snapshot('false'))
  incident.run('inc-2', 'raised', 'smoke', 1, T0 + 9000, null, snapshot('unknown'))
  const alarm = db.prepare('INSERT INTO alarms VALUES (?, ?, ?, ?, ?, ?)')
  const document = (id: string, incident: string, at: number) =>
    JSON.stringify({
      id,
      incident,
      device: 'smoke-1',
      point: 'smoke',
      condition: 'high',
      hazard: 'smoke',
      priority: 1,
      state: 'unacknowledged',
      sensedAt: at,
    })
  alarm.run('alm-1', 'inc-1', 'smoke-1', T0, T0 + 900, document('alm-1', 'inc-1', T0 - 100))
  alarm.run('alm-2', 'inc-2', 'smoke-1', T0 + 9000, null, document('alm-2', 'inc-2', T0 + 8900))
  const limit = db.prepare('INSERT INTO limit_states VALUES (?, ?)')
  limit.run('smoke-1/smoke/high', JSON.stringify({ abnormal: true, since: T0 + 8900, alarm: 'alm-2' }))
  limit.run('smoke-1/battery/low', JSON.stringify({ abnormal: false, since: T0, alarm: null }))
  limit.run('door-3/open/long-open', JSON.stringify({ abnormal: false, since: T0, alarm: null }))
  return db
}

describe('a database of the first version', () => {
  const db = olderDatabase()
  migrate(db)
  const store = new AlarmsStore(db)

  it('keeps its alarms, open and closed', () => {
    expect(store.open()).toEqual([
      expect.objectContaining({ id: 'alm-2', incident: 'inc-2', chattering: false, shelved: null, raisedAt: T0 + 8900, closedAt: null }),
    ])
    expect(store.ofIncident('inc-1')).toEqual([expect.objectContaining({ id: 'alm-1', closedAt: T0 + 5000, raisedAt: T0 - 100 })])
    expect(store.page(Number.MAX_SAFE_INTEGER, 10, { open: false }).map(({ row, alarm }) => [row, alarm.id])).toEqual([[1, 'alm-1']])
  })

  it('keeps what its limits wait for, by device', () => {
    expect(store.limits()).toEqual([
      { device: 'door-3', limits: { 'open/long-open': { abnormal: false, since: T0, alarm: null } } },
      {
        device: 'smoke-1',
        limits: {
          'battery/low': { abnormal: false, since: T0, alarm: null },
          'smoke/high': { abnormal: true, since: T0 + 8900, alarm: 'alm-2' },
        },
      },
    ])
  })

  it('gives the figures of its past', () => {
    expect(store.load(T0 + 1, T0 + 10_000, T0)).toEqual({
      times: [T0, T0 + 9000],
      sources: [{ device: 'smoke-1', point: 'smoke', condition: 'high', count: 1 }],
      priorities: [{ priority: 1, count: 1 }],
    })
    expect(store.verdicts(T0, T0 + 10_000)).toEqual([{ device: 'smoke-1', isFalse: true }])
  })

  it('takes an alarm without incident, and still none of an incident that is not there', () => {
    const insert = (incident: string) =>
      db.exec(`INSERT INTO alarms (alarm_id, incident_id, device_id, received_at, document) VALUES ('alm-3', ${incident}, 'd', 0, '{}')`)
    db.pragma('foreign_keys = ON')
    expect(() => insert("'none'")).toThrow('FOREIGN KEY')
    expect(() => insert('NULL')).not.toThrow()
  })
})
