/** The archive: what is over is sealed whole, never changes, can be added to, and can be seen again. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ArchiveStore } from '../../src-main/domains/archive/archive.store.ts'
import type { CommandEvent } from '../../src-main/domains/incidents/incident.types.ts'
import type { Refusal } from '../../src-main/kernel/refusal.ts'
import { ArchiveRecord } from '../../src-preload/contract/archive-record.types.ts'
import { INCIDENT_COMMANDS, type IncidentCommand } from '../../src-preload/contract/wire/words.ts'
import { FakeNetwork, OPERATOR, TestCore } from '../support/test-core.ts'

let site: TestCore
beforeEach(() => {
  site = new TestCore()
  site.core.connect('embedded', new FakeNetwork())
})
afterEach(() => site.end())

type Body = CommandEvent extends infer E ? (E extends CommandEvent ? Omit<E, 'at' | 'actor'> : never) : never

const sealed = (id: string) => {
  const found = site.core.archive.one(id)
  if (!found) throw new Error(`${id} is not sealed`)
  return found
}
const verify = () => new ArchiveStore(site.store.db).verify()
async function add(id: string, text: string): Promise<void> {
  const added = site.core.change(() => site.core.archive.service.add(id, text, OPERATOR.name))
  site.core.loop.drain()
  await added
}

async function walk(id: string, ...bodies: Body[]): Promise<void> {
  for (const body of bodies) {
    site.pass(2000)
    await site.command(id, body)
  }
}

/** A kitchen where a pot burnt dry. */
async function falseAlarm(device = 'smoke-1', category: 'cooking' | 'dust' = 'cooking'): Promise<string> {
  site.send(device, { smoke: 0.3 })
  const { id } = site.only
  await walk(id, { type: 'accept' }, { type: 'call', outcome: 'answered', answer: 'nothingWrong', phone: '100 0000 0001' })
  await walk(id, { type: 'confirm', verdict: 'false', by: 'party' })
  site.send(device, { smoke: 0.01 })
  await walk(id, { type: 'clear' }, { type: 'reportCause', cause: '灶台忘关火，锅烧干', category }, { type: 'archive' })
  return id
}

/** As when a deadline is missed. */
async function escalate(id: string): Promise<string> {
  const escalation = { id: 'esc-1', reason: 'arrival', to: 'shiftLeader', at: site.clock.now(), heededAt: null, heededBy: null } as const
  const escalated = site.core.change(() => {
    const record = site.core.incidents.get(id)
    if (record) site.core.incidents.set(id, { ...record, context: { ...record.context, escalations: [escalation] } })
  })
  site.core.loop.drain()
  await escalated
  return escalation.id
}

const AROUND_THE_LANE: [number, number][] = [
  [120.59, 31.31],
  [120.61, 31.31],
  [120.61, 31.33],
  [120.59, 31.33],
  [120.59, 31.31],
]

