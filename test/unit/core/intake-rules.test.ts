/** What of a device message may be used, and what it may still do when it comes late. */
import { afterEach, describe, expect, it } from 'vitest'
import type { PointState } from '../../../src-main/domains/devices/devices.types.ts'
import { judgeMessage } from '../../../src-main/domains/devices/intake.rules.ts'
import { NOON } from '../../support/manual-clock.ts'
import { TestCore } from '../../support/test-core.ts'

let site = new TestCore()
const entry = (id: string) => site.core.network.registry.require(id)
afterEach(() => {
  site.end()
  site = new TestCore()
})

interface Told {
  device?: string
  at?: number | null
  values?: Record<string, number>
  last?: number
  stored?: number[]
}

function judged({ device = 'smoke-1', at = NOON, values = { smoke: 0.1 }, last, stored = [] }: Told) {
  const message = { device, at, values: new Map(Object.entries(values)), receivedAt: NOON }
  const newest = (point: string): PointState | undefined =>
    last === undefined ? undefined : { device, point, value: 0, at: last, receivedAt: last }
  return judgeMessage(entry(device), message, { newest, has: (_point, time) => stored.includes(time) })
}
const refusals = (told: Told) => judged(told).rejected.map(({ reason }) => reason)
const accepted = (told: Told) => judged(told).accepted

describe('a device message', () => {
  it('is not believed when its time is more than a minute ahead', () => {
    expect(refusals({ at: NOON + 60_000 })).toEqual([])
    expect(refusals({ at: NOON + 60_001 })).toEqual(['futureDated'])
  })

  it('counts as late when it was sensed more than a minute ago or is older than what is known', () => {
    expect(accepted({ at: NOON - 60_000 })).toMatchObject([{ late: false, newest: true }])
    expect(accepted({ at: NOON - 60_001 })).toMatchObject([{ late: true, newest: true }])
    expect(accepted({ at: NOON - 2, last: NOON - 1 })).toMatchObject([{ late: true, newest: false }])
  })

  it('is a duplicate when a reading of exactly that time is known', () => {
    expect(refusals({ at: NOON, last: NOON, values: { smoke: 0 } })).toEqual(['duplicate'])
    expect(refusals({ at: NOON - 5000, last: NOON, stored: [NOON - 5000] })).toEqual(['duplicate'])
    expect(refusals({ at: NOON - 5000, last: NOON, stored: [NOON - 4000] })).toEqual([])
  })

  it('with another value under the same time is no duplicate: the device counts in whole seconds', () => {
    expect(accepted({ at: NOON, last: NOON, values: { smoke: 5 } })).toMatchObject([{ value: 5, at: NOON + 1, newest: true }])
  })

  it('without a time of its own is believed in the order of arrival, also within one millisecond', () => {
    expect(accepted({ at: null })).toMatchObject([{ at: NOON, newest: true, late: false }])
    expect(accepted({ at: null, last: NOON, values: { smoke: 0 } })).toMatchObject([{ at: NOON + 1, newest: true, late: false }])
  })

  it('is judged point by point: the good ones are used', () => {
    const verdict = judged({ values: { smoke: 0.3, temperature: 999, colour: 1, battery: 100 } })
    expect(verdict.accepted.map(({ point }) => point)).toEqual(['smoke', 'battery'])
    expect(verdict.rejected).toEqual([
      { reason: 'outOfRange', point: 'temperature' },
      { reason: 'unknownPoint', point: 'colour' },
    ])
  })

  it('takes both ends of the range and nothing beyond', () => {
    expect([0, 60].flatMap((smoke) => refusals({ values: { smoke } }))).toEqual([])
    expect([-0.001, 60.001, Number.NaN].flatMap((smoke) => refusals({ values: { smoke } }))).toEqual([
      'outOfRange',
      'outOfRange',
      'outOfRange',
    ])
  })
})

describe('a reading that is older than what is known', () => {
  it('can raise an alarm, which is marked late, keeps its own time and has returned already', () => {
    site.send('smoke-1', { smoke: 0.02 })
    site.send('smoke-1', { smoke: 0.9 }, NOON - 30_000)
    expect(site.only.alarms).toMatchObject([
      { state: 'returnedUnacknowledged', late: true, peak: 0.9, sensedAt: '2026-11-21T03:59:30.000Z' },
    ])
    expect(site.core.views.devices.one('smoke-1')?.state).toBe('normal')
  })

  it('never ends an alarm nor changes the value shown', () => {
    site.send('smoke-1', { smoke: 0.9 })
    site.send('smoke-1', { smoke: 0 }, NOON - 30_000)
    expect(site.only.alarms).toMatchObject([{ state: 'unacknowledged', value: 0.9, returnedAt: null }])
    expect(site.core.views.devices.one('smoke-1')?.points).toContainEqual({
      id: 'smoke',
      unit: 'dB/m',
      value: 0.9,
      at: '2026-11-21T04:00:00.000Z',
    })
  })

  it('is kept among the readings of its point, marked late', () => {
    site.send('smoke-1', { smoke: 0.02 })
    site.send('smoke-1', { smoke: 0.03 }, NOON - 30_000)
    const readings = site.core.views.devices.readings('smoke-1', 'smoke', 0, Number.MAX_SAFE_INTEGER, 10)
    expect(readings.map(({ value, late }) => [value, late])).toEqual([
      [0.03, true],
      [0.02, false],
    ])
  })
})

describe('what cannot be used', () => {
  it('is counted by reason, kept for inspection, and acknowledged so that it does not come again', () => {
    const acknowledged = [
      site.send('smoke-99', { smoke: 1 }),
      site.send('smoke-1', { smoke: 0.02 }),
      site.send('smoke-1', { smoke: 0.02 }),
      site.send('smoke-1', { smoke: 0.02 }, NOON + 3_600_000),
      site.send('smoke-1', { colour: 1 }, NOON + 1),
    ]
    expect(acknowledged.map(({ stored }) => stored)).toEqual([1, 1, 1, 1, 1])
    expect(site.core.health().intake).toMatchObject({
      messages: 5,
      readings: 1,
      rejected: { unknownDevice: 1, duplicate: 1, futureDated: 1, unknownPoint: 1, malformed: 0 },
    })
    expect(site.core.views.devices.rejected().map(({ reason }) => reason)).toEqual([
      'unknownPoint',
      'futureDated',
      'duplicate',
      'unknownDevice',
    ])
  })

  it('is kept no further back than the newest 500', () => {
    for (let round = 0; round < 11; round++) {
      for (let index = 0; index < 50; index++) site.push('smoke-99', { smoke: 1 })
      site.core.loop.drain()
    }
    expect(site.core.views.devices.rejected().length).toBe(500)
    expect(site.core.health().intake.rejected.unknownDevice).toBe(550)
  })

  it('is a status for another site: it says nothing of a device of ours with the same name', () => {
    site.status('smoke-1', true)
    site.hear({ type: 'link', source: 'watchroom', address: 'elsewhere/smoke-1', online: false })
    site.core.loop.drain()
    expect(site.core.views.devices.one('smoke-1')?.state).toBe('normal')
    expect(site.core.health().intake.rejected.unknownDevice).toBe(1)
  })
})
