/** The simulator against a real core: it speaks over MQTT only, its calm is really calm, and its scenes show what they are there for. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Device } from '../../src-preload/contract/devices.contract.ts'
import type { Action } from '../../src-preload/contract/outputs.contract.ts'
import { until } from '../support/until.ts'
import { dataFolder, issueToken, startCore } from './support/core.ts'
import { SITE } from './support/devices.ts'
import { adopt, foundAt } from './support/onboarding.ts'

/** All have introduced themselves by then; ten calm minutes are played in the unit tests. */
const QUIET_MS = 9_000

test('a quiet neighbourhood opens no incident and sends nothing that is refused', async () => {
  const data = dataFolder()
  const core = await startCore({ data, simulate: 'quiet' })
  const rest = core.rest(await issueToken(data, 'integrator'))
  await sleep(QUIET_MS)
  expect(await rest.openIncidents()).toEqual([])
  const { intake, devices } = (await rest.stats()).health
  expect(devices).toMatchObject({ total: SITE.devices.length, online: SITE.devices.length })
  expect(Object.values(intake.rejected).reduce((sum, count) => sum + count, 0)).toBe(0)
  expect(intake.readings).toBeGreaterThan(SITE.devices.length)
})

test('a kitchen fire opens exactly the incident at 山塘街 128 号 · 厨房', async () => {
  const data = dataFolder()
  const core = await startCore({ data, simulate: 'kitchen-fire' })
  const rest = core.rest(await issueToken(data, 'operator'))
  await until('the fire', async () => (await rest.openIncidents()).length > 0, 40_000)
  // As long again as it takes to burn properly: the alarm must not flutter or bring others.
  await sleep(10_000)
  const incidents = await rest.openIncidents()
  expect(incidents.map(({ kind, place, alarms }) => ({ kind, place: place.text, alarms: alarms.length }))).toEqual([
    { kind: 'smoke', place: '山塘街 128 号 · 厨房', alarms: 1 },
  ])
})

test('the fire of the linkage scene sounds the siren of its grid, which reports that it has started', async () => {
  const data = dataFolder()
  const core = await startCore({ data, simulate: 'linkage' })
  const rest = core.rest(await issueToken(data, 'operator'))
  const actionOf = async (device: string) => {
    const { body } = await rest.get<{ items: Action[] }>('/api/v1/outputs/actions')
    return body.items.find((action) => action.device === device)
  }
  await until('the feedback of the siren', async () => (await actionOf('grid-4-siren'))?.state === 'fedBack', 40_000)
  const { body } = await rest.get<Device>('/api/v1/devices/grid-4-siren')
  expect(Object.fromEntries(body.points.map(({ id, value }) => [id, value]))).toMatchObject({ on: 1, started: 1, feedback: 1 })
  expect(await actionOf('grid-4-broadcast')).toMatchObject({ state: 'proposed', policy: 'onePerson' })
})

test('a gateway that dies is one incident, and its sensors are not heard', async () => {
  const data = dataFolder()
  const core = await startCore({ data, simulate: 'gateway-death' })
  const rest = core.rest(await issueToken(data, 'operator'))
  await until('the death', async () => (await rest.openIncidents()).length > 0, 40_000)
  const incidents = await rest.openIncidents()
  expect(incidents.map(({ kind, place }) => [kind, place.device])).toEqual([['device', 'gateway-6']])
  const { body } = await rest.get<Device>('/api/v1/devices/shantang-128-kitchen-smoke')
  expect(body).toMatchObject({ gateway: 'gateway-6', state: 'offline' })
})

test('the Zigbee network is found on the broker, and its smoke detector can be registered', async () => {
  const data = dataFolder()
  const core = await startCore({ data, simulate: 'zigbee' })
  const rest = core.rest(await issueToken(data, 'operator'))
  const found = await foundAt(rest, '0x00124b0029f1a001')
  expect(found).toMatchObject({ kind: 'smoke-detector', vendor: 'Lantern Works', via: 'bridge' })
  expect(await adopt(rest, found, 'inn-201-smoke')).toMatchObject({ kind: 'smoke-detector' })
})