/** A fire with everything in it: every command is given at least once. */
async function fire(): Promise<string> {
  site.send('smoke-1', { smoke: 0.05 })
  site.pass(60_000)
  site.send('smoke-1', { smoke: 0.3 })
  const { id } = site.only
  await walk(id, { type: 'silence' }, { type: 'accept' }, { type: 'call', outcome: 'noAnswer', phone: '100 0000 0001' })
  await walk(id, { type: 'dispatch', staff: 'staff-12', text: '带灭火器' }, { type: 'dispatch', staff: 'staff-13' })
  await walk(id, { type: 'withdraw', staff: 'staff-13', reason: '太远' })
  await walk(id, { type: 'dispatch', staff: 'staff-11' }, { type: 'decline', staff: 'staff-11', reason: '在处理积水' })
  await walk(id, { type: 'acknowledge', staff: 'staff-12' }, { type: 'depart', staff: 'staff-12' }, { type: 'arrive', staff: 'staff-12' })
  await walk(id, { type: 'progress', staff: 'staff-12', text: '厨房有明火', photos: [] }, { type: 'confirm', verdict: 'real', by: 'staff' })
  await walk(id, { type: 'usePlaybook', playbook: 'trapped' }, { type: 'tick', step: 'talk', done: true })
  await walk(id, { type: 'skip', step: 'lift-off', reason: '不在电梯里' }, { type: 'decide', step: 'where', answer: 'fire' })
  await walk(id, { type: 'note', text: '对门住户已敲门' }, { type: 'heed', escalation: await escalate(id) })
  await walk(id, { type: 'takeCommand' })
  await walk(id, { type: 'handle', gear: true }, { type: 'triage', tag: '01', category: 'minor', note: '手部轻伤' })
  await walk(id, { type: 'report', how: 'readOut', injured: true, text: '河边巷 1 号厨房起火' })
  await walk(id, { type: 'receipt', recipient: 'fire', person: '119 接警员' }, { type: 'evacuate' })
  await walk(id, { type: 'cordon', ring: AROUND_THE_LANE })
  await walk(id, { type: 'evacuee', household: 'lane-1', state: 'out' })
  await walk(id, { type: 'handOver', tag: '01', destination: '市立医院', takenBy: '120 急救' })
  await walk(id, { type: 'complete', staff: 'staff-12', text: '明火已扑灭' }, { type: 'refer', text: '线路烧损' })
  await walk(id, { type: 'plan', text: '明日更换线路' }, { type: 'secure' })
  site.send('smoke-1', { smoke: 0.01 })
  await walk(id, { type: 'clear' }, { type: 'advise' }, { type: 'archive' })
  return id
}

/** Where a command is found again in the record, beside its fact in the timeline; null: the timeline alone says it. */
const TRACES: Record<IncidentCommand, ((record: ArchiveRecord) => unknown) | null> = {
  accept: ({ incident }) => incident.acceptedAt,
  silence: null,
  call: ({ incident }) => incident.calls.find(({ outcome }) => outcome === 'noAnswer'),
  dispatch: ({ incident }) => incident.orders.find(({ text }) => text === '带灭火器'),
  acknowledge: ({ incident }) => incident.orders.find(({ acknowledgedAt }) => acknowledgedAt),
  depart: ({ incident }) => incident.orders.find(({ departedAt }) => departedAt),
  arrive: ({ response }) => response.arrived,
  progress: ({ incident }) => incident.orders.find(({ reports }) => reports.some(({ text }) => text === '厨房有明火')),
  decline: ({ incident }) => incident.orders.find(({ state }) => state === 'declined'),
  withdraw: ({ incident }) => incident.orders.find(({ state }) => state === 'withdrawn'),
  complete: ({ incident }) => incident.orders.find(({ state }) => state === 'completed'),
  confirm: ({ incident }) => incident.verdict === 'real',
  handle: null,
  triage: ({ incident }) => incident.casualties.find(({ tag, note }) => tag === '01' && note === '手部轻伤'),
  handOver: ({ incident }) => incident.casualties.find(({ handedOverTo }) => handedOverTo === '120 急救'),
  report: ({ incident }) => incident.reports.find(({ recipient }) => recipient === 'ambulance'),
  receipt: ({ incident }) => incident.reports.find(({ receivedBy }) => receivedBy === '119 接警员'),
  evacuate: null,
  evacuee: ({ incident }) => incident.evacuees.find(({ household, state }) => household === 'lane-1' && state === 'out'),
  cordon: ({ incident }) => incident.cordon,
  secure: ({ incident }) => incident.staffConfirmedAt,
  clear: ({ clearedAt }) => clearedAt,
  advise: null,
  refer: ({ incident }) => incident.referral?.text === '线路烧损',
  plan: ({ incident }) => incident.referral?.plan === '明日更换线路',
  reportCause: ({ incident }) => incident.causeReport === '灶台忘关火，锅烧干' && incident.causeCategory === 'cooking',
  archive: ({ response }) => response.archived,
  tick: ({ incident }) => incident.steps.find(({ step, state }) => step === 'talk' && state === 'done'),
  skip: ({ incident }) => incident.steps.find(({ reason }) => reason === '不在电梯里'),
  decide: ({ incident }) => incident.steps.find(({ answer }) => answer === 'fire'),
  usePlaybook: ({ incident }) => incident.playbook?.id === 'trapped',
  heed: ({ incident }) => incident.escalations.find(({ heededBy }) => heededBy === OPERATOR.name),
  takeCommand: ({ incident }) => incident.commander?.name === OPERATOR.name,
  note: null,
}

