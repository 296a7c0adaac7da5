/** What must never disturb the console: messages that are wrong, too large, too old, too early or from nobody. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Rejected } from '../../src-preload/contract/devices.contract.ts'
import type { RejectReason } from '../../src-preload/contract/wire/words.ts'
import { until } from '../support/until.ts'
import { issueToken } from './support/core.ts'
import { deliver, gateway, KITCHEN, readingsTopic } from './support/devices.ts'
import { NETWORKS, openNetwork } from './support/network.ts'

const KEPT = 500
const FLOOD = 2000
/** On a machine that is busy with other tests. */
const QUICK_MS = 1000
const HOUR_MS = 3_600_000
const TOPIC = readingsTopic(KITCHEN)

const now = Date.now()
const fire = (at: unknown = now) => JSON.stringify({ at, smoke: 0.9 })
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

/** Each of them would be an alarm if it were believed. */
const WRONG: [reason: RejectReason, what: string, topic: string, payload: string | Buffer][] = [
  ['malformed', 'no JSON', TOPIC, 'smoke=0.9'],
  ['malformed', 'half a message', TOPIC, fire().slice(0, -2)],
  ['malformed', 'nothing at all', TOPIC, ''],
  ['malformed', 'a list', TOPIC, '[0.9]'],
  ['malformed', 'no point', TOPIC, JSON.stringify({ at: now })],
  ['malformed', 'a number as text', TOPIC, JSON.stringify({ at: now, smoke: '0.9' })],
  ['malformed', 'no number', TOPIC, JSON.stringify({ at: now, smoke: null })],
  ['malformed', 'more than any number', TOPIC, `{"at":${now},"smoke":1e999}`],
  ['malformed', 'a time that is none', TOPIC, fire('yesterday')],
  ['malformed', 'a time without its zone', TOPIC, fire('2026-11-21T12:00:00')],
  ['malformed', 'a time before all times', TOPIC, fire(-1)],
  ['malformed', 'deep JSON', TOPIC, nested(8000)],
  ['malformed', 'a deep point', TOPIC, `{"at":${now},"smoke":${nested(5000)}}`],
  ['malformed', 'binary', TOPIC, Buffer.from(Array.from({ length: 512 }, (_, i) => (i * 7) % 256))],
  ['malformed', 'a status that is none', TOPIC.replace('readings', 'status'), 'perhaps'],
  ['oversized', 'a little too large', TOPIC, JSON.stringify({ at: now, smoke: 0.9, more: 'x'.repeat(17_000) })],
  ['oversized', 'far too large', TOPIC, JSON.stringify({ at: now, smoke: 0.9, more: 'x'.repeat(2_000_000) })],
  ['futureDated', 'from in an hour', TOPIC, fire(now + HOUR_MS)],
  ['unknownDevice', 'a device of nobody', readingsTopic('nobody-0-smoke'), fire()],
  ['unknownDevice', 'a device of another site', TOPIC.replace('shantang', 'elsewhere'), fire()],
  ['unknownDevice', 'a name of JavaScript', readingsTopic('__proto__'), fire()],
  ['unknownPoint', 'a point it does not have', TOPIC, JSON.stringify({ at: now, fumes: 0.9 })],
  ['unknownPoint', 'a point of JavaScript', TOPIC, `{"at":${now},"__proto__":0.9}`],
  ['outOfRange', 'more than can be', TOPIC, JSON.stringify({ at: now, smoke: 61 })],
  ['outOfRange', 'less than nothing', TOPIC, JSON.stringify({ at: now, smoke: -0.9 })],
  ['badTopic', 'no site', `watchroom//${KITCHEN}/readings`, fire()],
  ['badTopic', 'no device', 'watchroom/shantang//readings', fire()],
]

const countsOf = (reasons: RejectReason[]) =>
  Object.fromEntries(reasons.map((reason) => [reason, reasons.filter((other) => other === reason).length]))

