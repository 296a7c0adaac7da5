/** Orders to people on the spot: who is sent instead, teams, two hazards in one household, and answers over the network. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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
    (error: Refusal) => error.code,
  )

async function smoke(device = 'smoke-1'): Promise<string> {
  site.send(device, { smoke: 0.3 })
  const id = site.open.at(-1)?.id ?? ''
  await site.command(id, { type: 'accept' })
  return id
}
const orders = (id: string) => site.core.views.incidentById(id)?.orders ?? []
const states = (id: string) => orders(id).map(({ staff, state }) => `${staff} ${state}`)
const staff = (id: string) => site.core.views.staff().find((member) => member.id === id)
const duty = async (id: string, onDuty: boolean, until: string | null = null) => {
  const changed = site.core.change(() => site.core.dispatch.service.setDuty(id, onDuty, until, OPERATOR.name))
  site.core.loop.drain()
  return changed
}

describe('an order that nobody acknowledges within 30 s', () => {
  it('is taken back and given to the next best, until nobody else is free', async () => {
    const id = await smoke()
    await site.command(id, { type: 'dispatch' })
    expect(states(id)).toEqual(['staff-12 given'])
    site.pass(30_000)
    expect(states(id)).toEqual(['staff-12 withdrawn', 'staff-11 given'])
    expect(orders(id)[0]).toMatchObject({ reason: 'notAcknowledged' })
    expect(staff('staff-12')).toMatchObject({ state: 'free', incident: null })
    expect(site.only.deadlines.find(({ kind }) => kind === 'acknowledge')).toMatchObject({ missed: false })
    site.pass(30_000)
    expect(states(id)).toEqual(['staff-12 withdrawn', 'staff-11 withdrawn', 'staff-13 given'])
    site.pass(120_000)
    expect(states(id).at(-1)).toBe('staff-13 given')
    expect(orders(id)).toHaveLength(3)
    expect(site.only.deadlines.find(({ kind }) => kind === 'acknowledge')).toMatchObject({ missed: true })
    const sent = site.journal.filter(({ fact }) => fact === 'incident.staffDispatched')
    expect(sent.map(({ by, data }) => [by, data.staff, data.insteadOf])).toEqual([
      [OPERATOR.name, 'staff-12', undefined],
      ['core', 'staff-11', 'staff-12'],
      ['core', 'staff-13', 'staff-11'],
    ])
  })

  it('is taken back in its time although somebody set the clock back', async () => {
    const id = await smoke()
    await site.command(id, { type: 'dispatch' })
    site.clock.setBy(-600_000)
    site.pass(30_000)
    expect(states(id)).toEqual(['staff-12 withdrawn', 'staff-11 given'])
  })

  it('stays with who acknowledged', async () => {
    const id = await smoke()
    await site.command(id, { type: 'dispatch' })
    await site.command(id, { type: 'acknowledge' })
    site.pass(60_000)
    expect(states(id)).toEqual(['staff-12 acknowledged'])
  })
})

describe('an order that is declined', () => {
  it('goes to the next best, who is not the one who declined', async () => {
    const id = await smoke()
    await site.command(id, { type: 'dispatch' })
    await site.command(id, { type: 'decline', staff: 'staff-12', reason: '脚扭了' })
    expect(states(id)).toEqual(['staff-12 declined', 'staff-11 given'])
    expect(orders(id)[0]).toMatchObject({ reason: '脚扭了' })
    await site.command(id, { type: 'decline', staff: 'staff-11', reason: '在楼顶' })
    await site.command(id, { type: 'decline', staff: 'staff-13', reason: '太远' })
    expect(states(id)).toEqual(['staff-12 declined', 'staff-11 declined', 'staff-13 declined'])
    expect(await refused(site.command(id, { type: 'dispatch' }))).toBe('incident.noStaffFree')
    await site.command(id, { type: 'dispatch', staff: 'staff-12' })
    expect(staff('staff-12')).toMatchObject({ state: 'ordered', incident: id })
  })
})

describe('an order to a team', () => {
  it('goes to each of its members who is free, and one answer is enough', async () => {
    const other = await smoke('smoke-2')
    await site.command(other, { type: 'dispatch', staff: 'staff-12' })
    const id = await smoke()
    await site.command(id, { type: 'dispatch', group: 'night-watch' })
    expect(orders(id).map(({ staff, group }) => [staff, group])).toEqual([
      ['staff-11', 'night-watch'],
      ['staff-13', 'night-watch'],
    ])
    await site.command(other, { type: 'acknowledge' })
    await site.command(id, { type: 'acknowledge', staff: 'staff-13' })
    site.pass(60_000)
    expect(states(id)).toEqual(['staff-11 given', 'staff-13 acknowledged'])
    expect(site.core.views.incidentById(id)?.deadlines.map(({ kind }) => kind)).toEqual(['arrival'])
  })

  it('goes to all with a skill where the team is one, and to nobody where there is none', async () => {
    const id = await smoke()
    await site.command(id, { type: 'dispatch', group: 'gas' })
    expect(states(id)).toEqual(['staff-13 given'])
    expect(await refused(site.command(id, { type: 'dispatch', group: 'nobody' }))).toBe('incident.noStaffFree')
  })
})

describe('two hazards in one household', () => {
  it('take one person, who is at both and free when both are over', async () => {
    const fire = await smoke()
    await site.command(fire, { type: 'dispatch' })
    await site.command(fire, { type: 'arrive' })
    site.send('gas-1', { gas: 30 })
    const gas = site.open.find(({ kind }) => kind === 'gas')
    expect(gas?.proposals[0]).toMatchObject({ staff: 'staff-12', nearby: fire, free: false })
    await site.command(gas?.id ?? '', { type: 'accept' })
    await site.command(gas?.id ?? '', { type: 'dispatch' })
    expect(states(gas?.id ?? '')).toEqual(['staff-12 given'])
    expect(states(fire)).toEqual(['staff-12 onScene'])
    await site.command(gas?.id ?? '', { type: 'arrive' })
    await site.command(gas?.id ?? '', { type: 'complete', text: '' })
    expect(staff('staff-12')).toMatchObject({ state: 'onScene', incident: fire })
    await site.command(fire, { type: 'complete', text: '' })
    expect(staff('staff-12')).toMatchObject({ state: 'free', incident: null })
  })
})

describe('somebody who is ordered a second time to the same incident', () => {
  it('is busy again, although the first order is over', async () => {
    const id = await smoke()
    await site.command(id, { type: 'dispatch', staff: 'staff-11' })
    await site.command(id, { type: 'withdraw', staff: 'staff-11', reason: '' })
    await site.command(id, { type: 'dispatch', staff: 'staff-11' })
    expect(staff('staff-11')).toMatchObject({ state: 'ordered', incident: id })
  })
})

describe('the order on the network', () => {
  it('says who, where, what, which way and what to wear, in both languages', async () => {
    const id = await smoke()
    await site.command(id, { type: 'dispatch', text: '从后门进' })
    await site.settle()
    const [sent] = network.sent.filter(({ topic }) => topic === 'watchroom/lane/staff/staff-12/orders')
    const text = String(sent?.message.text)
    for (const part of ['12 号队员12', '河边巷 1 号 · 厨房', '烟雾', '步行', '从后门进']) expect(text).toContain(part)
    expect(String(sent?.message.textEn)).toContain('1 River Lane · 厨房')
    expect(site.core.dispatch.words(id, 'staff-12')['zh-CN']).toBe(text)
    expect(`${text}${sent?.message.textEn}`).not.toMatch(/{{|undefined|null/)
  })

  it('is answered over the network, step by step, and what comes twice or too late changes nothing', async () => {
    const id = await smoke()
    const [order] = (await site.command(id, { type: 'dispatch' })).orders
    const answer = (state: 'acknowledged' | 'onTheWay' | 'arrived' | 'declined', some: { order?: string; address?: string } = {}) => {
      site.hear({ type: 'answer', source: 'watchroom', address: 'lane/staff-12', order: order?.id ?? '', state, reason: '', ...some })
      site.core.loop.drain()
    }
    answer('acknowledged')
    answer('acknowledged')
    expect(states(id)).toEqual(['staff-12 acknowledged'])
    answer('onTheWay')
    expect(staff('staff-12')).toMatchObject({ state: 'onTheWay' })
    answer('arrived')
    answer('declined')
    expect(states(id)).toEqual(['staff-12 onScene'])
    expect(site.only.state).toBe('verifying')
    expect(site.journal.filter(({ fact }) => fact === 'incident.staffArrived')).toMatchObject([{ by: '队员12' }])
    expect(site.core.network.devices.counts.rejected.unknownDevice).toBe(0)
    answer('arrived', { order: 'ord-none' })
    answer('arrived', { address: 'lane/staff-11' })
    answer('arrived', { address: 'elsewhere/staff-12' })
    expect(site.core.network.devices.counts.rejected.unknownDevice).toBe(3)
  })
})

describe('somebody off duty', () => {
  it('is neither proposed nor ordered until they are back, with the end of the shift as it was said', async () => {
    await duty('staff-12', false)
    const id = await smoke()
    expect(site.only.proposals.map((proposal) => proposal.staff)).toEqual(['staff-11', 'staff-13'])
    expect(await refused(site.command(id, { type: 'dispatch', staff: 'staff-12' }))).toBe('incident.noStaffFree')
    await duty('staff-12', true, '23:30')
    expect(site.only.proposals.map((proposal) => proposal.staff)).toContain('staff-12')
    expect(staff('staff-12')).toMatchObject({ state: 'free', onDutyUntil: '23:30' })
    expect(site.facts('staff.')).toEqual(['staff.wentOffDuty', 'staff.cameOnDuty'])
  })

  it('has no order running, and must exist', async () => {
    const id = await smoke()
    await site.command(id, { type: 'dispatch' })
    expect(await refused(duty('staff-12', false))).toBe('staff.busy')
    expect(await refused(duty('ghost', false))).toBe('staff.notFound')
  })
})

describe('the trail of somebody', () => {
  it('has a point for every five seconds or five metres, and is read by time', () => {
    const start = site.clock.now()
    const be = (afterMs: number, eastward: number) => {
      site.clock.advance(start + afterMs - site.clock.now())
      site.hear({
        type: 'position',
        source: 'owntracks',
        address: '12/phone',
        at: site.clock.now(),
        lngLat: [120.6 + eastward, 31.32],
        accuracyM: 5,
        batteryPercent: 80,
      })
      site.core.loop.drain()
    }
    be(0, 0)
    be(1000, 0.00001)
    be(2000, 0.0001)
    be(3000, 0.0001)
    be(7000, 0.0001)
    const rows = site.core.dispatch.store.tracks(start, start + 60_000)
    expect(rows.map(({ staff, at }) => [staff, at - start])).toEqual([
      ['staff-12', 0],
      ['staff-12', 2000],
      ['staff-12', 7000],
    ])
    expect(site.core.dispatch.store.tracks(start + 1, start + 7000)).toHaveLength(1)
  })
})

describe('a core that dies while an order is running', () => {
  it('knows afterwards who is sent, and sends the next when nobody answers', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'watchroom-dispatch-'))
    const before = await TestCore.onDisk(dir)
    before.send('smoke-1', { smoke: 0.3 })
    const { id } = before.only
    await before.command(id, { type: 'accept' })
    await before.command(id, { type: 'dispatch' })
    before.kill()

    const after = await TestCore.onDisk(dir, before)
    expect(after.core.views.staff().find((member) => member.id === 'staff-12')).toMatchObject({ state: 'ordered', incident: id })
    after.pass(30_000)
    expect(after.only.orders.map(({ staff, state }) => `${staff} ${state}`)).toEqual(['staff-12 withdrawn', 'staff-11 given'])
    expect(after.only.proposals.map(({ staff, load }) => [staff, load])).toEqual([
      ['staff-13', 0],
      ['staff-12', 1],
    ])
    after.end()
    rmSync(dir, { recursive: true, force: true })
  })
})
