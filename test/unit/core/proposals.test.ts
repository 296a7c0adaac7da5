/** Whom the core proposes to send. */
import { describe, expect, it } from 'vitest'
import type { StaffMember } from '../../../src-main/domains/dispatch/dispatch.types.ts'
import { proposeStaff } from '../../../src-main/domains/dispatch/proposals.rules.ts'
import { metresBetween } from '../../../src-main/kernel/geo.ts'

const HERE = [120.6, 31.32] as const
/** 0.001° of longitude is about 95 m here. */
const member = (id: string, eastward: number, some: Partial<StaffMember> = {}): StaffMember => ({
  id,
  number: id,
  name: id,
  nameEn: id,
  skills: [],
  phone: '',
  lngLat: [HERE[0] + eastward, HERE[1]],
  positionAt: null,
  onDutyUntil: '22:00',
  state: 'free',
  incident: null,
  ...some,
})
const order = (...staff: StaffMember[]) => proposeStaff(staff, 'smoke', HERE).map(({ staff: id }) => id)

describe('who is proposed', () => {
  it('is the nearest of those alike, with metres and a walk at 1.2 m/s', () => {
    expect(order(member('far', 0.002), member('near', 0.001))).toEqual(['near', 'far'])
    const [near] = proposeStaff([member('near', 0.001)], 'smoke', HERE)
    expect(near?.distanceM).toBe(Math.round(metresBetween(HERE, [120.601, 31.32])))
    expect(near?.distanceM).toBeGreaterThan(90)
    expect(near?.walkS).toBe(Math.round((near?.distanceM ?? 0) / 1.2))
  })

  it('is somebody free before anybody busy, however near', () => {
    expect(order(member('busy', 0, { state: 'onScene', incident: 'inc-1', skills: ['fire'] }), member('free', 0.05))).toEqual([
      'free',
      'busy',
    ])
  })

  it('is somebody trained for the hazard who is a little further away, but not one far away', () => {
    expect(order(member('near', 0.001), member('trained', 0.002, { skills: ['fire'] }))).toEqual(['trained', 'near'])
    expect(order(member('near', 0.001), member('trained', 0.004, { skills: ['fire'] }))).toEqual(['near', 'trained'])
    expect(order(member('near', 0.001), member('other training', 0.0015, { skills: ['water'] }))).toEqual(['near', 'other training'])
  })

  it('is nobody who is off duty, and at most five', () => {
    expect(order(member('gone', 0, { state: 'offDuty' }))).toEqual([])
    expect(order(...Array.from({ length: 8 }, (_, index) => member(`m${index}`, index * 0.001)))).toHaveLength(5)
  })

  it('says why: free, trained, and until when on duty', () => {
    expect(proposeStaff([member('a', 0, { skills: ['fire'] })], 'flame', HERE)).toMatchObject([
      { free: true, skilled: true, onDutyUntil: '22:00', distanceM: 0 },
    ])
  })
})
