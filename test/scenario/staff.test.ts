/** People who are sent, arrive and confirm; and what is owed when an alarm comes back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCore } from '../support/test-core.ts'

let site: TestCore
beforeEach(() => {
  site = new TestCore()
})
afterEach(() => site.end())

describe('somebody sent from one incident to a worse one', () => {
  it('stays there when the first one changes or ends, and is free when the second one is cleared', async () => {
    site.send('smoke-1', { smoke: 0.6 })
    const first = site.only.id
    await site.command(first, { type: 'accept' })
    const [order] = (await site.command(first, { type: 'dispatch' })).orders
    const staff = order?.staff ?? ''
    const where = () => site.core.views.staff().find(({ id }) => id === staff)

    site.send('smoke-2', { smoke: 0.6 })
    const second = site.open.map(({ id }) => id).find((id) => id !== first) ?? ''
    await site.command(second, { type: 'accept' })
    await site.command(second, { type: 'dispatch', staff })
    expect(where()).toMatchObject({ state: 'ordered', incident: second })
    expect(site.core.views.incidentById(first)).toMatchObject({ orders: [{ staff, endedAt: expect.any(String) }] })
    expect(site.facts('incident.staffWithdrawn')).toHaveLength(1)

    await site.command(first, { type: 'call', outcome: 'answered', answer: 'nothingWrong' })
    await site.command(first, { type: 'confirm', verdict: 'false', by: 'party' })
    await site.command(first, { type: 'reportCause', cause: '油烟', category: 'unknown' })
    expect(where()).toMatchObject({ state: 'ordered', incident: second })

    await site.command(second, { type: 'arrive' })
    expect(where()).toMatchObject({ state: 'onScene', incident: second })
    await site.command(second, { type: 'confirm', verdict: 'false', by: 'staff' })
    await site.command(second, { type: 'reportCause', cause: '灰尘', category: 'unknown' })
    expect(where()).toMatchObject({ state: 'free', incident: null })
  })
})

describe('an order', () => {
  it('is not given twice to the same person, nor to somebody nobody knows', async () => {
    site.send('smoke-1', { smoke: 0.6 })
    const { id } = site.only
    await site.command(id, { type: 'accept' })
    const [order] = (await site.command(id, { type: 'dispatch' })).orders
    await expect(site.command(id, { type: 'dispatch', staff: order?.staff })).rejects.toMatchObject({ code: 'incident.alreadySent' })
    await expect(site.command(id, { type: 'dispatch', staff: 'ghost' })).rejects.toMatchObject({ code: 'incident.unknownStaff' })
    await expect(site.command(id, { type: 'arrive', staff: 'ghost' })).rejects.toMatchObject({ code: 'incident.unknownStaff' })
    expect(site.only.orders).toHaveLength(1)
  })
})

describe('two people on the way', () => {
  it('who confirms first has arrived, the other one has not', async () => {
    site.send('smoke-1', { smoke: 0.6 })
    const { id } = site.only
    await site.command(id, { type: 'accept' })
    const [first] = (await site.command(id, { type: 'dispatch' })).orders
    await site.command(id, { type: 'dispatch' })
    await site.command(id, { type: 'arrive', staff: first?.staff })
    const { orders } = await site.command(id, { type: 'confirm', verdict: 'real', by: 'staff' })
    expect(orders.map(({ arrivedAt }) => arrivedAt !== null)).toEqual([true, false])
  })
})

describe('an alarm that comes back after it was called false', () => {
  it('has to be accepted and called about again, each within its time', async () => {
    site.send('smoke-1', { smoke: 0.6 })
    const { id } = site.only
    await site.command(id, { type: 'accept' })
    await site.command(id, { type: 'call', outcome: 'answered', answer: 'nothingWrong' })
    await site.command(id, { type: 'confirm', verdict: 'false', by: 'party' })
    site.send('smoke-1', { smoke: 0.02 })
    site.pass(1000)
    site.send('smoke-1', { smoke: 0.9 })
    expect(site.only).toMatchObject({ state: 'contacting', verdict: 'unknown', unacknowledged: true })
    expect(site.only.deadlines.map(({ kind }) => kind).sort()).toEqual(['accept', 'contact'])
    await site.command(id, { type: 'accept' })
    await site.command(id, { type: 'call', outcome: 'answered', answer: 'fire' })
    expect(site.only.deadlines.map(({ kind }) => kind)).toEqual(['step'])
  })
})
