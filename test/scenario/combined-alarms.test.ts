/** A fire that several detectors confirm is over when they are: also when one of them was moved, replaced or taken away meanwhile. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { OPERATOR, TestCore } from '../support/test-core.ts'

let site: TestCore
beforeEach(() => {
  site = new TestCore()
  site.send('smoke-1', { smoke: 0.9 })
  site.send('heat-1', { temperature: 90 })
  site.send('smoke-1b', { smoke: 0.9 })
  expect(combined()).toMatchObject([{ state: 'unacknowledged', value: 3 }])
})
afterEach(() => site.end())

const combined = () =>
  site.core.views
    .alarms({ before: Number.MAX_SAFE_INTEGER, limit: 100 })
    .items.filter(({ condition }) => condition.startsWith('combination:'))
async function change(run: () => unknown): Promise<void> {
  const done = site.core.change(run)
  site.core.loop.drain()
  await done
}
const restart = () => {
  const { store, clock, ids } = site
  site = new TestCore({ store, clock, ids })
}
const remove = (id: string) => change(() => site.core.network.registry.remove(id, '烧毁', OPERATOR.name))
const move = (id: string) =>
  change(() => {
    const { registry } = site.core.network
    registry.register({ ...registry.draftOf(registry.require(id)), household: 'lane-2' }, OPERATOR.name)
  })
const calm = (...devices: string[]) => {
  for (const id of devices) site.send(id, id === 'heat-1' ? { temperature: 20 } : { smoke: 0 })
}
const states = () => combined().map(({ state }) => state)

it.each(['smoke-1', 'heat-1', 'smoke-1b'])('when %s is taken away, before and after a restart', async (gone) => {
  await remove(gone)
  expect(states()).toEqual(['unacknowledged'])
  restart()
  calm(...['smoke-1', 'heat-1', 'smoke-1b'].filter((id) => id !== gone))
  expect(new Set(states())).toEqual(new Set(['returnedUnacknowledged']))
})

it.each(['smoke-1', 'heat-1', 'smoke-1b'])('when %s is moved to another household and burns on there', async (moved) => {
  await move(moved)
  expect(states()).toEqual(['unacknowledged'])
  calm(...['smoke-1', 'heat-1', 'smoke-1b'].filter((id) => id !== moved))
  expect(states()).toEqual(['returnedUnacknowledged'])
})

it.each(['smoke-1', 'heat-1', 'smoke-1b'])('when %s is moved, and the console starts again', async (moved) => {
  await move(moved)
  restart()
  calm('smoke-1', 'heat-1', 'smoke-1b')
  expect(states().filter((state) => state === 'unacknowledged')).toEqual([])
})

it('when two of them are moved away, at once', async () => {
  await move('heat-1')
  await move('smoke-1b')
  // The newest first: the one of the household they are in now, and the one of where they were.
  expect(states()).toEqual(['unacknowledged', 'returnedUnacknowledged'])
})
