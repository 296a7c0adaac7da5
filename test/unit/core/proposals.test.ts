/** Whom the core proposes to send. */
import { describe, expect, it } from 'vitest'
import type { Errand } from '../../../src-main/domains/dispatch/dispatch.ports.ts'
import type { StaffMember } from '../../../src-main/domains/dispatch/dispatch.types.ts'
import { minutesUntil, proposeStaff } from '../../../src-main/domains/dispatch/proposals.rules.ts'
import { metresBetween } from '../../../src-main/kernel/geo.ts'
import { resources } from '../../support/tiny-site.ts'

const HERE: [number, number] = [120.6, 31.32]
/** Noon at the site. */
const NOW = Date.parse('2026-11-21T12:00:00Z')
const HOUR_MS = 3_600_000
const east = (eastward: number): [number, number] => [HERE[0] + eastward, HERE[1]]

/** 0.001° of longitude is about 95 m here. */
const member = (id: string, eastward: number, some: Partial<StaffMember> = {}): StaffMember => ({
  id,
  number: id,
  name: id,
  nameEn: id,
  skills: [],
  phone: '',
  lngLat: east(eastward),
  post: east(eastward),
  positionAt: null,
  onDutyUntil: '22:00',
  state: 'free',
  incident: null,
  at: [],
  orderedAt: [],
  ...some,
})
const SMOKE: Errand = { hazard: 'smoke', place: HERE, related: [], running: new Set(), absent: new Set() }
const propose = (staff: StaffMember[], errand: Partial<Errand> = {}) =>
  proposeStaff(
    staff,
    { ...SMOKE, ...errand },
    {
      policy: resources.dispatch,
      now: NOW,
      offsetMs: 0,
      walk: (from) => ({ metres: metresBetween(from, HERE), byPath: false }),
    },
  )
const order = (...staff: StaffMember[]) => propose(staff).map(({ staff: id }) => id)

describe('who is proposed', () => {
  it('is the nearest of those alike, with metres and a walk at 1.2 m/s', () => {
    expect(order(member('far', 0.002), member('near', 0.001))).toEqual(['near', 'far'])
    const [near] = propose([member('near', 0.001)])
    expect(near?.distanceM).toBe(Math.round(metresBetween(HERE, [120.601, 31.32])))
    expect(near?.distanceM).toBeGreaterThan(90)
    expect(near?.walkS).toBe(Math.round(metresBetween(HERE, [120.601, 31.32]) / 1.2))
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

  it('is first whoever is at another incident of the same household already', () => {
    const there = member('there', 0.003, { state: 'onScene', incident: 'inc-1', at: [{ incident: 'inc-1', state: 'onScene' }] })
    expect(propose([member('near', 0.001), there], { related: ['inc-1'] })).toMatchObject([
      { staff: 'there', nearby: 'inc-1' },
      { staff: 'near' },
    ])
    expect(propose([member('near', 0.001), there], { related: ['inc-2'] })).toMatchObject([
      { staff: 'near' },
      { staff: 'there', nearby: null },
    ])
  })

  it('is last whoever goes home before they could be there', () => {
    const going = member('going', 0.002, { onDutyUntil: '12:01' })
    expect(propose([going, member('busy', 0.004, { state: 'onScene' })])).toMatchObject([
      { staff: 'busy' },
      { staff: 'going', shiftLeftMin: 1, walkS: expect.closeTo(158, -1) },
    ])
    expect(order({ ...going, onDutyUntil: '12:05' }, member('far', 0.004))).toEqual(['going', 'far'])
  })

  it('is somebody who has had fewer orders in this shift, where both are about as near', () => {
    const tired = member('tired', 0.001, { orderedAt: [NOW - HOUR_MS, NOW - 2 * HOUR_MS] })
    expect(propose([tired, member('rested', 0.0013)])).toMatchObject([{ staff: 'rested' }, { staff: 'tired', load: 2 }])
    const yesterday = member('tired', 0.001, { orderedAt: [NOW - 13 * HOUR_MS, NOW - 20 * HOUR_MS] })
    expect(propose([yesterday, member('rested', 0.0013)])[0]).toMatchObject({ staff: 'tired', load: 0 })
  })

  it('is ranked by the post where the position is older than ten minutes', () => {
    const moved = member('moved', 0.003, { lngLat: HERE, positionAt: NOW - 9 * 60_000 })
    expect(order(moved, member('near', 0.001))).toEqual(['moved', 'near'])
    expect(order({ ...moved, positionAt: NOW - 11 * 60_000 }, member('near', 0.001))).toEqual(['near', 'moved'])
  })

  it('is nobody who is off duty or sent already, and at most five', () => {
    expect(order(member('gone', 0, { state: 'offDuty' }))).toEqual([])
    expect(propose([member('sent', 0)], { running: new Set(['sent']) })).toEqual([])
    expect(order(...Array.from({ length: 8 }, (_, index) => member(`m${index}`, index * 0.001)))).toHaveLength(5)
  })

  it('is last whoever did not answer the order for this incident', () => {
    const absent = new Set(['absent'])
    expect(propose([member('absent', 0), member('far', 0.05)], { absent }).map(({ staff }) => staff)).toEqual(['far', 'absent'])
  })

  it('says why: free, trained, and until when on duty', () => {
    expect(propose([member('a', 0, { skills: ['fire'] })], { hazard: 'flame' })).toMatchObject([
      { free: true, skilled: true, onDutyUntil: '22:00', shiftLeftMin: 600, distanceM: 0, load: 0, byPath: false },
    ])
  })
})

describe('the end of a shift', () => {
  it('is the next time the clock says so, also over midnight', () => {
    const at = (time: string) => Date.parse(`2026-11-21T${time}Z`)
    expect(minutesUntil('06:00', at('22:00:00'))).toBe(480)
    expect(minutesUntil('22:00', at('21:59:59'))).toBe(1)
    expect(minutesUntil('22:00', at('22:00:30'))).toBe(0)
  })
})
