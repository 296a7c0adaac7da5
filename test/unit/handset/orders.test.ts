/** What a guard does next, and that what they pressed counts at once on their own screen. */
import { describe, expect, it } from 'vitest'
import type { HandsetAct, HandsetOrder } from '../../../src-preload/contract/handset.contract.ts'
import { asPressed, byGravity, deadlineOf, nextStepOf } from '../../../src-renderer/handset/order.rules.ts'
import { type Entry, pressed } from '../../../src-renderer/handset/queue/queue.rules.ts'
import { ringsFor } from '../../../src-renderer/handset/ring.rules.ts'
import { AT, handsetOrder, handsetPicture } from './samples.ts'

const OF = { incident: 'inc-o1', order: 'o1' }
const entriesOf = (acts: HandsetAct[]): Entry[] =>
  acts.reduce<Entry[]>((entries, act, at) => pressed(entries, { id: `act-${at}`, at: AT, act }), [])
const pressing = (order: HandsetOrder, ...acts: HandsetAct[]) => asPressed(handsetPicture([order]), entriesOf(acts), 0)
const nextAfter = (...acts: HandsetAct[]) => {
  const [order] = pressing(handsetOrder('o1'), ...acts).orders
  return order ? nextStepOf(order) : null
}

describe('the next step of an order', () => {
  it('goes on with every press, without the network', () => {
    const acknowledge: HandsetAct = { kind: 'acknowledge', ...OF }
    const depart: HandsetAct = { kind: 'depart', ...OF }
    const arrive: HandsetAct = { kind: 'arrive', ...OF }
    expect(nextAfter()).toBe('acknowledge')
    expect(nextAfter(acknowledge)).toBe('depart')
    expect(nextAfter(acknowledge, depart)).toBe('arrive')
    expect(nextAfter(acknowledge, depart, arrive)).toBe('judge')
    expect(nextAfter(acknowledge, depart, arrive, { kind: 'confirm', ...OF, verdict: 'false' })).toBe('complete')
    expect(nextAfter(acknowledge, depart, arrive, { kind: 'confirm', ...OF, verdict: 'real' })).toBe('wait')
    expect(nextAfter(acknowledge, depart, arrive, { kind: 'complete', ...OF })).toBeNull()
    expect(nextAfter({ kind: 'decline', ...OF, reason: 'far' })).toBeNull()
  })

  it('is to say that the hazard is gone once the desk has it handled, then to be done', () => {
    const onScene = handsetOrder('o1', { verdict: 'real', state: 'handling' })
    onScene.order.state = 'onScene'
    expect(nextStepOf(onScene)).toBe('secure')
    const [secured] = pressing(onScene, { kind: 'secure', ...OF }).orders
    expect(secured && nextStepOf(secured)).toBe('complete')
  })
})

describe('the picture after what was pressed', () => {
  it('leaves other orders as they are', () => {
    const picture = handsetPicture([handsetOrder('o1'), handsetOrder('o2')])
    const orders = asPressed(picture, entriesOf([{ kind: 'acknowledge', ...OF }]), 0).orders
    expect(orders.map(({ order }) => order.state)).toEqual(['acknowledged', 'given'])
  })

  it('does not count what was refused', () => {
    const entries = entriesOf([{ kind: 'acknowledge', ...OF }]).map((entry): Entry => ({ ...entry, fate: { is: 'refused', code: 'x' } }))
    expect(asPressed(handsetPicture([handsetOrder('o1')]), entries, 0).orders[0]?.order.state).toBe('given')
  })

  it('shows steps, households, check-ins, escalations and the call for help at once', () => {
    const order = handsetOrder('o1', {
      evacuees: [
        {
          household: 'h2',
          address: '山塘街 130 号',
          addressEn: '130 Shantang St',
          lngLat: [120.6, 31.3],
          people: 2,
          needHelp: 1,
          needs: [],
          distanceM: 12,
          state: 'waiting',
          at: null,
          by: null,
        },
      ],
    })
    const picture = pressing(
      order,
      { kind: 'tick', incident: OF.incident, step: 'gear', done: true },
      { kind: 'evacuee', incident: OF.incident, household: 'h2', state: 'out' },
      { kind: 'checkIn', text: 'P-07', how: 'qr', lngLat: null },
      { kind: 'sos', lngLat: null },
    )
    expect(picture.orders[0]?.steps[0]?.done).toBe(true)
    expect(picture.orders[0]?.evacuees[0]?.state).toBe('out')
    expect(picture.checkIns[0]?.text).toBe('P-07')
    expect(picture.sos).not.toBeNull()
    expect(pressing(order, { kind: 'sos', lngLat: null }, { kind: 'sosOver' }).sos).toBeNull()
  })

  it('keeps the time of arrival by the clock of the core', () => {
    const [order] = asPressed(handsetPicture([handsetOrder('o1')]), entriesOf([{ kind: 'arrive', ...OF }]), 90_000).orders
    expect(order?.order.arrivedAt).toBe('2026-11-21T04:01:30.000Z')
  })
})

describe('several orders', () => {
  it('stand by gravity, of equals the older first', () => {
    const orders = [
      handsetOrder('slight', { priority: 3 }),
      handsetOrder('younger', { openedAt: '2026-11-21T04:00:09.000Z' }),
      handsetOrder('older'),
    ]
    expect(byGravity(orders).map(({ order }) => order.id)).toEqual(['older', 'younger', 'slight'])
  })

  it('show the deadline that this person has to keep', () => {
    const deadline = (kind: 'acknowledge' | 'arrival' | 'contact') => ({ kind, clause: null, startedAt: AT, dueAt: AT, missed: false })
    const order = handsetOrder('o1', { deadlines: [deadline('contact'), deadline('arrival'), deadline('acknowledge')] })
    expect(deadlineOf(order)?.kind).toBe('acknowledge')
    expect(deadlineOf({ ...order, order: { ...order.order, state: 'onTheWay' } })?.kind).toBe('arrival')
    expect(deadlineOf({ ...order, order: { ...order.order, state: 'onScene' } })).toBeNull()
  })
})

describe('the phone rings', () => {
  const help = { incident: 'inc-9', person: '李明', place: handsetOrder('x').place, at: AT }

  it('for the worst that nobody has answered, and is silent when all is answered', () => {
    const answered = handsetOrder('o1')
    answered.order.state = 'acknowledged'
    expect(ringsFor(handsetPicture([answered]), new Set())).toBeNull()
    expect(ringsFor(handsetPicture([answered, handsetOrder('o2', { priority: 3 })]), new Set())).toBe(3)
    expect(ringsFor(handsetPicture([handsetOrder('o2', { priority: 3 })], { others: [help] }), new Set())).toBe(1)
    expect(ringsFor(handsetPicture([], { others: [help] }), new Set(['inc-9']))).toBeNull()
  })
})
