/** What a device says of itself: credible, silent, or late. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { NOON } from '../support/manual-clock.ts'
import { TestCore } from '../support/test-core.ts'

let site: TestCore
beforeEach(() => {
  site = new TestCore()
})
afterEach(() => site.end())

const stateOf = (device: string) => site.core.views.devices.one(device)?.state

it('a value that cannot be true is a fault of the device until it sends a credible one, and no alarm', () => {
  site.send('smoke-1', { smoke: 9999 })
  expect(stateOf('smoke-1')).toBe('fault')
  expect(site.core.health().devices.faulty).toBe(1)
  expect(site.open).toEqual([])
  site.send('smoke-1', { smoke: 0.02 })
  expect(stateOf('smoke-1')).toBe('normal')
  expect(site.facts('device.')).toEqual(['device.failed', 'device.recovered'])
})

it('a device that has been silent for three of its intervals is offline until it speaks again', () => {
  site.send('smoke-1', { smoke: 0.02 })
  site.pass(3 * 120_000)
  expect(stateOf('smoke-1')).toBe('normal')
  site.pass(1000)
  expect(stateOf('smoke-1')).toBe('offline')
  site.send('smoke-1', { smoke: 0.02 })
  expect(stateOf('smoke-1')).toBe('normal')
})

it('a door that was opened and closed long ago, told only now, raises nothing', () => {
  const HOUR_AGO = NOON - 3_600_000
  site.send('door-3', { open: 1 }, HOUR_AGO)
  site.tick()
  site.send('door-3', { open: 0 }, HOUR_AGO + 60_000)
  site.tick()
  expect(site.open).toEqual([])
})

it('a long course is shown in as few steps as were asked for, each with its extremes', () => {
  for (let minute = 0; minute < 100; minute++) {
    site.send('smoke-1', { smoke: minute % 10 === 9 ? 0.12 : 0.02 })
    site.pass(60_000)
  }
  const steps = site.core.views.devices.history('smoke-1', 'smoke', NOON, NOON + 100 * 60_000, 10)
  expect(steps.length).toBeGreaterThan(5)
  expect(steps.length).toBeLessThanOrEqual(11)
  expect(steps.every(({ max, min }) => max === 0.12 && min === 0.02)).toBe(true)
})
