import { describe, expect, it } from 'vitest'
import type { Alarm } from '../../../src-preload/contract/alarms.contract.ts'
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import { countOf, freshAlarms, heldList, partsOf } from '../../../src-renderer/features/alarms/alarm-list.rules.ts'
import { barsOf, percent, verdictOf } from '../../../src-renderer/features/alarms/health.rules.ts'
import { outOfUse } from '../../../src-renderer/features/alarms/out-of-use.rules.ts'
import { alarm } from './samples.ts'

const trouble = (id: string, with_: Partial<Alarm> = {}) =>
  alarm({ id, incident: null, hazard: 'device', point: 'battery', priority: 3, chattering: false, shelved: null, ...with_ })
const at = (minute: number) => `2026-11-21T03:${String(minute).padStart(2, '0')}:00.000Z`

describe('the list of device alarms', () => {
  it('shows the worst first, then the newest, and what is silent in parts of its own', () => {
    const parts = partsOf([
      trouble('old', { sensedAt: at(1) }),
      trouble('new', { sensedAt: at(2) }),
      trouble('worst', { priority: 2, sensedAt: at(0) }),
      trouble('seen', { state: 'acknowledged', sensedAt: at(3) }),
      trouble('aside', { state: 'shelved' }),
      trouble('gateway', { state: 'suppressed' }),
      trouble('workshop', { state: 'outOfService' }),
    ])
    const ids = Object.fromEntries(Object.entries(parts).map(([part, alarms]) => [part, alarms.map(({ id }) => id)]))
    expect(ids).toEqual({
      active: ['worst', 'seen', 'new', 'old'],
      shelved: ['aside'],
      suppressed: ['gateway'],
      outOfService: ['workshop'],
    })
  })

  it('leaves alarms of an incident to the incident', () => {
    expect(partsOf([trouble('a', { incident: 'inc-1' })]).active).toEqual([])
  })

  it('counts for the bar what is open, what nobody saw, and the worst', () => {
    const parts = partsOf([
      trouble('a', { state: 'acknowledged' }),
      trouble('b', { priority: 4 }),
      trouble('c', { state: 'shelved', priority: 1 }),
    ])
    expect(countOf(parts)).toEqual({ active: 2, unseen: 1, worst: 3 })
    expect(countOf(partsOf([]))).toEqual({ active: 0, unseen: 0, worst: null })
  })

  it('holds still under the pointer and counts what waits', () => {
    const held = heldList(['a', 'gone'], [trouble('new'), trouble('a', { state: 'acknowledged' })])
    expect(held.alarms.map(({ id, state }) => [id, state])).toEqual([['a', 'acknowledged']])
    expect(held.waitingBelow).toBe(1)
  })
})

describe('the soft sound', () => {
  it('is for what is new, can not wait until the day, and does not chatter', () => {
    const active = [
      trouble('known'),
      trouble('new'),
      trouble('advisory', { priority: 4 }),
      trouble('chatters', { chattering: true }),
      trouble('seen', { state: 'acknowledged' }),
    ]
    expect(freshAlarms(active, new Set(['known'])).map(({ id }) => id)).toEqual(['new'])
  })
})

describe('what is out of use', () => {
  it('is listed with the one that ends first on top', () => {
    const device = (id: string, mode: Device['service']['mode'], until: string | null) =>
      ({ id, service: { mode, until, reason: '', by: '' } }) as Device
    const lists = outOfUse([
      device('never', 'outOfService', null),
      device('later', 'outOfService', at(2)),
      device('soon', 'outOfService', at(1)),
      device('walk', 'test', at(3)),
      device('works', 'inService', null),
    ])
    expect(lists.outOfService.map(({ id }) => id)).toEqual(['soon', 'later', 'never'])
    expect(lists.test.map(({ id }) => id)).toEqual(['walk'])
  })
})

describe('the alarm health', () => {
  const measure = { target: 10, bound: 'atMost', source: 'eemua191' } as const

  it('meets a target that is just reached', () => {
    expect(verdictOf({ ...measure, value: 10 })).toBe('met')
    expect(verdictOf({ ...measure, value: 10.1 })).toBe('notMet')
    expect(verdictOf({ ...measure, bound: 'atLeast', value: 0.8, target: 0.8 })).toBe('met')
    expect(verdictOf({ ...measure, bound: 'atLeast', value: 0.7, target: 0.8 })).toBe('notMet')
  })

  it('does not judge what did not happen', () => {
    expect(verdictOf({ ...measure, value: null })).toBe('noData')
  })

  it('draws a month in bars that can be told apart, and hides no flood in an average', () => {
    const month = Array.from({ length: 4_320 }, (_, n) => ({ at: new Date(n * 600_000).toISOString(), count: n === 2_000 ? 211 : 0 }))
    const bars = barsOf(month)
    expect(bars).toHaveLength(288)
    expect(Math.max(...bars.map(({ count }) => count))).toBe(211)
    expect(bars[0]).toEqual({ from: 0, to: 15 * 600_000, count: 0 })
    expect(barsOf([])).toEqual([])
  })

  it('writes small shares with a decimal', () => {
    expect([0, 0.003, 0.8].map(percent)).toEqual(['0 %', '0.3 %', '80 %'])
  })
})