describe.each(NETWORKS)('over %s', (kind) => {
  test('every wrong message is counted and kept for inspection, and none of them disturbs', async () => {
    const network = await openNetwork(kind)
    const core = await network.start()
    const rest = core.rest(await issueToken(network.data, 'operator'))
    const device = gateway(network.url)
    const rejectedSoFar = async () => (await rest.stats()).health.intake.rejected
    const total = async () => Object.values(await rejectedSoFar()).reduce((sum, count) => sum + count, 0)

    for (const [, , topic, payload] of WRONG) await deliver(device, topic, payload)
    // Not for the console, so not wrong either.
    for (const topic of ['watchroom/shantang', `${TOPIC}/more`, 'elsewhere/readings']) await deliver(device, topic, fire())
    await until('all rejections', async () => (await total()) >= WRONG.length)
    expect(await rejectedSoFar()).toMatchObject(countsOf(WRONG.map(([reason]) => reason)))
    expect(await total()).toBe(WRONG.length)
    const { body: kept } = await rest.get<{ items: Rejected[] }>('/api/v1/rejected')
    expect(kept.items.map(({ reason }) => reason)).toEqual(WRONG.map(([reason]) => reason).toReversed())
    for (const { excerpt } of kept.items) expect(excerpt.length).toBeLessThanOrEqual(300)

    const reading = JSON.stringify({ at: now, smoke: 0.01 })
    for (let i = 0; i < 3; i++) await deliver(device, TOPIC, reading)
    await until('the duplicates', async () => (await rejectedSoFar()).duplicate === 2)
    expect((await rest.stats()).health.intake.readings).toBe(1)

    // A flood of them pushes out the oldest and nothing else.
    await Promise.all(Array.from({ length: FLOOD }, (_, i) => deliver(device, TOPIC, `flood ${i}`)))
    await until('the flood', async () => (await rejectedSoFar()).malformed >= FLOOD)
    const { body: after } = await rest.get<{ items: Rejected[] }>('/api/v1/rejected')
    expect(after.items.length).toBeGreaterThan(0)
    expect(after.items.length).toBeLessThanOrEqual(KEPT)
    expect(await rest.openIncidents()).toEqual([])
    expect(core.isRunning()).toBe(true)

    const alarmAt = Date.now()
    await deliver(device, TOPIC, fire(alarmAt))
    await until('the real alarm', async () => (await rest.openIncidents()).length === 1)
    const [incident] = await rest.openIncidents()
    expect(Date.parse(incident?.openedAt ?? '') - alarmAt).toBeLessThan(QUICK_MS)
  })
})

test('bytes that are not MQTT, and clients that break off, leave the embedded broker standing', async () => {
  const network = await openNetwork('the embedded broker')
  const core = await network.start()
  const port = Number(new URL(network.url).port)
  for (const bytes of [
    'GET / HTTP/1.1\r\n\r\n',
    Buffer.alloc(100_000, 0xff),
    // CONNECT that promises 256 MB and says no more.
    Buffer.from([0x10, 0xff, 0xff, 0xff, 0x7f, 0, 4]),
    // PUBLISH before CONNECT.
    Buffer.from([0x32, 7, 0, 1, 0x61, 0, 1, 0x62, 0x62]),
  ]) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    await once(socket, 'connect')
    socket.write(bytes)
    await sleep(50)
    socket.destroy()
  }
  const rest = core.rest(await issueToken(network.data, 'operator'))
  await deliver(gateway(network.url), TOPIC, fire())
  await until('the alarm', async () => (await rest.openIncidents()).length === 1)
})

test('what Mosquitto retained does not come up as news each time the console connects', async () => {
  const network = await openNetwork('Mosquitto')
  const first = await network.start()
  const rest = first.rest(await issueToken(network.data, 'operator'))
  const device = gateway(network.url)
  const retained = { qos: 1, retain: true } as const
  await device.publishAsync(TOPIC, JSON.stringify({ at: now, smoke: 0.02 }), retained)
  // A device without a clock that burnt some time ago. Nobody knows when.
  await device.publishAsync(readingsTopic('shantang-132-kitchen-smoke'), JSON.stringify({ smoke: 0.02 }), retained)
  await until('both readings', async () => (await rest.stats()).health.intake.readings === 2)
  await first.kill()

  const again = await network.start()
  const restAgain = again.rest(await issueToken(network.data, 'integrator'))
  await until('both replays', async () => (await restAgain.stats()).health.intake.rejected.duplicate === 2)
  expect((await restAgain.stats()).health.intake.readings).toBe(0)

  await network.mosquitto?.stop()
  await network.mosquitto?.start()
  await until('both replays once more', async () => (await restAgain.stats()).health.intake.rejected.duplicate === 4)
  expect(await restAgain.openIncidents()).toEqual([])
})
