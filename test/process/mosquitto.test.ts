/** A broker the site already has: what it keeps while the console is away, and what happens when it goes itself. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { DriverContext } from '../../src-main/domains/devices/devices.ports.ts'
import { connectBroker } from '../../src-main/drivers/mqtt/external-broker.driver.ts'
import { nativeProfile } from '../../src-main/drivers/mqtt/native.profile.ts'
import { systemClock } from '../../src-main/kernel/clock.ts'
import { createLogger } from '../../src-main/kernel/logger.ts'
import { until } from '../support/until.ts'
import { dataFolder, issueToken } from './support/core.ts'
import { gateway, KITCHEN, readingsTopic } from './support/devices.ts'
import { mosquittoPub, startMosquitto } from './support/mosquitto.ts'
import { openNetwork } from './support/network.ts'
import { storedReadings } from './support/store-file.ts'
import { startWiretap } from './support/wiretap.ts'

test('what devices send while the core is down waits in the broker, and an alarm among it opens its incident', async () => {
  const network = await openNetwork('Mosquitto')
  const first = await network.start()
  await first.kill()
  const device = gateway(network.url)
  const at = Date.now()
  for (let i = 0; i < 100; i++) {
    await device.publishAsync(readingsTopic(KITCHEN), JSON.stringify({ at: at + i, temperature: i / 10 }), { qos: 1 })
  }
  await mosquittoPub(network.url, readingsTopic(KITCHEN), JSON.stringify({ at: at + 200, smoke: 0.8 }))

  const core = await network.start()
  const rest = core.rest(await issueToken(network.data, 'operator'))
  const [incident] = await until('the incident', async () => {
    const open = await rest.openIncidents()
    return open.length > 0 && open
  })
  expect(incident?.alarms.map(({ sensedAt }) => Date.parse(sensedAt))).toEqual([at + 200])
  expect(storedReadings(network.data, 'temperature')).toHaveLength(100)
})

test('the core outlives its broker, says so, and goes on by itself when it is back', async () => {
  const network = await openNetwork('Mosquitto')
  const core = await network.start()
  const rest = core.rest(await issueToken(network.data, 'operator'))
  expect((await rest.stats()).health.broker).toMatchObject({ kind: 'external', ok: true })
  await mosquittoPub(network.url, readingsTopic(KITCHEN), JSON.stringify({ at: Date.now(), temperature: 20 }))

  await network.mosquitto?.stop()
  await until('the lost broker', async () => !(await rest.stats()).health.broker.ok)
  expect(await rest.openIncidents()).toEqual([])

  await network.mosquitto?.start()
  await until('the broker again', async () => (await rest.stats()).health.broker.ok)
  await mosquittoPub(network.url, readingsTopic(KITCHEN), JSON.stringify({ at: Date.now(), smoke: 0.8 }))
  await until('the incident', async () => (await rest.openIncidents()).length === 1)
})

test('an order that the broker never takes does not keep the core from ending within five seconds', async () => {
  const network = await openNetwork('Mosquitto')
  const core = await network.start()
  const rest = core.rest(await issueToken(network.data, 'operator'))
  await mosquittoPub(network.url, readingsTopic(KITCHEN), JSON.stringify({ at: Date.now(), smoke: 0.8 }))
  const [incident] = await until('the incident', async () => {
    const open = await rest.openIncidents()
    return open.length > 0 && open
  })
  network.mosquitto?.freeze()
  await rest.command(incident?.id ?? '', 'accept')
  expect((await rest.command(incident?.id ?? '', 'dispatch')).status).toBe(200)
  await sleep(200)
  const { code, ms } = await core.stop()
  expect(code).toBe(0)
  expect(ms).toBeLessThan(5000)
})

/** The driver leans on mqtt.js internals (`handleMessage`, `_sendPacket`); this is the contract it needs of them. */
test('mqtt.js sends exactly the acknowledgements we ask for, and none with a number of an earlier connection', async () => {
  const broker = await startMosquitto(dataFolder())
  const tap = await startWiretap(broker.port)
  const waiting: (() => void)[] = []
  const context: DriverContext = {
    intake: { hear: (_origin, _heard, stored) => void waiting.push(stored) },
    clock: systemClock,
    log: createLogger('silent'),
    known: () => [],
  }
  const session = connectBroker({ url: tap.url, clientId: 'contract', profiles: [nativeProfile], context })
  try {
    await until('the connection', () => session.isConnected())
    const device = gateway(broker.url)
    await until('the connection', () => device.connected)
    await sleep(200)
    const publish = (value: number) =>
      device.publishAsync(readingsTopic(KITCHEN), JSON.stringify({ at: Date.now(), smoke: value }), { qos: 1 })
    const acknowledged = () => tap.passed.filter(({ from, what }) => from === 'client' && what === 'puback')
    const delivered = () => tap.passed.filter(({ from, what }) => from === 'broker' && what === 'publish')

    await Promise.all([publish(0.01), publish(0.02), publish(0.03)])
    await until('three messages', () => waiting.length === 3)
    await sleep(200)
    expect(acknowledged()).toEqual([])
    waiting[0]?.()
    await until('one acknowledgement', () => acknowledged().length === 1)
    expect(acknowledged()[0]?.packet).toBe(delivered()[0]?.packet)

    // The link is lost with two unacknowledged: the broker sends these two again on the next one.
    tap.cut()
    await until('both again', () => waiting.length === 5)
    waiting[1]?.()
    waiting[2]?.()
    await sleep(300)
    expect(acknowledged()).toHaveLength(1)
    waiting[3]?.()
    waiting[4]?.()
    await until('all acknowledgements', () => acknowledged().length === 3)
    const [first, second] = delivered().slice(3)
    expect(acknowledged().slice(1)).toMatchObject([
      { connection: 2, packet: first?.packet },
      { connection: 2, packet: second?.packet },
    ])

    // The broker has nothing left to repeat.
    tap.cut()
    await until('a third connection', () => !session.isConnected())
    await until('a third connection', () => session.isConnected())
    await sleep(300)
    expect(waiting).toHaveLength(5)
  } finally {
    await session.stop()
  }
})
