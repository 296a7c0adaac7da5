/** Outputs as seats and programs call them: who may, what comes back, which refusals are told apart. */
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createRouter } from '../../src-main/rpc/router.ts'
import type { ContractClient } from '../../src-preload/contract/index.ts'
import type { Role } from '../../src-preload/contract/wire/procedure.ts'
import { LinkageSite } from '../support/linkage-site.ts'
import { TestCore } from '../support/test-core.ts'

let site: TestCore
let here: LinkageSite
beforeEach(async () => {
  site = new TestCore()
  here = await new LinkageSite(site).register()
})
afterEach(() => site.end())

const as = (id: string, role: Role = 'operator'): ContractClient =>
  createRouterClient(createRouter(site.core), {
    context: { connection: { identity: { id, name: id, role, hasPassword: true }, token: null } },
  })

/** A call is answered after its commit. */
const committed = async <T>(call: Promise<T>): Promise<T> => {
  call.catch(() => {})
  await site.settle()
  return call
}

it('an output is listed, driven by hand, watched and stopped', async () => {
  const seat = as('wang')
  expect((await seat.outputs.list()).items).toContainEqual(
    expect.objectContaining({ device: 'broadcast-1', byHand: 'onePerson', action: null }),
  )
  const driven = await committed(seat.outputs.command({ device: 'broadcast-1', value: 1, reason: '疏散演练' }))
  expect(driven).toMatchObject({
    state: 'commanded',
    rule: null,
    reason: '疏散演练',
    confirmedBy: [{ id: 'wang' }],
    feedback: { startedAt: '2026-11-21T04:00:00.000Z' },
  })
  expect(await committed(seat.outputs.stop({ action: driven.id }))).toMatchObject({ state: 'stopping', stoppedBy: 'wang' })
  expect(here.orders).toEqual(['broadcast-1=1', 'broadcast-1=0'])
  expect((await seat.outputs.actions({})).items.map(({ id }) => id)).toEqual([driven.id])
})

it('a sprinkler is driven by two different persons, and everything of an incident is stopped at once', async () => {
  site.send('smoke-1', { smoke: 0.6 })
  await site.settle()
  const { id } = here.action('sprinkler-1')
  await committed(as('wang').outputs.confirm({ action: id }))
  await expect(committed(as('wang').outputs.confirm({ action: id }))).rejects.toMatchObject({ code: 'outputs.samePerson', status: 409 })
  expect(await committed(as('li', 'commander').outputs.confirm({ action: id }))).toMatchObject({ state: 'commanded' })
  const { items } = await committed(as('wang').outputs.stopAll({ incident: site.only.id }))
  expect(items.map(({ device, state }) => [device, state])).toEqual([
    ['siren-1', 'stopping'],
    ['sprinkler-1', 'stopping'],
  ])
  const ofIncident = await as('wang').outputs.actions({ incident: site.only.id, limit: 2 })
  expect(ofIncident.items).toHaveLength(2)
  expect((await as('wang').outputs.actions({ incident: site.only.id, cursor: ofIncident.next ?? '' })).items).toHaveLength(1)
})

it('programs and walls may look, and nothing more', async () => {
  for (const role of ['integrator', 'wall', 'staff'] as const) {
    expect((await as('x', role).outputs.list()).items).toHaveLength(4)
    await expect(as('x', role).outputs.command({ device: 'siren-1', value: 1 })).rejects.toMatchObject({ code: 'session.forbidden' })
  }
})

it('only what is an output can be driven, and only on or off', async () => {
  await expect(committed(as('wang').outputs.command({ device: 'smoke-1', value: 1 }))).rejects.toMatchObject({
    code: 'outputs.notFound',
    status: 404,
  })
  await expect(as('wang').outputs.command({ device: 'siren-1', value: 7 as 1 })).rejects.toMatchObject({ status: 400 })
})
