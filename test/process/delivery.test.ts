/** Nothing that was acknowledged is ever lost, over the embedded broker and over Mosquitto: commit first, then acknowledge. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { until } from '../support/until.ts'
import { issueToken, runCommand } from './support/core.ts'
import { deliver, gateway, KITCHEN, readingsTopic, SMOKE_DETECTORS } from './support/devices.ts'
import { NETWORKS, openNetwork } from './support/network.ts'
import { holdStore, integrity, storedReadings } from './support/store-file.ts'
import { startWiretap } from './support/wiretap.ts'

const HELD_MS = 700
const KILLS = 5
/** Three messages every 10 ms. */
const ROUND_MS = 10
const PER_ROUND = 3
const ALARM_EVERY = 30
/** On a slow machine starting five cores takes long; the load need not grow with it. */
const ROUNDS = 1000

describe.each(NETWORKS)('over %s', (kind) => {
  test('a reading is acknowledged only after it is on disk', async () => {
    const network = await openNetwork(kind)
    // The tap sits beside the core: it is the broker of its devices, or a client of Mosquitto.
    const tap = await startWiretap(Number(new URL(network.url).port))
    await network.start(network.mosquitto ? tap.url : undefined)
    const core = network.mosquitto ? 'client' : 'broker'
    const acknowledged = () => tap.passed.filter(({ from, what }) => from === core && what === 'puback')
    const arrived = () => tap.passed.filter(({ from, what }) => from !== core && what === 'publish')
    const device = gateway(network.mosquitto ? network.url : tap.url)
    await until('the connection', () => device.connected)

    const release = holdStore(network.data)
    const at = Date.now()
    const sent = Array.from({ length: 10 }, (_, i) =>
      device.publishAsync(readingsTopic(KITCHEN), JSON.stringify({ at: at + i, temperature: 20 + i }), { qos: 1 }),
    )
    await until('the readings on the wire', () => arrived().length >= 10)
    await sleep(HELD_MS)
    expect(acknowledged()).toEqual([])
    expect(storedReadings(network.data, 'temperature')).toEqual([])

    release()
    const releasedAt = Date.now()
    await until('the acknowledgements', () => acknowledged().length >= 10)
    expect(storedReadings(network.data, 'temperature')).toHaveLength(10)
    await Promise.all(sent)
    expect(acknowledged().map(({ packet }) => packet)).toEqual(arrived().map(({ packet }) => packet))
    for (const { at: acknowledgedAt } of acknowledged()) expect(acknowledgedAt).toBeGreaterThanOrEqual(releasedAt)
  })

  test(`after ${KILLS} kills under load every acknowledged reading is there exactly once and no decision was repeated`, async () => {
    const network = await openNetwork(kind)
    let core = await network.start()
    const publisher = gateway(network.url)
    const ledger: string[] = []
    const alarmed: string[] = []
    let sent = 0
    let lastAt = 0
    const publish = async (device: string | undefined, point: string, value: number) => {
      if (!device) return
      lastAt = Math.max(lastAt + 1, Date.now())
      const at = lastAt
      sent++
      await deliver(publisher, readingsTopic(device), JSON.stringify({ at, [point]: value }))
      if (point === 'smoke') alarmed.push(device)
      else ledger.push(`${device}@${at}`)
    }
    let round = 0
    const load = setInterval(() => {
      if (round === ROUNDS) return
      round++
      for (let i = 0; i < PER_ROUND; i++) void publish(SMOKE_DETECTORS[(round + i) % 20]?.id, 'temperature', round % 40)
      if (round % ALARM_EVERY === 0) void publish(SMOKE_DETECTORS[20 + round / ALARM_EVERY]?.id, 'smoke', 0.9)
    }, ROUND_MS)

    for (let kill = 0; kill < KILLS; kill++) {
      await sleep(500 + Math.random() * 1000)
      // Every other time in the middle of a commit that waits for the disk.
      const release = kill % 2 === 0 ? holdStore(network.data) : () => {}
      await sleep(kill % 2 === 0 ? 100 : 0)
      await core.kill()
      release()
      core = await network.start()
    }
    await sleep(500)
    clearInterval(load)
    await until('every acknowledgement', () => ledger.length + alarmed.length === sent, 20_000)
    await until('every reading', () => storedReadings(network.data, 'temperature').length >= ledger.length, 20_000)

    expect(ledger.length).toBeGreaterThan(500)
    expect(storedReadings(network.data, 'temperature').toSorted()).toEqual(ledger.toSorted())
    const rest = core.rest(await issueToken(network.data, 'integrator'))
    const opened = await until('every incident', async () => {
      const incidents = await rest.openIncidents()
      return incidents.length >= alarmed.length && incidents
    })
    expect(opened.map(({ place }) => place.device).toSorted()).toEqual(alarmed.toSorted())
    expect(opened.flatMap(({ alarms }) => alarms)).toHaveLength(alarmed.length)
    expect(integrity(network.data)).toBe('ok')
    expect(JSON.parse((await runCommand('verify', '--data', network.data)).stdout)).toMatchObject({ ok: true })
  })
})
