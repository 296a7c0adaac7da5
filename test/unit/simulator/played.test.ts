/** What the scenarios make of a whole core: nothing in the quiet one, and what each of the others is there to show. */
import { afterEach, expect, it } from 'vitest'
import { play, site } from './played.ts'

let scene: ReturnType<typeof play> | undefined
afterEach(() => scene?.end())

/** 23:30 in Suzhou, when doors must not stay open. */
const NIGHT = Date.parse('2026-11-21T15:30:00.000Z')

it('quiet raises no alarm of any kind within ten minutes, also at night, and nothing it sends is refused', async () => {
  scene = play('quiet', NIGHT)
  await scene.pass(600)
  const { intake, devices } = scene.core.health()
  expect(scene.alarms()).toEqual([])
  expect(Object.values(intake.rejected).every((count) => count === 0)).toBe(true)
  expect(devices).toMatchObject({ total: site.devices.length, online: site.devices.length })
}, 60_000)

it('gateway-death is one incident of the gateway, covers everything behind it, and passes by itself', async () => {
  scene = play('gateway-death')
  const behind = site.devices.filter(({ gateway }) => gateway === 'gateway-6').length
  await scene.pass(90)
  expect(scene.incidents().map(({ kind, priority, place }) => ({ kind, priority, device: place.device }))).toEqual([
    { kind: 'device', priority: 2, device: 'gateway-6' },
  ])
  expect(scene.core.health().devices).toMatchObject({ faulty: behind + 1 })
  await scene.pass(80)
  expect(scene.core.health().devices).toMatchObject({ faulty: 0, online: site.devices.length })
  expect(scene.alarms().map(({ device, returnedAt }) => [device, returnedAt !== null])).toEqual([['gateway-6', true]])
})

it('linkage sounds the siren of the grid by itself; the broadcast starts when a person agrees, and never proves it', async () => {
  scene = play('linkage')
  await scene.pass(25)
  expect(scene.value('grid-4-siren', 'feedback')).toBe(1)
  expect(scene.value('grid-3-siren', 'on')).toBe(0)
  expect(scene.value('grid-4-broadcast', 'on')).toBe(0)
  await scene.confirm('grid-4-broadcast')
  await scene.pass(15)
  expect(['on', 'started', 'feedback'].map((point) => scene?.value('grid-4-broadcast', point))).toEqual([1, 1, 0])
  const unconfirmed = scene.alarms().filter(({ point }) => point === 'unconfirmed')
  expect(unconfirmed.map(({ device }) => device)).toEqual(['grid-4-broadcast'])
})

it('gas-leak shuts the gas off in the kitchen where it leaks', async () => {
  scene = play('gas-leak')
  await scene.pass(60)
  expect(['shantang-128-gas-valve', 'tonggui-26-gas-valve'].map((valve) => scene?.value(valve, 'feedback'))).toEqual([0, 1])
  expect(scene.incidents().map(({ kind, place }) => [kind, place.household])).toEqual([['gas', 'shantang-128']])
})
