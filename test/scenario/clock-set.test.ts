/** Somebody sets the clock of the console, or it slept: devices are silent or not by the time that really passed. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { TestCore } from '../support/test-core.ts'
import { tinySite } from '../support/tiny-site.ts'

const HOUR = 3_600_000
let site: TestCore
beforeEach(() => {
  site = new TestCore()
  for (const { id, kind } of tinySite.devices) site.send(id, kind === 'smoke-detector' ? { smoke: 0.01 } : { tamper: 0 }, null)
})
afterEach(() => site.end())

const alarms = () => site.core.views.alarms({ open: true, before: Number.MAX_SAFE_INTEGER, limit: 1000 }).items

it('a clock that is set forward calls nobody silent', () => {
  site.clock.setBy(2 * HOUR)
  site.pass(60_000)
  expect(alarms()).toEqual([])
})

it('a clock that is set back hides no silence', () => {
  site.clock.setBy(-2 * HOUR)
  for (let round = 0; round < 7; round++) {
    site.pass(60_000)
    for (const { id } of tinySite.devices) if (id !== 'smoke-1') site.send(id, { tamper: 0 }, null)
  }
  expect(alarms()).toMatchObject([{ device: 'smoke-1', point: 'online', state: 'unacknowledged' }])
})