describe('a record', () => {
  it('is sealed in the commit that closes the incident, and the journal carries its hash', async () => {
    const id = await falseAlarm()
    const { record, sha256, intact } = sealed(id)
    expect(ArchiveRecord.parse(record)).toEqual(record)
    expect(intact).toBe(true)
    const [archived, fact] = ['incident.archived', 'archive.sealed'].map((name) => site.journal.find((entry) => entry.fact === name))
    expect(fact).toMatchObject({ incident: id, data: { sha256 }, at: archived?.at })
  })

  it('has every item that the clause asks for', async () => {
    const { record } = sealed(await falseAlarm())
    expect(record).toMatchObject({
      publishedAt: record.incident.openedAt,
      kind: 'smoke',
      priority: 1,
      outcome: 'false',
      area: { zone: 'grid-1', name: '1 网格', place: '河边巷 1 号 · 厨房' },
      clearedAt: record.incident.clearedAt,
      incident: { party: { name: '住户1' }, script: { id: 'warning' }, causeCategory: 'cooking' },
    })
    expect(record.measures.map(({ fact }) => fact)).toEqual(['incident.called'])
    expect(record.response).toMatchObject({ firstAct: 2000, accepted: 2000, called: 4000, ordered: null, arrived: null })
  })

  it('holds a trace of every command that was given', async () => {
    const records = [sealed(await falseAlarm('smoke-2')).record, sealed(await fire()).record]
    const given = new Map<string, string[]>()
    for (const { fact, incident } of site.journal) if (incident) given.set(incident, [...(given.get(incident) ?? []), fact])
    for (const { incident, timeline } of records)
      expect(timeline.map(({ fact }) => fact)).toEqual(given.get(incident.id)?.filter((fact) => fact !== 'archive.sealed'))
    for (const command of INCIDENT_COMMANDS) {
      const trace = TRACES[command]
      if (trace) expect([command, records.some((record) => Boolean(trace(record)))]).toEqual([command, true])
    }
    const facts = new Set(records.flatMap(({ timeline }) => timeline.map(({ fact }) => fact)))
    for (const only of ['silenced', 'handled', 'evacuated', 'partyAdvised', 'noted']) expect(facts).toContain(`incident.${only}`)
  })

  it('has the readings of its devices from before the warning to the end', async () => {
    const { record } = sealed(await fire())
    expect(record.readings).toMatchObject([{ device: 'smoke-1', point: 'smoke', thinned: false }])
    expect(record.readings[0]?.values.map(([, value]) => value)).toEqual([0.05, 0.3, 0.01])
    expect(Date.parse(record.publishedAt) - Date.parse(record.since)).toBeGreaterThanOrEqual(600_000)
  })

  it('keeps the highest and the lowest where there are too many readings, and says so', async () => {
    site.send('smoke-1', { smoke: 0.3 })
    const { id } = site.only
    for (let reading = 0; reading < 900; reading++)
      site.send('smoke-1', { smoke: reading === 500 ? 0.9 : 0.2 + (reading % 7) / 100 }, site.clock.now() + reading)
    site.pass(2000)
    site.send('smoke-1', { smoke: 0.01 })
    await walk(id, { type: 'accept' }, { type: 'confirm', verdict: 'false', by: 'party' }, { type: 'clear' })
    await walk(id, { type: 'reportCause', cause: '蒸汽', category: 'steam' }, { type: 'archive' })
    const [series] = sealed(id).record.readings
    const values = series?.values ?? []
    expect(series?.thinned).toBe(true)
    expect(values.length).toBeLessThanOrEqual(602)
    expect(values.map(([, value]) => value)).toEqual(expect.arrayContaining([0.9, 0.01, 0.3]))
    expect(values.map(([at]) => at)).toEqual(values.map(([at]) => at).toSorted((a, b) => a - b))
  })

  it('of an incident that was archived by an earlier version is sealed when the core starts', async () => {
    const id = await falseAlarm()
    const { db } = site.store
    db.exec('DROP TRIGGER archives_are_never_cut')
    db.exec('DELETE FROM archives; DELETE FROM archive_words WHERE rowid > 0')
    const again = new TestCore({ store: site.store, clock: site.clock, ids: site.ids })
    again.core.loop.drain()
    expect(again.core.archive.one(id)?.record.incident.causeReport).toBe('灶台忘关火，锅烧干')
    expect(again.core.archive.search({ words: '锅烧干' }, Number.MAX_SAFE_INTEGER, 10).items).toHaveLength(1)
  })

  it('of an earlier version that cannot be read keeps no alarm waiting', async () => {
    await falseAlarm()
    const { db } = site.store
    db.exec('DROP TRIGGER archives_are_never_cut')
    db.exec('DELETE FROM archives; DELETE FROM archive_words WHERE rowid > 0')
    db.exec(`UPDATE incidents SET snapshot = json_set(snapshot, '$.context.openedAt', 'gone')`)
    site = new TestCore({ store: site.store, clock: site.clock, ids: site.ids })
    expect(site.send('smoke-2', { smoke: 0.6 }).stored).toBe(1)
    expect(site.core.health().store.ok).toBe(true)
  })
})

