/** What falls due waits its turn in the queue: by then it may have ended, or run anew, and then it does not count. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { TestCore } from '../support/test-core.ts'

const TEN_MINUTES = 600_000
let site: TestCore
beforeEach(() => {
  site = new TestCore()
})
afterEach(() => site.end())

it('a door that was shut and opened again in the second it fell due has its full ten minutes once more', () => {
  site.send('door-3', { open: 1 })
  site.pass(TEN_MINUTES - 1000)
  site.clock.advance(1000)
  site.push('door-3', { open: 0 }, site.clock.now() - 2)
  site.push('door-3', { open: 1 }, site.clock.now() - 1)
  site.tick()
  expect(site.open).toEqual([])
  site.pass(TEN_MINUTES)
  expect(site.only.kind).toBe('door')
})

it('a walk test that is prolonged in the second it ends goes on', async () => {
  const { modes } = site.core.network
  const prolong = () => {
    const until = site.clock.now() + TEN_MINUTES
    return site.core.change(() => modes.set(['smoke-1'], { mode: 'test', until, reason: '', by: '王晓' }))
  }
  const started = prolong()
  site.core.loop.drain()
  await started
  site.pass(TEN_MINUTES - 1000)
  site.clock.advance(1000)
  const prolonged = prolong()
  site.tick()
  await prolonged
  site.send('smoke-1', { smoke: 0.9 })
  expect(site.open).toEqual([])
  expect(site.facts('device.test')).toEqual(['device.testStarted', 'device.testStarted'])
})
