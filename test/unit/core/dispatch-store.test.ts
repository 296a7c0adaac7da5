/** Staff as an earlier version wrote them, in today's shape. */
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { dispatchStore } from '../../../src-main/domains/dispatch/dispatch.store.ts'
import type { StaffPosition, StaffStatus } from '../../../src-main/domains/dispatch/dispatch.types.ts'
import { type Ledger, Work } from '../../../src-main/kernel/work.ts'
import { MIGRATIONS, migrate } from '../../../src-main/store/migrate.ts'

const BEFORE_DISPATCH = 80

describe('staff of an earlier version', () => {
  it('keep their order, their time off and their last position', () => {
    const db = new Database(':memory:')
    for (const { version, sql } of MIGRATIONS) if (version < BEFORE_DISPATCH) db.exec(sql)
    db.pragma(`user_version = ${BEFORE_DISPATCH - 1}`)
    const put = (table: string, staff: string, document: unknown) =>
      db.prepare(`INSERT INTO ${table} (staff_id, document) VALUES (?, ?)`).run(staff, JSON.stringify(document))
    put('staff_states', 'busy', { state: 'onScene', incident: 'inc-1' })
    put('staff_states', 'free', { state: 'free', incident: null })
    put('staff_states', 'gone', { state: 'offDuty', incident: null })
    const fix = { lngLat: [120.6, 31.32], at: 1000, accuracyM: 5, batteryPercent: null }
    put('staff_positions', 'busy', fix)
    migrate(db)

    const store = dispatchStore(db)
    const work = new Work()
    const read = <T>(load: (into: Ledger<T>) => void) => {
      const ledger = work.ledger<T>()
      load(ledger)
      return (id: string) => ledger.get(id)
    }
    const status = read<StaffStatus>(store.status.load)
    const fresh = { isOffDuty: false, until: null, at: [], orderedAt: [] }
    expect(status('busy')).toEqual({ ...fresh, at: [{ incident: 'inc-1', state: 'onScene' }] })
    expect(status('free')).toEqual(fresh)
    expect(status('gone')).toEqual({ ...fresh, isOffDuty: true })
    const position = read<StaffPosition>(store.positions.load)
    expect(position('busy')).toEqual({ ...fix, tracked: { at: 1000, lngLat: [120.6, 31.32] } })
    db.close()
  })
})
