/** The people of an incident: who is sent and what they say, who is hurt, who is told, who has to leave. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { upToDate } from '../../src-main/domains/incidents/incident-upgrade.rules.ts'
import type { Refusal } from '../../src-main/kernel/refusal.ts'
import { FakeNetwork, OPERATOR, TestCore } from '../support/test-core.ts'

let site: TestCore
let network: FakeNetwork
beforeEach(() => {
  site = new TestCore()
  network = new FakeNetwork()
  site.core.connect('embedded', network)
})
afterEach(() => site.end())

const refused = (answer: Promise<unknown>) =>
  answer.then(
    () => null,
    (error: Refusal) => error.reasons,
  )

async function smoke(): Promise<string> {
  site.send('smoke-1', { smoke: 0.3 })
  const { id } = site.only
  await site.command(id, { type: 'accept' })
  return id
}

describe('an order', () => {
  it('is acknowledged, taken on the way, fulfilled with a report, and done', async () => {
    const id = await smoke()
    await site.command(id, { type: 'dispatch' })
    const staff = site.only.orders[0]?.staff ?? ''
    expect(site.only.deadlines.map(({ kind }) => kind)).toEqual(['acknowledge', 'arrival'])
    await site.command(id, { type: 'acknowledge', staff })
    expect(site.only.deadlines.map(({ kind }) => kind)).toEqual(['arrival'])
    await site.command(id, { type: 'depart' })
    await site.command(id, { type: 'arrive' })
    await site.command(id, { type: 'progress', text: '锅烧干了，已关火', photos: [] })
    await site.command(id, { type: 'complete', text: '' })
    expect(site.only.orders).toMatchObject([{ state: 'completed', reports: [{ text: '锅烧干了，已关火', by: OPERATOR.name }] }])
    expect(site.core.views.staff().find((member) => member.id === staff)).toMatchObject({ state: 'free', incident: null })
    expect(await refused(site.command(id, { type: 'progress', text: '…', photos: [] }))).toEqual(['noSuchOrder'])
  })

  it('is given to somebody before anyone has accepted when the party asked for help, and the desk takes it up from there', async () => {
    site.send('smoke-1', { smoke: 0.3 })
    const { id } = site.only
    await site.command(id, { type: 'call', outcome: 'answered', answer: 'needHelp' })
    await site.command(id, { type: 'dispatch' })
    expect(site.only).toMatchObject({ state: 'raised', certainty: 'reported', unacknowledged: true })
    await site.command(id, { type: 'accept' })
    expect(site.only.state).toBe('dispatched')
  })
})

describe('a second hazard in the same household', () => {
  it('goes to the one who has the first', async () => {
    const id = await smoke()
    site.send('gas-1', { gas: 30 })
    const gas = site.open.find(({ kind }) => kind === 'gas')
    expect(gas).toMatchObject({ assignedTo: OPERATOR, related: [id] })
  })
})

describe('an incident that a person opens', () => {
  it('is in hand at once and is handled to the archive like any other', async () => {
    const opened = site.core.open({ kind: 'medical', priority: 1, household: 'lane-2', text: '邻居来电，老人摔倒' }, OPERATOR)
    site.core.loop.drain()
    const { id, state, owner, party } = await opened
    expect({ state, owner, party: party?.id }).toEqual({ state: 'contacting', owner: OPERATOR, party: 'lane-2' })
    await site.command(id, { type: 'dispatch' })
    await site.command(id, { type: 'arrive' })
    await site.command(id, { type: 'confirm', verdict: 'real', by: 'staff' })
    await site.command(id, { type: 'triage', tag: '01', category: 'delayed', note: '右腿' })
    await site.command(id, { type: 'handle', gear: true })
    await site.command(id, { type: 'handOver', tag: '01', destination: '市立医院', takenBy: '120 救护车' })
    await site.command(id, { type: 'secure' })
    await site.command(id, { type: 'clear' })
    await site.command(id, { type: 'advise' })
    const filed = await site.command(id, { type: 'archive' })
    expect(filed).toMatchObject({ state: 'archived', certainty: 'seen', casualties: [{ tag: '01', handedOverTo: '120 救护车' }] })
  })

  it('is the one that is open already when the same hazard of the household is reported again', async () => {
    const id = await smoke()
    const again = site.core.open({ kind: 'fire', priority: 1, household: 'lane-1', text: '邻居看见冒烟' }, OPERATOR)
    site.core.loop.drain()
    expect((await again).id).toBe(id)
    expect(site.facts('incident.reportedAgain')).toHaveLength(1)
  })

  it('needs a place that the site knows', async () => {
    const nowhere = site.core.open({ kind: 'fire', priority: 1, household: 'lane-99', text: '' }, OPERATOR)
    site.core.loop.drain()
    expect(await refused(nowhere)).toEqual(['noSuchHousehold'])
  })
})

describe('rescue', () => {
  it('is told to those whom the clause names, over the network where asked, and each says that they have it', async () => {
    const id = await smoke()
    await site.command(id, { type: 'report', injured: true, how: 'sent', text: '河边巷 1 号厨房起火' })
    await site.settle()
    expect(site.only.reported).toEqual(['subdistrict', 'community', 'fire', 'emergency', 'ambulance'])
    expect(network.sent.map(({ topic }) => topic)).toContain('watchroom/lane/reports/fire')
    await site.command(id, { type: 'receipt', recipient: 'fire', person: '119 接警员' })
    expect(site.only.reports.find(({ recipient }) => recipient === 'fire')).toMatchObject({ receivedBy: '119 接警员', how: 'sent' })
    expect(await refused(site.command(id, { type: 'handOver', tag: '09', destination: '-', takenBy: '' }))).toEqual(['noSuchCasualty'])
  })

  it('lists who has to leave, weakest first, and what became of each', async () => {
    const id = await smoke()
    expect(site.only.evacuees).toEqual([])
    await site.command(id, { type: 'report', how: 'readOut', injured: false })
    const [first] = site.only.evacuees
    expect(site.only.evacuees.map(({ needHelp }) => needHelp > 0)).toEqual([true, true, false])
    await site.command(id, { type: 'evacuee', household: first?.household ?? '', state: 'out' })
    expect(site.only.evacuees[0]).toMatchObject({ household: first?.household, state: 'out', by: OPERATOR.name })
    expect(await refused(site.command(id, { type: 'evacuee', household: 'elsewhere', state: 'out' }))).toEqual(['noSuchHousehold'])
  })

  it('keeps to the cordon where one is set', async () => {
    const id = await smoke()
    const [lng, lat] = site.only.place.lngLat
    const d = 0.00002
    const ring: [number, number][] = [
      [lng - d, lat - d],
      [lng + d, lat - d],
      [lng + d, lat + d],
      [lng - d, lat + d],
      [lng - d, lat - d],
    ]
    await site.command(id, { type: 'cordon', ring })
    expect(site.only.evacuees.map(({ household }) => household)).toEqual(['lane-1'])
    await site.command(id, { type: 'evacuee', household: 'lane-3', state: 'out' })
    expect(site.only.evacuees.map(({ household }) => household)).toEqual(['lane-1', 'lane-3'])
  })
})

describe('what staff cannot solve', () => {
  it('is not filed before the technician has planned it', async () => {
    const id = await smoke()
    await site.command(id, { type: 'confirm', verdict: 'false', by: 'party' })
    await site.command(id, { type: 'refer', text: '探测器反复误报' })
    site.send('smoke-1', { smoke: 0.01 })
    await site.command(id, { type: 'clear' })
    await site.command(id, { type: 'reportCause', cause: '积尘', category: 'dust' })
    expect(await refused(site.command(id, { type: 'archive' }))).toEqual(['planOwed'])
    site.pass(1000)
    expect(site.only.deadlines.map(({ kind }) => kind)).toContain('plan')
    await site.command(id, { type: 'plan', text: '明日更换探测器' })
    expect(await site.command(id, { type: 'archive' })).toMatchObject({ state: 'archived', causeCategory: 'dust' })
  })
})

describe('an incident that an earlier version wrote', () => {
  it('is read in the shape of today', async () => {
    const id = await smoke()
    await site.command(id, { type: 'dispatch' })
    const row = site.store.db.prepare<[string], { snapshot: string }>('SELECT snapshot FROM incidents WHERE incident_id = ?').get(id)
    const { state, context } = JSON.parse(row?.snapshot ?? '')
    for (const added of ['reports', 'casualties', 'evacuees', 'escalations', 'script', 'playbook', 'actedAt', 'devices'])
      delete context[added]
    for (const added of ['state', 'group', 'text', 'acknowledgedAt', 'departedAt', 'reports']) delete context.orders[0][added]
    const stored = { state, context: { ...context, steps: ['gear'], reported: ['fire'] } }
    expect(upToDate(stored).context).toMatchObject({
      orders: [{ state: 'given', reports: [] }],
      steps: [{ step: 'gear', state: 'done' }],
      reports: [{ recipient: 'fire', receivedAt: null }],
      evacuees: {},
    })
  })

  it('is counted when a core with figures starts for the first time', async () => {
    await smoke()
    const { db } = site.store
    db.exec(`UPDATE incidents SET snapshot = json_remove(snapshot, '$.context.reports', '$.context.evacuees', '$.context.casualties')`)
    db.exec('DELETE FROM incident_figures')
    const again = new TestCore({ store: site.store, clock: site.clock, ids: site.ids })
    expect(again.core.figures.live().totals.incidents).toBe(1)
  })
})
