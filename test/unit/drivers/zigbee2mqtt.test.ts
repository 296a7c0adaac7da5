/** Zigbee2MQTT: what its register, its states and its availability mean here, and how its devices are commanded. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createZigbee2mqttProfile } from '../../../src-main/drivers/zigbee2mqtt/zigbee2mqtt.profile.ts'
import { fuzz } from '../../support/fuzz.ts'
import { NOON } from '../../support/manual-clock.ts'
import { anyPayload, expectWellFormed, hear, ofType, valuesOf } from './mqtt-heard.ts'

const binary = (property: string, on: unknown = true, off: unknown = false, access = 1) => ({
  type: 'binary',
  name: property,
  property,
  value_on: on,
  value_off: off,
  access,
})
const numeric = (property: string, unit?: string, more: object = {}) => ({
  type: 'numeric',
  name: property,
  property,
  unit,
  access: 1,
  ...more,
})
const battery = numeric('battery', '%', { value_min: 0, value_max: 100 })
const entry = (address: string, name: string, exposes: unknown[], model = 'Unheard-of 3000') => ({
  ieee_address: address,
  friendly_name: name,
  type: 'EndDevice',
  interview_completed: true,
  definition: { model, vendor: 'Nobody', exposes },
})

const COORDINATOR = { ieee_address: '0x00124b0000000001', friendly_name: 'Coordinator', type: 'Coordinator', definition: null }
const SMOKE = entry('0x00158d0000000001', 'b3-502/kitchen smoke', [
  binary('smoke'),
  binary('battery_low'),
  battery,
  numeric('voltage', 'mV'),
  numeric('linkquality', 'lqi', { value_min: 0, value_max: 255 }),
])
const DOOR = entry('0x00158d0000000002', 'Gate', [
  binary('contact', false, true),
  { type: 'enum', property: 'action', values: ['tilt', 'vibration'] },
])
const RELAY = entry('0x00158d0000000003', 'Relay', [
  {
    type: 'switch',
    endpoint: 'l1',
    features: [{ ...binary('state_l1', 'ON', 'OFF', 7), name: 'state', label: 'State', endpoint: 'l1' }],
  },
  { type: 'switch', endpoint: 'l2', features: [{ ...binary('state_l2', 'ON', 'OFF', 7), name: 'state', endpoint: 'l2' }] },
  numeric('countdown_l1', 's', { endpoint: 'l1', access: 3, value_min: 0, value_max: 43200 }),
])
const SHUTTER = entry('0x00158d0000000004', 'Smoke vent', [
  {
    type: 'cover',
    features: [
      { type: 'enum', name: 'state', property: 'state', values: ['OPEN', 'CLOSE', 'STOP'], access: 7 },
      numeric('position', '%', { access: 7 }),
    ],
  },
  { type: 'composite', property: 'calibration', features: [numeric('up', 's', { access: 7 })] },
  { type: 'list', property: 'schedule', item_type: numeric('minute') },
])
const LOCK = entry('0x00158d0000000005', 'Escape door', [{ type: 'lock', features: [binary('state', 'LOCK', 'UNLOCK', 7)] }])
const REGISTER = [COORDINATOR, SMOKE, DOOR, RELAY, SHUTTER, LOCK]

function setup(register: unknown[] = REGISTER) {
  const profile = createZigbee2mqttProfile([])
  const heard = hear(profile, 'zigbee2mqtt/bridge/devices', register)
  return { profile, heard, descriptions: ofType(heard, 'description') }
}
const described = (address: string) => setup().descriptions.find((description) => description.address === address)
const pointsOf = (address: string) => described(address)?.points.map(({ id }) => id)

describe('the register of a Zigbee network', () => {
  it('describes the coordinator as the gateway of every device', () => {
    const [bridge, ...devices] = setup().descriptions
    expect(bridge).toMatchObject({ address: 'bridge', kind: 'gateway', via: null })
    expect(devices.map(({ via }) => via)).toEqual(devices.map(() => 'bridge'))
  })

  it('knows a device by its IEEE address and makes a smoke detector of what it exposes', () => {
    expect(described('0x00158d0000000001')).toMatchObject({
      name: 'b3-502/kitchen smoke',
      vendor: 'Nobody',
      kind: 'smoke-detector',
      points: [
        { id: 'smoke-alarm', type: 'switch', writable: false },
        { id: 'battery-low', type: 'switch' },
        { id: 'battery', unit: '%', range: [0, 100] },
        { id: 'voltage', unit: 'V' },
        { id: 'link-quality', unit: 'lqi', range: [0, 255] },
      ],
    })
  })

  it('tells the channels of a relay apart and which of them can be switched', () => {
    expect(described('0x00158d0000000003')?.points).toMatchObject([
      { id: 'on', name: 'State l1', writable: true },
      { id: 'on-l2', writable: true },
      { id: 'countdown', unit: 's', writable: true },
    ])
  })

  it('goes into composites and leaves lists alone', () => {
    expect(pointsOf('0x00158d0000000004')).toEqual(['on', 'position', 'calibration-up'])
    expect(described('0x00158d0000000004')?.kind).toBe('output')
  })

  it('says of a lock whether it is locked', () => {
    expect(described('0x00158d0000000005')?.points).toMatchObject([{ id: 'locked', writable: true }])
  })

  it('says goodbye to a device that is missing from the next one, and keeps the rest', () => {
    const { profile } = setup()
    const heard = hear(profile, 'zigbee2mqtt/bridge/devices', [COORDINATOR, SMOKE])
    expect(ofType(heard, 'removal').map(({ address }) => address)).toEqual(['2', '3', '4', '5'].map((n) => `0x00158d000000000${n}`))
    expect(ofType(hear(profile, 'zigbee2mqtt/bridge/devices', [COORDINATOR, SMOKE]), 'removal')).toEqual([])
  })

  it('that cannot be read removes nobody', () => {
    const { profile } = setup()
    for (const broken of ['[{', '{}', 'null', '[[]]', '[{}]', Array.from({ length: 2001 }, () => SMOKE)])
      expect(hear(profile, 'zigbee2mqtt/bridge/devices', broken)).toEqual([{ type: 'refused', reason: 'malformed', device: 'bridge' }])
    expect(valuesOf(hear(profile, 'zigbee2mqtt/Gate', { contact: false }))).toEqual({ open: 1 })
  })

  it('is no place for more than 64 points of a device, nor for more memory than is allowed', () => {
    const exposes = Array.from({ length: 150 }, (_, index) =>
      binary(`${'长'.repeat(50)}_${index}_${index}`, '开'.repeat(60), '关'.repeat(60)),
    )
    expectWellFormed(setup([entry('0x00158d0000000009', 'Big', exposes)]).heard)
  })
})

describe('the state of a device', () => {
  it('is read by its exposes: battery volts from millivolts, an open contact as open', () => {
    const { profile } = setup()
    const heard = hear(profile, 'zigbee2mqtt/b3-502/kitchen smoke', { smoke: true, battery: '100.00', voltage: 3055, linkquality: 81 })
    expect(heard).toMatchObject([{ source: 'zigbee2mqtt', address: '0x00158d0000000001', via: 'bridge', at: null, isReplay: false }])
    expect(valuesOf(heard)).toEqual({ 'smoke-alarm': 1, battery: 100, voltage: 3.055, 'link-quality': 81 })
    expect(valuesOf(hear(profile, 'zigbee2mqtt/Gate', { contact: true }))).toEqual({ open: 0 })
    expect(valuesOf(hear(profile, 'zigbee2mqtt/Gate', { contact: false }))).toEqual({ open: 1 })
  })

  it('has the time when the device was last seen, where it is sent', () => {
    const { profile } = setup()
    const at = (last_seen: unknown) => ofType(hear(profile, 'zigbee2mqtt/Gate', { contact: true, last_seen }), 'report')[0]?.at
    expect(at('2024-03-09T18:27:40+01:00')).toBe(Date.parse('2024-03-09T17:27:40Z'))
    expect(at(1_710_005_260_123)).toBe(1_710_005_260_123)
    for (const useless of [null, 'yesterday', '2024-03-09T18:27:40', -5, {}]) expect(at(useless)).toBeNull()
  })

  it('says nothing of what is not known yet, and nothing at all without a value', () => {
    const { profile } = setup()
    expect(valuesOf(hear(profile, 'zigbee2mqtt/b3-502/kitchen smoke', { smoke: null, battery_low: null, battery: 50 }))).toEqual({
      battery: 50,
    })
    expect(hear(profile, 'zigbee2mqtt/Gate', { contact: null, update: { state: 'idle' } })).toEqual([])
    expect(hear(profile, 'zigbee2mqtt/Gate', '')).toEqual([])
  })

  it('is marked when the broker had kept it', () => {
    const { profile } = setup()
    expect(hear(profile, 'zigbee2mqtt/Gate', { contact: false }, true)).toMatchObject([{ isReplay: true }])
  })

  it('may hold an event, which is on for a moment and is never believed from the memory of a broker', () => {
    const { profile } = setup()
    const heard = ofType(hear(profile, 'zigbee2mqtt/Gate', { contact: true, action: 'vibration' }), 'report')
    expect(heard.map(({ at, values }) => [at, Object.fromEntries(values)])).toEqual([
      [null, { open: 0, vibration: 1 }],
      [null, { vibration: 0 }],
    ])
    expect(ofType(hear(profile, 'zigbee2mqtt/Gate', { action: 'tilt' }), 'report').map(({ values }) => [...values])).toEqual([
      [['action-tilt', 1]],
      [['action-tilt', 0]],
    ])
    expect(pointsOf('0x00158d0000000002')).toEqual(['open', 'action-tilt', 'vibration'])
    expect(hear(profile, 'zigbee2mqtt/Gate', { action: 'tilt' }, true)).toEqual([])
    expect(hear(profile, 'zigbee2mqtt/Gate', { action: '' })).toEqual([])
  })

  it('of a device that is in no register is reported under its IEEE address, else under its name', () => {
    const profile = createZigbee2mqttProfile([])
    expect(hear(profile, 'zigbee2mqtt/0x000d6f0014f7bf0f', { gas: true })).toMatchObject([{ address: '0x000d6f0014f7bf0f' }])
    expect(hear(profile, 'zigbee2mqtt/hall', { gas: true, device: { ieeeAddr: '0x000D6F0014F7BF0F' } })).toMatchObject([
      { address: '0x000d6f0014f7bf0f' },
    ])
    expect(hear(profile, 'zigbee2mqtt/hall', { gas: true })).toMatchObject([{ address: 'hall' }])
  })

  it('without exposes is not believed about quantities whose unit only the exposes tell', () => {
    const profile = createZigbee2mqttProfile([])
    expect(valuesOf(hear(profile, 'zigbee2mqtt/x', { voltage: 3055, pressure: 957.4, temperature: 20.7 }))).toEqual({
      'voltage-value': 3055,
      'pressure-value': 957.4,
      temperature: 20.7,
    })
  })

  it('is refused when it is no object, too large or without a name', () => {
    const { profile } = setup()
    expect(hear(profile, 'zigbee2mqtt/Gate', 'hello')).toEqual([{ type: 'refused', reason: 'malformed', device: 'Gate' }])
    expect(hear(profile, 'zigbee2mqtt/Gate', [1])).toEqual([{ type: 'refused', reason: 'malformed', device: 'Gate' }])
    expect(hear(profile, 'zigbee2mqtt/Gate', { text: 'x'.repeat(70_000) })).toEqual([
      { type: 'refused', reason: 'oversized', device: 'Gate' },
    ])
    expect(hear(profile, 'zigbee2mqtt/', { a: 1 })).toEqual([{ type: 'refused', reason: 'badTopic', device: null }])
  })
})

describe('who can be heard', () => {
  it('is said of the whole network and of each device, in the old form and in the new', () => {
    const { profile } = setup()
    const link = (address: string, online: boolean) => [{ type: 'link', source: 'zigbee2mqtt', address, online }]
    expect(hear(profile, 'zigbee2mqtt/bridge/state', 'offline')).toEqual(link('bridge', false))
    expect(hear(profile, 'zigbee2mqtt/bridge/state', { state: 'online' })).toEqual(link('bridge', true))
    expect(hear(profile, 'zigbee2mqtt/b3-502/kitchen smoke/availability', 'online')).toEqual(link('0x00158d0000000001', true))
    expect(hear(profile, 'zigbee2mqtt/Gate/availability', { state: 'offline' })).toEqual(link('0x00158d0000000002', false))
    expect(hear(profile, 'zigbee2mqtt/Gate/availability', '')).toEqual([])
    expect(hear(profile, 'zigbee2mqtt/Gate/availability', 'perhaps')).toMatchObject([{ reason: 'malformed' }])
  })
})

describe('a device that', () => {
  it('leaves is removed once', () => {
    const { profile } = setup()
    const leave = { type: 'device_leave', data: { ieee_address: '0x00158d0000000002', friendly_name: 'Gate' } }
    expect(hear(profile, 'zigbee2mqtt/bridge/event', leave)).toEqual([
      { type: 'removal', source: 'zigbee2mqtt', address: '0x00158d0000000002' },
    ])
    expect(hear(profile, 'zigbee2mqtt/bridge/event', leave)).toEqual([])
    expect(hear(profile, 'zigbee2mqtt/bridge/event', { type: 'device_announce', data: leave.data })).toEqual([])
  })

  it('is renamed keeps its address', () => {
    const { profile } = setup()
    const heard = hear(
      profile,
      'zigbee2mqtt/bridge/devices',
      REGISTER.map((item) => (item === DOOR ? { ...DOOR, friendly_name: 'Back door' } : item)),
    )
    expect(ofType(heard, 'removal')).toEqual([])
    expect(hear(profile, 'zigbee2mqtt/Back door', { contact: false })).toMatchObject([{ address: '0x00158d0000000002' }])
    expect(profile.encode?.({ id: 'c', address: '0x00158d0000000002', point: 'open', value: 1 })).toBeNull()
  })

  it('was described before the core was restarted is understood at once', () => {
    const { descriptions } = setup()
    const profile = createZigbee2mqttProfile(JSON.parse(JSON.stringify(descriptions)))
    expect(hear(profile, 'zigbee2mqtt/Gate', { contact: false })).toMatchObject([{ address: '0x00158d0000000002' }])
    expect(valuesOf(hear(profile, 'zigbee2mqtt/b3-502/kitchen smoke', { voltage: 3000 }))).toEqual({ voltage: 3 })
    expect(profile.encode?.({ id: 'c', address: '0x00158d0000000005', point: 'locked', value: 0 })).toHaveLength(1)
    expect(ofType(hear(profile, 'zigbee2mqtt/bridge/devices', [COORDINATOR]), 'removal')).toHaveLength(5)
  })
})

describe('a command', () => {
  const encode = (address: string, point: string, value: number) => setup().profile.encode?.({ id: 'cmd-1', address, point, value })

  it('is sent in the words the device exposes', () => {
    expect(encode('0x00158d0000000003', 'on-l2', 1)).toEqual([{ topic: 'zigbee2mqtt/Relay/set', payload: '{"state_l2":"ON"}' }])
    expect(encode('0x00158d0000000004', 'on', 0)).toEqual([{ topic: 'zigbee2mqtt/Smoke vent/set', payload: '{"state":"CLOSE"}' }])
    expect(encode('0x00158d0000000004', 'position', 40)).toEqual([{ topic: 'zigbee2mqtt/Smoke vent/set', payload: '{"position":40}' }])
    expect(encode('0x00158d0000000004', 'calibration-up', 12)).toMatchObject([{ payload: '{"calibration":{"up":12}}' }])
    expect(encode('0x00158d0000000005', 'locked', 0)).toMatchObject([{ payload: '{"state":"UNLOCK"}' }])
  })

  it('is not possible for what is only measured, nor for the unknown', () => {
    expect(encode('0x00158d0000000001', 'smoke-alarm', 0)).toBeNull()
    expect(encode('0x00158d0000000003', 'brightness', 1)).toBeNull()
    expect(encode('Relay', 'on', 1)).toBeNull()
  })

  it('of this console or another says nothing when it passes by', () => {
    const { profile } = setup()
    for (const topic of [
      'Relay/set',
      'Relay/l1/set',
      'Relay/set/state',
      'Relay/get',
      'bridge/request/restart',
      'bridge/info',
      'bridge/logging',
    ])
      expect(
        profile.decode({ topic: `zigbee2mqtt/${topic}`, payload: Buffer.from('{"state":"ON"}'), receivedAt: NOON, isReplay: false }),
      ).toEqual({ heard: [] })
    expect(profile.decode({ topic: 'zigbee2mqttx/a', payload: Buffer.from('{}'), receivedAt: NOON, isReplay: false })).toBeNull()
  })
})

describe('any message on any topic', () => {
  fuzz('never throws, and gives only what is well formed', () => {
    const { profile } = setup()
    const topic = fc.oneof(
      fc.constantFrom(
        'bridge/devices',
        'bridge/event',
        'bridge/state',
        'Gate',
        'Relay',
        'b3-502/kitchen smoke',
        'Gate/availability',
        '0x00158d00000000aa',
      ),
      fc.string(),
    )
    const payload = anyPayload([
      REGISTER,
      { smoke: true, contact: false, battery: '50', voltage: 3000, state_l1: 'ON', action: 'tilt' },
      'online',
    ])
    return fc.property(topic, payload, fc.boolean(), (on, bytes, isReplay) =>
      expectWellFormed(hear(profile, `zigbee2mqtt/${on}`, bytes, isReplay)),
    )
  })
})

const RECORDED = resolve(import.meta.dirname, '../../../../shared/data/mqtt')
const recorded = (file: string) => JSON.parse(readFileSync(resolve(RECORDED, file), 'utf8'))

describe.skipIf(!existsSync(RECORDED))('recorded messages (where ../shared/data is there)', () => {
  it('mean what the people who captured them said', () => {
    const ALARMS = { smoke: 'smoke-alarm', gas: 'gas-alarm', 'water leak': 'water-leak', tilt: 'action-tilt' }
    const raising = new Set([...Object.values(ALARMS), 'heat-alarm', 'co-alarm', 'panic', 'open'])
    for (const { topic, payload, expect: expected } of recorded('zigbee2mqtt_payloads.json')) {
      const heard = hear(createZigbee2mqttProfile([]), topic.replace(/^[^/]+/, 'zigbee2mqtt'), payload)
      const raised = ofType(heard, 'report').flatMap(({ values }) => [...values].filter(([id, value]) => raising.has(id) && value === 1))
      const alarm = Object.entries(ALARMS).find(([word]) => word === expected.alarm)?.[1]
      expect([topic, raised.map(([id]) => id)]).toEqual([topic, alarm ? [alarm] : []])
    }
  })

  it('give every device of a real register sensible points', () => {
    const { topic, payload } = recorded('zigbee2mqtt_bridge_devices.json')
    const heard = hear(createZigbee2mqttProfile([]), topic, payload)
    expectWellFormed(heard)
    const devices = ofType(heard, 'description').filter(({ address }) => address !== 'bridge')
    expect(devices).toHaveLength(payload.length - 1)
    const byName = new Map(devices.map((device) => [device.name, device]))
    for (const { name, points } of devices) {
      expect([name, points.some(({ id, unit }) => id === 'link-quality' && unit === 'lqi')]).toEqual([name, true])
      expect([name, points.filter(({ id }) => id === 'voltage').every(({ unit }) => unit === 'V')]).toEqual([name, true])
    }
    expect(byName.get('Bathroom leak sensor')?.kind).toBe('water-leak-sensor')
    expect(byName.get('Door Sensor')?.kind).toBe('door-contact')
    expect(byName.get('Plug')?.points.find(({ id }) => id === 'on')).toMatchObject({ writable: true })
    expect(byName.get('Plug')?.points.map(({ id }) => id)).toEqual(expect.arrayContaining(['power', 'energy', 'device-temperature']))
    expect(byName.get('Living Room temperature, humidity and pressure sensor')?.points).toContainEqual(
      expect.objectContaining({ id: 'air-pressure', unit: 'hPa' }),
    )
  })
})
