/** The simulator against a real core: it speaks over MQTT only, and its calm is really calm. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { until } from '../support/until.ts'
import { dataFolder, issueToken, startCore } from './support/core.ts'
import { SITE } from './support/devices.ts'

const QUIET_MS = 15_000

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
