/** One smoke alarm from its first reading to the sealed archive, and what else alarms can do to an incident. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCore } from '../support/test-core.ts'

let site: TestCore
beforeEach(() => {
  site = new TestCore()
})
afterEach(() => site.end())

const SMOKE = { smoke: 0.6 }
const CLEAN = { smoke: 0.02 }

describe('one smoke alarm', () => {
  it('goes from the reading to the archive, with every fact in order', async () => {
    site.send('smoke-1', SMOKE)
    const { id } = site.only
    expect(site.only).toMatchObject({ state: 'raised', kind: 'smoke', priority: 1, unacknowledged: true, party: { name: '住户1' } })
    site.pass(1000)
    expect(await site.command(id, { type: 'accept' })).toMatchObject({
      state: 'contacting',
      owner: { name: '王晓' },
      unacknowledged: false,
    })
    await site.command(id, { type: 'call', outcome: 'noAnswer' })
    const sent = await site.command(id, { type: 'dispatch' })
    expect(sent).toMatchObject({ state: 'dispatched', orders: [{ staff: 'staff-12', arrivedAt: null }] })
    expect(site.core.views.staff()).toContainEqual(expect.objectContaining({ id: 'staff-12', state: 'ordered', incident: id }))
    await site.command(id, { type: 'acknowledge' })
    site.pass(60_000)
    await site.command(id, { type: 'arrive' })
    await site.command(id, { type: 'confirm', verdict: 'real', by: 'staff' })
    await site.command(id, { type: 'handle', gear: true })
    await site.command(id, { type: 'evacuate' })
    await site.command(id, { type: 'secure' })
    await expect(site.command(id, { type: 'clear' })).rejects.toMatchObject({
      code: 'incident.readingsNotNormal',
      status: 409,
      reasons: ['readingsNotNormal'],
    })
    site.send('smoke-1', CLEAN)
    await site.command(id, { type: 'clear' })
    await expect(site.command(id, { type: 'archive' })).rejects.toMatchObject({ code: 'incident.notAdvised' })
    await site.command(id, { type: 'advise' })
    expect(await site.command(id, { type: 'archive' })).toMatchObject({ state: 'archived', allowed: [], missing: [], deadlines: [] })

    expect(site.open).toEqual([])
    expect(site.core.views.staff().map(({ state }) => state)).toEqual(['free', 'free', 'free'])
    const facts = site.core.views.timeline(id).map(({ fact, data }) => (fact === 'incident.moved' ? `→ ${data.to}` : fact))
    expect(facts).toEqual([
      'incident.opened',
      'alarm.raised',
      'incident.accepted',
      '→ contacting',
      'incident.called',
      'incident.staffDispatched',
      '→ dispatched',
      'incident.orderAcknowledged',
      'incident.staffArrived',
      '→ verifying',
      'incident.confirmed',
      // Seen on the spot: the commander is told.
      'incident.escalated',
      'incident.handled',
      '→ handling',
      'incident.evacuated',
      '→ evacuating',
      'incident.secured',
      '→ clearing',
      'alarm.returned',
      'incident.cleared',
      '→ advising',
      'incident.partyAdvised',
      'incident.archived',
      '→ archived',
      'archive.sealed',
    ])
    await expect(site.command(id, { type: 'note', text: '补记' })).rejects.toMatchObject({ code: 'incident.archived', status: 409 })
    site.pass(1000)
    site.send('smoke-1', SMOKE)
    expect(site.only.id).not.toBe(id)
  })

  it('that is false is filed only with a written cause', async () => {
    site.send('smoke-1', SMOKE)
    const { id } = site.only
    await site.command(id, { type: 'accept' })
    await site.command(id, { type: 'confirm', verdict: 'false', by: 'party' })
    site.pass(1000)
    site.send('smoke-1', CLEAN)
    await site.command(id, { type: 'clear' })
    await expect(site.command(id, { type: 'archive' })).rejects.toMatchObject({ reasons: ['causeReportOwed'] })
    await site.command(id, { type: 'reportCause', cause: '炒菜油烟', category: 'unknown' })
    expect(await site.command(id, { type: 'archive' })).toMatchObject({ state: 'archived', verdict: 'false', causeReport: '炒菜油烟' })
  })

  it('sent twice opens no second incident', () => {
    const [first, again] = [site.push('smoke-1', SMOKE), site.push('smoke-1', SMOKE)]
    site.core.loop.drain()
    site.send('smoke-1', SMOKE)
    expect([first.stored, again.stored]).toEqual([1, 1])
    expect(site.only.alarms).toHaveLength(1)
    expect(site.facts('incident.opened')).toHaveLength(1)
  })

  it('and a heat alarm of the same room are one incident; another room is another', () => {
    site.send('smoke-1', SMOKE)
    site.send('heat-1', { temperature: 70 })
    expect(site.only.alarms.map(({ hazard }) => hazard)).toEqual(['smoke', 'heat', 'fire'])
    site.send('smoke-1b', SMOKE)
    site.send('smoke-2', SMOKE)
    expect(site.open.map(({ place }) => place.text)).toEqual(['河边巷 1 号 · 厨房', '河边巷 1 号 · 卧室', '河边巷 2 号 · 客厅'])
  })

  it('that nobody accepts in 2 s misses its deadline once, and is not decided for people', () => {
    site.send('smoke-1', SMOKE)
    site.pass(10_000)
    expect(site.facts('deadline.missed')).toHaveLength(1)
    expect(site.only).toMatchObject({ state: 'raised', deadlines: [{ kind: 'accept', missed: true }] })
  })

  it('that comes back resets the acknowledgement and what staff had confirmed', async () => {
    site.send('smoke-1', SMOKE)
    const { id } = site.only
    await site.command(id, { type: 'accept' })
    await site.command(id, { type: 'confirm', verdict: 'real', by: 'staff' })
    await site.command(id, { type: 'handle', gear: true })
    await site.command(id, { type: 'secure' })
    site.pass(1000)
    site.send('smoke-1', CLEAN)
    site.pass(1000)
    site.send('smoke-1', { smoke: 1.2 })
    expect(site.only).toMatchObject({
      state: 'verifying',
      unacknowledged: true,
      staffConfirmedAt: null,
      alarms: [{ state: 'unacknowledged', peak: 1.2 }],
    })
    expect(site.facts('alarm.retriggered')).toHaveLength(1)
    expect(await site.command(id, { type: 'accept' })).toMatchObject({ unacknowledged: false, state: 'verifying' })
  })

  it('that returned to normal unseen stays on the list until somebody accepts it', async () => {
    site.send('smoke-1', SMOKE)
    site.pass(500)
    site.send('smoke-1', CLEAN)
    expect(site.only).toMatchObject({ state: 'raised', unacknowledged: true, alarms: [{ state: 'returnedUnacknowledged' }] })
    expect(await site.command(site.only.id, { type: 'accept' })).toMatchObject({ alarms: [{ state: 'normal' }] })
  })
})

describe('a silence', () => {
  it('ends by itself after 30 s and acknowledges nothing', async () => {
    site.send('smoke-1', SMOKE)
    const silenced = await site.command(site.only.id, { type: 'silence' })
    expect(silenced).toMatchObject({ silencedUntil: '2026-11-21T04:00:30.000Z', unacknowledged: true, acceptedAt: null })
    site.pass(29_000)
    expect(site.only.silencedUntil).not.toBeNull()
    site.pass(1000)
    expect(site.only).toMatchObject({ silencedUntil: null, unacknowledged: true })
    expect(site.facts('incident.silence')).toEqual(['incident.silenced', 'incident.silenceEnded'])
  })

  it('given again lasts 30 s from then', async () => {
    site.send('smoke-1', SMOKE)
    await site.command(site.only.id, { type: 'silence' })
    site.pass(20_000)
    await site.command(site.only.id, { type: 'silence' })
    site.pass(29_000)
    expect(site.only.silencedUntil).toBe('2026-11-21T04:00:50.000Z')
    site.pass(1000)
    expect(site.only.silencedUntil).toBeNull()
  })
})

describe('a door that stays open', () => {
  it('becomes an alarm after ten minutes without a further reading', () => {
    site.send('door-3', { open: 1 })
    site.pass(599_000)
    expect(site.open).toEqual([])
    site.pass(1000)
    expect(site.only).toMatchObject({ kind: 'door', priority: 4, alarms: [{ condition: 'long-open' }] })
  })

  it('and is closed in time is no alarm', () => {
    site.send('door-3', { open: 1 })
    site.pass(599_000)
    site.send('door-3', { open: 0 })
    site.pass(600_000)
    expect(site.open).toEqual([])
  })
})
