/** The journal: append-only, and whoever changes the file underneath is found out at the very entry. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entryHash, GENESIS } from '../../../src-main/domains/journal/journal.rules.ts'
import { JournalStore } from '../../../src-main/domains/journal/journal.store.ts'
import { openMemoryStore, type Store } from '../../../src-main/store/open.ts'

let store: Store
let journal: JournalStore

beforeEach(() => {
  store = openMemoryStore()
  journal = new JournalStore(store.db)
  const entry = (index: number) => ({
    fact: 'incident.noted',
    by: '王晓',
    incident: index % 2 ? 'inc-1' : null,
    data: { text: `第 ${index} 条` },
  })
  journal.append(1000, [1, 2, 3].map(entry))
  journal.append(2000, [4, 5].map(entry))
})
afterEach(() => store.close())

/** What somebody could do who has the file and knows SQL. */
function tamper(sql: string): void {
  store.db.exec('DROP TRIGGER journal_is_never_changed; DROP TRIGGER journal_is_never_cut')
  store.db.exec(sql)
}

describe('the journal', () => {
  it('is sound as written, over several commits', () => {
    expect(journal.verify()).toMatchObject({ ok: true, entries: 5 })
    expect(new JournalStore(openMemoryStore().db).verify()).toEqual({ ok: true, entries: 0, head: GENESIS })
  })

  it('refuses to be changed or cut', () => {
    expect(() => store.db.exec("UPDATE journal SET by = 'nobody' WHERE seq = 2")).toThrow('append-only')
    expect(() => store.db.exec('DELETE FROM journal WHERE seq = 5')).toThrow('append-only')
    expect(() => store.db.exec('DELETE FROM journal')).toThrow('append-only')
    expect(journal.verify().ok).toBe(true)
  })

  it.each(['at = at + 1', "fact = 'incident.cleared'", "by = '李明'", "incident_id = 'inc-2'", "data = '{}'", 'hash = upper(hash)'])(
    'shows where an entry was edited (%s)',
    (change) => {
      tamper(`UPDATE journal SET ${change} WHERE seq = 3`)
      expect(journal.verify()).toMatchObject({ ok: false, brokenAt: 3 })
    },
  )

  it('shows where an entry was taken out', () => {
    tamper('DELETE FROM journal WHERE seq = 2')
    expect(journal.verify()).toMatchObject({ ok: false, brokenAt: 2 })
  })

  it('shows where an entry was taken out and the rest renumbered', () => {
    tamper('DELETE FROM journal WHERE seq = 2; UPDATE journal SET seq = seq - 1 WHERE seq > 2')
    expect(journal.verify()).toMatchObject({ ok: false, brokenAt: 2 })
  })

  it('shows where an entry was put in', () => {
    tamper(`UPDATE journal SET seq = -seq - 1 WHERE seq > 2; UPDATE journal SET seq = -seq WHERE seq < 0;
      INSERT INTO journal SELECT 3, at, fact, by, incident_id, data, hash FROM journal WHERE seq = 2`)
    expect(journal.verify()).toMatchObject({ ok: false, brokenAt: 3 })
  })

  it('shows where two entries changed places', () => {
    tamper('UPDATE journal SET seq = 99 WHERE seq = 3; UPDATE journal SET seq = 3 WHERE seq = 4; UPDATE journal SET seq = 4 WHERE seq = 99')
    expect(journal.verify()).toMatchObject({ ok: false, brokenAt: 3 })
  })

  it('shows an edit whose own hash was made to fit at the entry after it', () => {
    const [third] = journal.page(4, 1)
    const [second] = journal.page(3, 1)
    if (!third || !second) throw new Error('The journal is too short')
    const { hash: _hash, ...edited } = { ...third, by: '李明' }
    tamper(`UPDATE journal SET by = '李明', hash = '${entryHash(second.hash, edited)}' WHERE seq = 3`)
    expect(journal.verify()).toMatchObject({ ok: false, brokenAt: 4 })
  })

  it('reads newest first, whole or for one incident', () => {
    expect(journal.page(Number.MAX_SAFE_INTEGER, 3).map(({ seq }) => seq)).toEqual([5, 4, 3])
    expect(journal.page(3, 10).map(({ seq }) => seq)).toEqual([2, 1])
    expect(journal.page(Number.MAX_SAFE_INTEGER, 10, 'inc-1').map(({ seq }) => seq)).toEqual([5, 3, 1])
  })
})
