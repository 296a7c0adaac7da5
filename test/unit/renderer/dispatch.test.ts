/** What the desk sees and does next with orders and proposals. */
import { describe, expect, it } from 'vitest'
import type { StaffProposal } from '../../../src-preload/contract/incident-parts.types.ts'
import { nextOf, orderInHand, type RunningOrder, sinceOf } from '../../../src-renderer/features/dispatch/order.rules.ts'
import { reasonOf } from '../../../src-renderer/features/dispatch/proposal.rules.ts'
import { en, zhCN } from '../../../src-renderer/i18n/resources.ts'

const AT = '2026-11-21T04:00:00.000Z'
const order = (id: string, state: RunningOrder['state']): RunningOrder => ({
  id,
  staff: id,
  staffName: id,
  staffNameEn: id,
  state,
  group: null,
  text: null,
  reason: null,
  givenAt: AT,
  acknowledgedAt: null,
  departedAt: null,
  arrivedAt: null,
  endedAt: null,
  distanceM: 140,
  reports: [],
  said: {},
})
const proposal: StaffProposal = {
  staff: 'staff-02',
  number: '02',
  name: '钱进',
  nameEn: 'Qian Jin',
  distanceM: 140.4,
  walkS: 117,
  free: true,
  skilled: true,
  skill: 'fire',
  onDutyUntil: '22:00',
  byPath: true,
  shiftLeftMin: 480,
  load: 0,
  nearby: null,
}

describe('the key for an order', () => {
  it('takes it one step on', () => {
    const steps = (['given', 'acknowledged', 'onTheWay', 'onScene'] as const).map((state) => nextOf(order('a', state)))
    expect(steps).toEqual(['acknowledge', 'depart', 'arrive', 'complete'])
  })

  it('is about the opened order, else the first that is not on scene', () => {
    const orders = [order('there', 'onScene'), order('given', 'given'), order('sent', 'onTheWay')]
    expect(orderInHand(orders, null)?.id).toBe('given')
    expect(orderInHand(orders, 'sent')?.id).toBe('sent')
    expect(orderInHand(orders.slice(0, 1), 'gone')?.id).toBe('there')
    expect(orderInHand([], null)).toBeUndefined()
  })

  it('tells since when the state lasts', () => {
    expect(sinceOf(order('a', 'given'))).toBe(AT)
    expect(sinceOf({ ...order('a', 'onTheWay'), departedAt: '2026-11-21T04:01:00.000Z' })).toBe('2026-11-21T04:01:00.000Z')
  })
})

describe('the reason in one line', () => {
  it('says free or not, metres and minutes, the skill, and the end of the shift', () => {
    expect(reasonOf(proposal)).toEqual({
      now: 'free',
      walk: { byPath: true, metres: 140, minutes: 2 },
      skill: 'fire',
      shift: { until: '22:00' },
    })
    expect(reasonOf({ ...proposal, free: false })).toMatchObject({ now: 'busy' })
    expect(reasonOf({ ...proposal, free: false, nearby: 'inc-1' })).toMatchObject({ now: 'nearby' })
    expect(reasonOf({ ...proposal, shiftLeftMin: 12 })).toMatchObject({ shift: { leavesInMin: 12 } })
  })

  it('has words for every refusal of the desk', () => {
    for (const reason of ['notFound', 'busy'] as const) {
      expect(zhCN.dispatch.refusal[reason]).toBeTruthy()
      expect(en.dispatch.refusal[reason]).toBeTruthy()
    }
  })
})
