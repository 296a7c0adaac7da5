/** Devices of other families over a real Mosquitto: published by its own client, found, registered, raising incidents. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Device } from '../../src-preload/contract/devices.contract.ts'
import type { RawMessage } from '../../src-preload/contract/network.contract.ts'
import { hasSharedData, SHARED_DATA } from '../support/shared-data.ts'
import { until } from '../support/until.ts'
import { issueToken } from './support/core.ts'
import { SITE } from './support/devices.ts'
import { mosquittoPub } from './support/mosquitto.ts'
import { openNetwork } from './support/network.ts'
import { adopt, foundAt, incidentOf } from './support/onboarding.ts'

async function withMosquitto() {
  const network = await openNetwork('Mosquitto')
  const core = await network.start()
  const rest = core.rest(await issueToken(network.data, 'operator'))
  const publish = (topic: string, payload: unknown, ...flags: string[]) =>
    mosquittoPub(network.url, topic, typeof payload === 'string' ? payload : JSON.stringify(payload), ...flags)
  return { network, core, rest, publish }
}

const recorded = <T>(file: string): T => JSON.parse(readFileSync(join(SHARED_DATA, 'mqtt', file), 'utf8')) as T

test('an unseen Zigbee detector is described by its bridge, registered, raises its incident and is missed with its bridge', async () => {
  const { rest, publish } = await withMosquitto()
  const devices = [
    { ieee_address: '0x0000000000000001', friendly_name: 'Coordinator', type: 'Coordinator', interview_completed: true },
    {
      ieee_address: '0x00aa00bb00cc00dd',
      friendly_name: '3号楼/502/烟感',
      type: 'EndDevice',
      power_source: 'Battery',
      interview_completed: true,
      definition: {
        model: 'NEW-2027',
        vendor: 'Unheard-of',
        description: 'smoke',
        exposes: [
          { type: 'binary', name: 'smoke', property: 'smoke', access: 1, value_on: 'ALARM', value_off: 'OK' },
          { type: 'numeric', name: 'battery', property: 'battery', access: 1, unit: '%', value_min: 0, value_max: 100 },
        ],
      },
    },
  ]
  await publish('zigbee2mqtt/bridge/devices', devices, '-r')
  await publish('zigbee2mqtt/bridge/state', { state: 'online' }, '-r')
  const found = await foundAt(rest, '0x00aa00bb00cc00dd')
  expect(found).toMatchObject({ kind: 'smoke-detector', vendor: 'Unheard-of', model: 'NEW-2027', via: 'bridge' })
  await adopt(rest, await foundAt(rest, 'bridge'), 'z2m-bridge', 'gateway')
  await adopt(rest, found, 'b3-502-smoke')

  await publish('zigbee2mqtt/3号楼/502/烟感', { smoke: 'OK', battery: 97 })
  await publish('zigbee2mqtt/3号楼/502/烟感', { smoke: 'ALARM', battery: 97 })
  expect(await incidentOf(rest, 'b3-502-smoke')).toMatchObject({ kind: 'smoke', priority: 1 })

  await publish('zigbee2mqtt/bridge/state', { state: 'offline' }, '-r')
  expect(await incidentOf(rest, 'z2m-bridge')).toMatchObject({ kind: 'device' })
  const { body } = await rest.get<Device>('/api/v1/devices/b3-502-smoke')
  expect(body).toMatchObject({ gateway: 'z2m-bridge', state: 'alarm' })
})

describe.skipIf(!hasSharedData)('recorded messages (skipped where the recorded data is absent)', () => {
  test('of Zigbee2MQTT, Tasmota, ChirpStack and Frigate are found as devices, and their alarms raise incidents', async () => {
    const { rest, publish } = await withMosquitto()
    type Message = { topic: string; payload: unknown }
    const messages = [
      ...recorded<Message[]>('zigbee2mqtt_payloads.json').filter(({ topic }) => topic.startsWith('zigbee2mqtt/')),
      ...recorded<Message[]>('tasmota_tele.json'),
      ...recorded<Message[]>('chirpstack_events.json'),
    ]
    for (const { topic, payload } of messages) expect(await publish(topic, payload)).toBe(0)
    const leak = await foundAt(rest, '0x005043c95f277c80')
    expect(leak).toMatchObject({ source: 'zigbee2mqtt', kind: 'water-leak-sensor' })
    await foundAt(rest, '0101010101010101')
    const { body } = await rest.get<{ items: RawMessage[] }>('/api/v1/network/messages?limit=500')
    expect(new Set(body.items.map(({ source }) => source))).toEqual(new Set(['zigbee2mqtt', 'tasmota', 'chirpstack']))
    expect(body.items).toHaveLength(messages.length)

    await adopt(rest, leak, 'leak-1')
    const wet = messages.find(({ payload }) => (payload as { water_leak?: boolean }).water_leak === true)
    await publish(wet?.topic ?? '', wet?.payload)
    expect(await incidentOf(rest, 'leak-1')).toMatchObject({ kind: 'water' })
  })

  test('a retained alarm is handed out again by the broker and is still one alarm of one incident', async () => {
    const { network, core, rest, publish } = await withMosquitto()
    const topic = 'zigbee2mqtt/0x005043c95f277c80'
    await publish(topic, { water_leak: false })
    await adopt(rest, await foundAt(rest, '0x005043c95f277c80'), 'leak-1', 'water-leak-sensor')
    await publish(topic, { water_leak: true }, '-r')
    await incidentOf(rest, 'leak-1')
    await core.stop()
    const again = (await network.start()).rest(await issueToken(network.data, 'operator'))
    const incident = await incidentOf(again, 'leak-1')
    expect(incident.alarms).toHaveLength(1)
  })
})

test('OwnTracks moves a guard on the map: who is nearest follows', async () => {
  const { rest, publish } = await withMosquitto()
  const [guard] = SITE.staff
  const tst = Math.floor(Date.now() / 1000)
  await publish(`owntracks/${guard?.id}/phone`, { _type: 'location', lat: 31.3201, lon: 120.6001, tst, acc: 8, batt: 77 })
  const moved = await until('the position', async () => {
    const { body } = await rest.get<{ items: { id: string; position: number[] | null; positionAt: string | null }[] }>('/api/v1/staff')
    return body.items.find(({ id, positionAt }) => id === guard?.id && positionAt !== null)
  })
  expect(moved).toMatchObject({ position: [120.6001, 31.3201], positionAt: new Date(tst * 1000).toISOString() })
  await publish(`owntracks/${guard?.id}/phone`, { _type: 'location', lat: 30, lon: 120, tst: tst - 60, acc: 8 })
  const { body } = await rest.get<{ items: { id: string; position: number[] }[] }>('/api/v1/staff')
  expect(body.items.find(({ id }) => id === guard?.id)?.position).toEqual([120.6001, 31.3201])
})
