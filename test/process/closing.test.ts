/** What the console leaves behind when it is closed on purpose. */
import mqtt from 'mqtt'
import { expect, onTestFinished, test } from 'vitest'
import { issueToken } from './support/core.ts'
import { SITE } from './support/devices.ts'
import { openNetwork } from './support/network.ts'

test('closing the console with gateways connected leaves none of them dead: it was we who hung up', async () => {
  const network = await openNetwork('the embedded broker')
  const core = await network.start()
  const topic = `watchroom/${SITE.id}/gateway-1/status`
  const device = await mqtt.connectAsync(network.url, {
    will: { topic, payload: Buffer.from('offline'), qos: 1, retain: true },
    reconnectPeriod: 0,
  })
  onTestFinished(() => device.endAsync(true))
  await device.publishAsync(topic, 'online', { qos: 1, retain: true })
  expect((await core.stop()).code).toBe(0)
  const again = (await network.start()).rest(await issueToken(network.data, 'operator'))
  expect((await again.openIncidents()).map(({ kind, place, openedAt }) => [kind, place.device, openedAt])).toEqual([])
  expect((await again.get<{ state: string }>('/api/v1/devices/gateway-1')).body.state).toBe('normal')
})
