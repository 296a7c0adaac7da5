/** The database: durable, complete, strict, and never opened by a version that does not know it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dispatchStore } from '../../../src-main/domains/dispatch/dispatch.store.ts'
import type { StaffStatus } from '../../../src-main/domains/dispatch/dispatch.types.ts'
import { Work } from '../../../src-main/kernel/work.ts'
import { MIGRATIONS, migrate } from '../../../src-main/store/migrate.ts'
import { openMemoryStore, openStore } from '../../../src-main/store/open.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'watchroom-store-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const NEWEST = MIGRATIONS.at(-1)?.version ?? 0

describe('a fresh database', () => {
  it('has every table, each of them strict', () => {
    const { db, close } = openMemoryStore()
    const tables = db.pragma('table_list') as { schema: string; name: string; type: string; strict: number }[]
    const ours = tables.filter(({ schema, name, type }) => schema === 'main' && type === 'table' && !name.startsWith('sqlite_'))
    expect(ours.map(({ name }) => name).sort()).toEqual([
      'accounts',
      'actions',
      'alarms',
      'annunciations',
      'archive_addenda',
      'archives',
      'attachments',
      'calls',
      'check_ins',
      'connections',
      'deadlines',
      'device_links',
      'device_modes',
      'device_numbers',
      'device_rows',
      'drills',
      'found_devices',
      'handset_invitations',
      'handset_results',
      'handsets',
      'incident_figures',
      'incidents',
      'journal',
      'limit_states',
      'marks',
      'notices',
      'outbox',
      'pictures',
      'point_numbers',
      'policies',
      'procedures',
      'readings',
      'rejected',
      'shifts',
      'site_assets',
      'site_drafts',
      'site_plans',
      'sites',
      'staff_positions',
      'staff_states',
      'staff_tracks',
      'telephone_lines',
      'tokens',
      'walls',
    ])
    expect(ours.filter(({ strict }) => strict !== 1)).toEqual([])
    expect(db.pragma('user_version', { simple: true })).toBe(NEWEST)
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    close()
  })

  it('refuses an alarm without its incident', () => {
    const { db, close } = openMemoryStore()
    const insert = "INSERT INTO alarms (alarm_id, incident_id, device_id, received_at, document) VALUES ('a', 'none', 'd', 0, '{}')"
    expect(() => db.exec(insert)).toThrow('FOREIGN KEY')
    close()
  })

  it('loses no commit on power loss: write-ahead log, synchronous FULL', async () => {
    const { db, close } = await openStore(dir, { exclusive: true })
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    close()
  })
})

describe('a commit', () => {
  it('takes no harm from a staff state that was set and taken back in the same batch', () => {
    const { db, close } = openMemoryStore()
    const work = new Work()
    const states = work.ledger<StaffStatus>()
    const setAndFail = () => {
      states.set('staff-11', { isOffDuty: true, until: null, at: [], orderedAt: [] })
      throw new Error('no')
    }
    expect(() => work.attempt(setAndFail)).toThrow('no')
    const store = dispatchStore(db).status
    store.flush(states)
    const loaded = work.ledger<StaffStatus>()
    store.load(loaded)
    expect([...loaded.keys()]).toEqual([])
    close()
  })
})

describe('migrations', () => {
  it('are numbered upwards and run once', () => {
    const versions = MIGRATIONS.map(({ version }) => version)
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
    const db = new Database(':memory:')
    migrate(db)
    migrate(db)
    expect(db.pragma('user_version', { simple: true })).toBe(NEWEST)
    db.close()
  })

  it('leave a database of a newer version untouched and say so', async () => {
    const file = join(dir, 'watchroom.db')
    const newer = new Database(file)
    newer.exec('CREATE TABLE from_the_future (x)')
    newer.pragma(`user_version = ${NEWEST + 10}`)
    newer.close()
    await expect(openStore(dir, { exclusive: false })).rejects.toThrow('newer version')
    const after = new Database(file, { readonly: true })
    expect(after.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()).toEqual([{ name: 'from_the_future' }])
    after.close()
  })
})