describe('a seal', () => {
  it('lets nothing be changed, cut or replaced', async () => {
    const id = await falseAlarm()
    await add(id, '住户已换灶具')
    const { db } = site.store
    for (const sql of [
      'UPDATE archives SET sealed_at = 0',
      'DELETE FROM archives',
      `INSERT OR REPLACE INTO archives (incident_id, sealed_at, sha256, document) VALUES ('${id}', 0, '', '{}')`,
      "INSERT OR REPLACE INTO archives (archive_no, incident_id, sealed_at, sha256, document) VALUES (1, 'other', 0, '', '{}')",
      "UPDATE archive_addenda SET text = ''",
      'DELETE FROM archive_addenda',
      'INSERT OR REPLACE INTO archive_addenda SELECT * FROM archive_addenda',
    ])
      expect(() => db.exec(sql), sql).toThrow('the archive is sealed')
    expect(verify()).toEqual({ ok: true, records: 1, addenda: 1, broken: [] })
  })

  it.each([
    ['a changed record', "UPDATE archives SET document = json_set(document, '$.incident.verdict', 'real')"],
    ['a changed record with a hash to match', "UPDATE archives SET sha256 = 'f', document = document || ' '"],
    ['a record that is gone', 'PRAGMA foreign_keys = OFF; DELETE FROM archives'],
    ['a changed addendum', "UPDATE archive_addenda SET text = '没有这回事' WHERE number = 1"],
    ['somebody else under an addendum', "UPDATE archive_addenda SET by = '李明' WHERE number = 2"],
    ['an addendum that is gone', 'DELETE FROM archive_addenda WHERE number = 2'],
    [
      'an addendum that nobody wrote',
      "INSERT INTO archive_addenda SELECT incident_id, 3, at, by, '补', sha256 FROM archive_addenda WHERE number = 2",
    ],
  ])('shows %s', async (_, sql) => {
    const id = await falseAlarm()
    await add(id, '住户已换灶具')
    await add(id, '回访正常')
    const { db } = site.store
    const triggers = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'archive%'")
      .pluck()
      .all()
    for (const trigger of triggers) db.exec(`DROP TRIGGER ${trigger}`)
    db.exec(sql)
    expect(verify()).toMatchObject({ ok: false, broken: [id] })
    expect(site.core.archive.one(id)?.intact ?? false).toBe(false)
  })
})

