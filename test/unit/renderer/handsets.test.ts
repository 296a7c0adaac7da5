/** Phones as the desk lists them, and what a phone told late. */
import { describe, expect, it } from 'vitest'
import type { CheckIn, Handset } from '../../../src-preload/contract/handset.contract.ts'
import type { Order } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Staff } from '../../../src-preload/contract/people.contract.ts'
import { lateSteps } from '../../../src-renderer/features/dispatch/order.rules.ts'
import { carriersOf, isLate, managersOf, pairedSince } from '../../../src-renderer/features/handsets/handset.rules.ts'

const T0 = '2026-11-25T08:00:00.000Z'
const later = (seconds: number) => new Date(Date.parse(T0) + seconds * 1000).toISOString()
const handset = (id: string, more: Partial<Handset>): Handset => ({
  id,
  staff: null,
  person: id,
  role: 'staff',
  device: '',
  pairedAt: T0,
  pairedBy: '王晓',
  seenAt: null,
  online: false,
  battery: null,
  sharesPosition: false,
  revokedAt: null,
  ...more,
})
const member = (number: string) => ({ id: `staff-${number}`, number }) as Staff

describe('the list of handsets', () => {
  it('has everybody of the staff by number, with a phone or without', () => {
    const carriers = carriersOf([member('10'), member('9')], [handset('h', { staff: 'staff-10' })])
    expect(carriers.map(({ staff, handset: phone }) => [staff?.number, phone?.id])).toEqual([
      ['9', undefined],
      ['10', 'h'],
    ])
  })

  it('has my own phone before those of other managers', () => {
    const phones = [handset('李', {}), handset('王晓', {}), handset('x', { staff: 'staff-9' })]
    expect(managersOf(phones, '王晓').map(({ id }) => id)).toEqual(['王晓', '李'])
  })

  it('tells the phone that came by this invitation from the one there was', () => {
    const phones = [handset('new', { staff: 'staff-9', pairedAt: later(5) })]
    expect(pairedSince(phones, 'staff-9', '王晓', Date.parse(T0) + 1)?.id).toBe('new')
    expect(pairedSince(phones, 'staff-9', '王晓', Date.parse(later(5)) + 1)).toBeUndefined()
    expect(pairedSince(phones, null, '王晓', 0)).toBeUndefined()
  })
})

describe('what a handset told late', () => {
  it('is shown with both times from more than ten seconds on', () => {
    const order = { acknowledgedAt: later(60), departedAt: later(60), arrivedAt: null, said: { acknowledge: later(0), depart: later(50) } }
    expect(lateSteps(order as Partial<Order> as Order)).toEqual([{ step: 'acknowledge', toldAt: later(60), saidAt: later(0) }])
    expect(isLate({ at: later(11), saidAt: T0 } as CheckIn)).toBe(true)
    expect(isLate({ at: later(10), saidAt: T0 } as CheckIn)).toBe(false)
  })
})