describe('an addendum', () => {
  it('stands beside the record, with who and when, and is found by its words', async () => {
    const id = await falseAlarm()
    const before = sealed(id).record
    await add(id, '住户已换带熄火保护的灶具')
    const after = sealed(id)
    expect(after.record).toEqual(before)
    expect(after).toMatchObject({ intact: true, addenda: [{ number: 1, by: OPERATOR.name, text: '住户已换带熄火保护的灶具' }] })
    for (const words of ['熄火保护', '锅烧干']) {
      const { items } = site.core.archive.search({ words }, Number.MAX_SAFE_INTEGER, 10)
      expect(items).toMatchObject([{ incident: id, addenda: 1, owner: OPERATOR.name }])
    }
  })

  it('says nothing of what was written in the journal but its hash', async () => {
    const id = await falseAlarm()
    await add(id, '王奶奶 139 0000 5678')
    expect(site.journal.find(({ fact }) => fact === 'archive.added')?.data).toEqual({ number: 1, sha256: sealed(id).addenda[0]?.sha256 })
  })

  it('two in one commit follow each other', async () => {
    const id = await falseAlarm()
    const both = ['一', '二'].map((text) => site.core.change(() => site.core.archive.service.add(id, text, OPERATOR.name)))
    site.core.loop.drain()
    await Promise.all(both)
    expect(sealed(id)).toMatchObject({ intact: true, addenda: [{ text: '一' }, { text: '二' }] })
  })

  it('needs a record that is sealed', async () => {
    site.send('smoke-1', { smoke: 0.3 })
    await expect(add(site.only.id, '太早')).rejects.toMatchObject({ code: 'archive.notFound' } satisfies Partial<Refusal>)
  })
})

describe('a replay', () => {
  it('shows an archived incident in the order of time: what was measured, then what was made of it', async () => {
    const id = await fire()
    const replay = site.core.archive.replay(id)
    const events = replay?.events ?? []
    const times = events.map(({ at }) => at)
    expect(times).toEqual(times.toSorted())
    const reading = events.findIndex((event) => event.type === 'reading' && event.value === 0.3)
    const raised = events.findIndex((event) => event.type === 'fact' && event.fact === 'alarm.raised')
    const opened = events.findIndex((event) => event.type === 'fact' && event.fact === 'incident.opened')
    const archived = events.findIndex((event) => event.type === 'fact' && event.fact === 'incident.archived')
    expect([reading < raised, reading < opened, opened < archived, reading >= 0]).toEqual([true, true, true, true])
    expect([replay?.startAt ?? '', ...times, replay?.endAt ?? '']).toEqual(
      [replay?.startAt ?? '', ...times, replay?.endAt ?? ''].toSorted(),
    )
  })

  it('has where staff were', async () => {
    const moved = (lng: number) =>
      site.hear({
        type: 'position',
        source: 'owntracks',
        address: 'staff-12/phone',
        at: site.clock.now(),
        lngLat: [lng, 31.32],
        accuracyM: 5,
        batteryPercent: 80,
      })
    site.send('smoke-1', { smoke: 0.3 })
    moved(120.6001)
    site.pass(10_000)
    moved(120.6005)
    site.core.loop.drain()
    const positions = site.core.archive.replay(site.only.id)?.events.filter(({ type }) => type === 'position')
    expect(positions).toMatchObject([{ staff: 'staff-12', lngLat: [120.6001, 31.32] }, { lngLat: [120.6005, 31.32] }])
  })

  it('goes as far as an open incident has come', async () => {
    site.send('smoke-1', { smoke: 0.3 })
    const { id } = site.only
    await walk(id, { type: 'accept' })
    const replay = site.core.archive.replay(id)
    expect(replay?.incident.state).toBe('contacting')
    expect(replay?.events.at(-1)).toMatchObject({ type: 'fact', fact: 'incident.moved' })
    expect(site.core.archive.one(id)).toBeUndefined()
  })

  it('of nothing is nothing', () => {
    expect(site.core.archive.replay('inc-none')).toBeUndefined()
  })
})

describe('false alarms', () => {
  it('lead back to the device and to the limit that raised them', async () => {
    await falseAlarm('smoke-1', 'dust')
    await falseAlarm('smoke-1', 'dust')
    await falseAlarm('smoke-2', 'cooking')
    await fire()
    const { byCategory, byDevice, byLimit } = site.core.archive.causes('2000-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z')
    expect(byCategory).toEqual([
      { category: 'dust', incidents: 2 },
      { category: 'cooking', incidents: 1 },
    ])
    expect(byDevice).toMatchObject([
      { device: 'smoke-1', place: '河边巷 1 号 · 厨房', incidents: 2, total: 3 },
      { device: 'smoke-2', incidents: 1, total: 1 },
    ])
    expect(byLimit).toMatchObject([{ kind: 'smoke-detector', point: 'smoke', condition: 'high', incidents: 3, total: 4 }])
  })
})
