/** Tasmota: outputs, sensors, energy meters and Zigbee devices behind a bridge; discovery and commands. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTasmotaProfile } from '../../../src-main/drivers/tasmota/tasmota.profile.ts'
import { fuzz } from '../../support/fuzz.ts'
import { NOON } from '../../support/manual-clock.ts'
import { anyPayload, expectWellFormed, hear, ofType, valuesOf } from './mqtt-heard.ts'

const MAC = 'DC4F22AABBCC'
const CONFIG = {
  ip: '192.0.2.7',
  dn: 'Siren in the stairwell',
  fn: ['Siren', 'Strobe', null, null],
  mac: MAC,
  md: 'Sonoff Dual',
  ofln: 'Offline',
  onln: 'Online',
  t: 'siren-1',
  ft: '%prefix%/%topic%/',
  tp: ['cmnd', 'stat', 'tele'],
  rl: [1, 1, 0, 0, 0, 0, 0, 0],
  ver: 1,
}
const CONFIG_TOPIC = `tasmota/discovery/${MAC}/config`
const report = (topic: string, payload: unknown) => valuesOf(hear(createTasmotaProfile([]), topic, payload))
const pointsOf = (heard: ReturnType<typeof hear>) => ofType(heard, 'description').flatMap(({ points }) => points.map(({ id }) => id))

describe('a Tasmota sensor', () => {
  it('is known by its topic, and its own time is not believed', () => {
    const heard = hear(createTasmotaProfile([]), 'tele/tasmota/SENSOR', { Time: '2017-02-16T10:13:52', DS18B20: { Temperature: 20.6 } })
    expect(ofType(heard, 'report')).toMatchObject([{ address: 'tasmota', via: null, at: null, isReplay: false }])
    expect(valuesOf(heard)).toEqual({ temperature: 20.6 })
    expect(ofType(heard, 'description')).toMatchObject([
      { address: 'tasmota', name: 'tasmota', vendor: 'Tasmota', points: [{ id: 'temperature', name: 'DS18B20 Temperature', unit: '°C' }] },
    ])
  })

  it('is described once, and again when it shows something new', () => {
    const profile = createTasmotaProfile([])
    const first = { DS18B20: { Temperature: 20.6 } }
    hear(profile, 'tele/tasmota/SENSOR', first)
    expect(ofType(hear(profile, 'tele/tasmota/SENSOR', first), 'description')).toEqual([])
    expect(pointsOf(hear(profile, 'tele/tasmota/SENSOR', { ...first, BH1750: { Illuminance: 12 } }))).toEqual([
      'temperature',
      'illuminance',
    ])
  })

  it('gives temperature in °C and tells the pressure of the air from that of water', () => {
    const fahrenheit = { BME280: { Temperature: 68, Humidity: 40, Pressure: 1013 }, TempUnit: 'F', PressureUnit: 'hPa' }
    expect(report('tele/t/SENSOR', fahrenheit)).toEqual({ temperature: 20, humidity: 40, 'air-pressure': 1013 })
    expect(report('tele/t/SENSOR', { MPX: { Pressure: 750 }, PressureUnit: 'mmHg' })).toMatchObject({
      'air-pressure': expect.closeTo(999.9, 1),
    })
  })

  it('stays the same point when the one before it fails', () => {
    const profile = createTasmotaProfile([])
    const both = { 'DS18B20-1': { Id: '011562', Temperature: 20 }, 'DS18B20-2': { Temperature: 80 } }
    expect(valuesOf(hear(profile, 'tele/t/SENSOR', both))).toEqual({ temperature: 20, 'temperature-ds18b20-2': 80 })
    expect(valuesOf(hear(profile, 'tele/t/SENSOR', { 'DS18B20-2': { Temperature: 81 } }))).toEqual({ 'temperature-ds18b20-2': 81 })
  })

  it('that has failed sends null, which is no value', () => {
    expect(hear(createTasmotaProfile([]), 'tele/t/SENSOR', { DS18B20: { Temperature: null } })).toEqual([])
  })

  it('may be of any kind: what the catalogue does not know becomes a point of its own', () => {
    const sensors = { ANALOG: { A0: 512 }, COUNTER: { C1: 7 }, BME680: { Gas: 120.5 }, ESP32: { Temperature: 53.3 }, Switch1: 'ON' }
    expect(report('tele/t/SENSOR', sensors)).toEqual({
      'switch-1': 1,
      'analog-a0': 512,
      'counter-c1': 7,
      'bme680-gas': 120.5,
      'temperature-esp32': 53.3,
    })
  })

  it('that meters energy reports power, voltage, current and the total, by phase where there are several', () => {
    const energy = { Total: 1.5, Today: 0.2, Power: [100, 200], Voltage: 230, Current: [0.4, 0.9], Factor: 0.98 }
    expect(report('tele/t/SENSOR', { ENERGY: energy })).toEqual({
      energy: 1.5,
      'energy-today': 0.2,
      power: 100,
      'power-2': 200,
      voltage: 230,
      current: 0.4,
      'current-2': 0.9,
      'energy-factor': 0.98,
    })
    expect(report('tele/t/POWER_LOW', 'ON')).toEqual({ 'power-low': 1 })
  })
})

describe('a Tasmota output', () => {
  it('is heard as a state, as a result and as the word alone', () => {
    expect(report('stat/t/RESULT', { POWER: 'ON' })).toEqual({ on: 1 })
    expect(report('stat/t/RESULT', { POWER1: 'OFF', POWER2: 'ON' })).toEqual({ on: 0, 'on-2': 1 })
    expect(report('stat/t/POWER', 'ON')).toEqual({ on: 1 })
    expect(report('stat/t/POWER2', 'OFF')).toEqual({ 'on-2': 0 })
    expect(report('tele/t/STATE', { Time: '2026-11-21T12:00:00', POWER1: 'ON', Wifi: { RSSI: 60, Signal: -71 } })).toEqual({
      on: 1,
      signal: -71,
    })
    expect(report('tele/t/STATE', { Wifi: { RSSI: 60 } })).toEqual({ signal: -70 })
    expect(report('stat/t/RESULT', { Switch1: { Action: 'ON' } })).toEqual({ 'switch-1': 1 })
  })

  it('is announced by discovery with its names, and can be commanded', () => {
    const profile = createTasmotaProfile([])
    const heard = hear(profile, CONFIG_TOPIC, CONFIG)
    expect(heard).toMatchObject([
      {
        type: 'description',
        address: 'siren-1',
        name: 'Siren in the stairwell',
        model: 'Sonoff Dual',
        kind: 'output',
        points: [
          { id: 'on', name: 'Siren', type: 'switch', writable: true },
          { id: 'on-2', name: 'Strobe', writable: true },
        ],
      },
    ])
    const encode = (point: string, value: number) => profile.encode?.({ id: 'cmd-1', address: 'siren-1', point, value })
    expect(encode('on', 1)).toEqual([{ topic: 'cmnd/siren-1/POWER1', payload: 'ON' }])
    expect(encode('on-2', 0)).toEqual([{ topic: 'cmnd/siren-1/POWER2', payload: 'OFF' }])
    expect(encode('temperature', 1)).toBeNull()
    expect(profile.encode?.({ id: 'cmd-1', address: 'nobody', point: 'on', value: 1 })).toBeNull()
  })

  it('can be commanded without discovery once it was heard', () => {
    const profile = createTasmotaProfile([])
    hear(profile, 'tele/old-one/STATE', { POWER: 'OFF', Wifi: { Signal: -60 } })
    expect(profile.encode?.({ id: 'c', address: 'old-one', point: 'on', value: 1 })).toEqual([
      { topic: 'cmnd/old-one/POWER1', payload: 'ON' },
    ])
    expect(profile.encode?.({ id: 'c', address: 'old-one', point: 'signal', value: 1 })).toBeNull()
  })
})

describe('discovery', () => {
  it('names the sensors beforehand but does not report what is retained of them', () => {
    const profile = createTasmotaProfile([])
    hear(profile, CONFIG_TOPIC, CONFIG)
    const heard = hear(profile, `tasmota/discovery/${MAC}/sensors`, {
      sn: { AM2301: { Temperature: 21, Humidity: 50 }, TempUnit: 'C' },
      ver: 1,
    })
    expect(pointsOf(heard)).toEqual(['on', 'on-2', 'temperature', 'humidity'])
    expect(ofType(heard, 'report')).toEqual([])
  })

  it('taken back removes the device and what is behind it', () => {
    const profile = createTasmotaProfile([])
    hear(profile, CONFIG_TOPIC, CONFIG)
    hear(profile, 'tele/siren-1/SENSOR', { ZbReceived: { '0x662E': { Device: '0x662E', Contact: 1 } } })
    expect(ofType(hear(profile, CONFIG_TOPIC, ''), 'removal').map(({ address }) => address)).toEqual(['siren-1', 'siren-1/0x662E'])
    expect(hear(profile, CONFIG_TOPIC, '')).toEqual([])
  })

  it('of a device whose topics are in another order says that it cannot be used', () => {
    const profile = createTasmotaProfile([])
    expect(hear(profile, CONFIG_TOPIC, { ...CONFIG, ft: '%topic%/%prefix%/' })).toEqual([
      { type: 'refused', reason: 'unsupported', device: 'siren-1' },
    ])
    expect(hear(profile, CONFIG_TOPIC, { ...CONFIG, t: 'a/#' })).toEqual([{ type: 'refused', reason: 'malformed', device: MAC }])
  })
})

describe('a device behind a Tasmota Zigbee bridge', () => {
  const behind = (body: object, key = '0x662E') => hear(createTasmotaProfile([]), 'tele/bridge/SENSOR', { ZbReceived: { [key]: body } })

  it('is known by the bridge and its short address, whatever it is called', () => {
    const heard = behind({ Device: '0x662e', Name: ' door_sensor', Contact: 1, Endpoint: 1, LinkQuality: 157 }, 'door_sensor')
    expect(ofType(heard, 'description')).toMatchObject([
      { address: 'bridge/0x662E', via: 'bridge', name: 'door_sensor', kind: 'door-contact' },
    ])
    expect(ofType(heard, 'report')).toMatchObject([{ address: 'bridge/0x662E', via: 'bridge' }])
    expect(valuesOf(heard)).toEqual({ open: 1, 'link-quality': 157 })
  })

  it('keeps its name when a message comes without one', () => {
    const profile = createTasmotaProfile([])
    hear(profile, 'tele/bridge/SENSOR', { ZbReceived: { a: { Device: '0x1', Name: 'Hall', Water: 0 } } })
    expect(
      ofType(hear(profile, 'tele/bridge/SENSOR', { ZbReceived: { a: { Device: '0x1', Water: 1, Temperature: 20 } } }), 'description'),
    ).toMatchObject([{ name: 'Hall', points: [{ id: 'water-leak' }, { id: 'temperature' }] }])
  })

  it('reports tamper, battery, fault, mains and test from its zone status', () => {
    expect(valuesOf(behind({ Device: '0x1', ZoneStatusChange: 0b1_1100_1101, ZoneStatusChangeZone: 1, Fire: 1 }))).toEqual({
      'fire-alarm': 1,
      tamper: 1,
      'battery-low': 1,
      fault: 1,
      'mains-fail': 1,
      test: 1,
    })
  })

  it('of a type without an attribute of its own is in alarm all the same', () => {
    expect(valuesOf(behind({ Device: '0x1', ZoneStatusChange: 1 }))).toMatchObject({ alarm: 1, tamper: 0 })
  })

  it('that is a button toggles nothing, and one that is a plug is on or off', () => {
    expect(behind({ Device: '0x1', '0006!02': '', Power: 2 })).toMatchObject([{ type: 'description', points: [] }])
    expect(valuesOf(behind({ Device: '0x1', Power: 1, ActivePower: 60, RMSVoltage: 229, BatteryPercentage: 90 }))).toEqual({
      on: 1,
      power: 60,
      voltage: 229,
      battery: 90,
    })
  })

  it('is heard on a topic of its own and without the usual wrapping, too', () => {
    const heard = hear(createTasmotaProfile([]), 'tele/bridge/Hall/SENSOR', { '0x0A0B': { Device: '0x0A0B', Temperature: 20 } })
    expect(ofType(heard, 'report')).toMatchObject([{ address: 'bridge/0x0A0B', via: 'bridge' }])
  })
})

describe('the last will', () => {
  it('says whether the device can be heard', () => {
    const heard = (will: string) => hear(createTasmotaProfile([]), 'tele/t/LWT', will)
    expect(heard('Online')).toEqual([{ type: 'link', source: 'tasmota', address: 't', online: true }])
    expect(heard('Offline')).toEqual([{ type: 'link', source: 'tasmota', address: 't', online: false }])
    expect(heard('')).toEqual([])
    expect(heard('Maybe')).toEqual([{ type: 'refused', reason: 'malformed', device: 't' }])
  })
})

describe('a Tasmota device that was known before the core was restarted', () => {
  it('keeps its points, its outputs and its MAC', () => {
    const before = createTasmotaProfile([])
    const heard = [
      ...hear(before, CONFIG_TOPIC, CONFIG),
      ...hear(before, 'tele/siren-1/SENSOR', { 'DS18B20-1': { Temperature: 20 }, 'DS18B20-2': { Temperature: 80 } }),
    ]
    const [, latest] = ofType(heard, 'description')
    const profile = createTasmotaProfile(JSON.parse(JSON.stringify([latest])))
    expect(profile.encode?.({ id: 'c', address: 'siren-1', point: 'on-2', value: 1 })).toEqual([
      { topic: 'cmnd/siren-1/POWER2', payload: 'ON' },
    ])
    const after = hear(profile, 'tele/siren-1/SENSOR', { 'DS18B20-2': { Temperature: 79 } })
    expect(after).toHaveLength(1)
    expect(valuesOf(after)).toEqual({ 'temperature-ds18b20-2': 79 })
    expect(ofType(hear(profile, CONFIG_TOPIC, ''), 'removal')).toHaveLength(1)
  })
})

describe('other messages', () => {
  it('under the same prefixes are left to others', () => {
    const decode = (topic: string) =>
      createTasmotaProfile([]).decode({ topic, payload: Buffer.from('{"a":1}'), receivedAt: NOON, isReplay: false })
    for (const topic of ['tele/t/INFO1', 'tele/t', 'tele//SENSOR', 'stat/t/x/y/STATE', 'cmnd/t/POWER', 'other/t/SENSOR'])
      expect(decode(topic)).toBeNull()
  })

  it('that cannot be read are refused with the name of the device', () => {
    const profile = createTasmotaProfile([])
    expect(hear(profile, 'tele/t/SENSOR', '{"a"')).toEqual([{ type: 'refused', reason: 'malformed', device: 't' }])
    expect(hear(profile, 'tele/t/SENSOR', 'x'.repeat(20_000))).toEqual([{ type: 'refused', reason: 'oversized', device: 't' }])
    expect(hear(profile, CONFIG_TOPIC, '7')).toEqual([{ type: 'refused', reason: 'malformed', device: MAC }])
  })

  it('of no device are remembered beyond 2,000', () => {
    const profile = createTasmotaProfile([])
    for (let index = 0; index < 2000; index++) hear(profile, `stat/t${index}/POWER`, 'ON')
    expect(hear(profile, 'stat/one-more/POWER', 'ON')).toEqual([{ type: 'refused', reason: 'oversized', device: 'one-more' }])
    expect(valuesOf(hear(profile, 'stat/t7/POWER', 'OFF'))).toEqual({ on: 0 })
  })

  fuzz('never make it throw, whatever they hold', () => {
    const profile = createTasmotaProfile([])
    const leaf = fc.constantFrom('SENSOR', 'STATE', 'RESULT', 'LWT', 'POWER', 'POWER9', 'POWER_LOW', 'x/SENSOR')
    const topic = fc.oneof(
      leaf.map((leaf) => `tele/t/${leaf}`),
      fc.tuple(fc.constantFrom('tele', 'stat'), fc.string({ maxLength: 150 }), leaf).map((parts) => parts.join('/')),
      fc.constantFrom(CONFIG_TOPIC, `tasmota/discovery/${MAC}/sensors`),
      fc.string(),
    )
    const payload = anyPayload([
      CONFIG,
      { Time: 'x', POWER1: 'ON', Wifi: { RSSI: 100, Signal: -50 } },
      { ENERGY: { Power: [1, 2], Total: 3 }, DS18B20: { Temperature: 20 }, TempUnit: 'F' },
      { ZbReceived: { a: { Device: '0xCBA4', Name: 'x', ZoneStatusChange: 1, Contact: 1, LinkQuality: 9 } } },
      'Online',
    ])
    return fc.property(topic, payload, fc.boolean(), (on, bytes, isReplay) => expectWellFormed(hear(profile, on, bytes, isReplay)))
  })
})

const RECORDED = resolve(import.meta.dirname, '../../../../shared/data/mqtt/tasmota_tele.json')

describe.skipIf(!existsSync(RECORDED))('recorded Tasmota messages (where ../shared/data is there)', () => {
  const messages: { topic: string; payload: unknown }[] = existsSync(RECORDED) ? JSON.parse(readFileSync(RECORDED, 'utf8')) : []
  const profile = createTasmotaProfile([])
  const heard = messages.flatMap(({ topic, payload }) => hear(profile, topic, payload))
  const of = (address: string) => ofType(heard, 'report').filter((report) => report.address === address)

  it('tell open from closed, as the person who recorded them noted', () => {
    expect(of('SonoffZB/0x662E').map(({ values }) => values.get('open'))).toEqual([0, 1])
    expect(of('SonoffZB/0xCBA4').map(({ values }) => values.get('open'))).toEqual([1, 0, 1])
  })

  it('tell movement, climate and energy', () => {
    expect(of('SonoffZB/0x057B').map(({ values }) => values.get('presence'))).toEqual([0, 1, 0])
    expect(of('SonoffZB/0x221C').map(({ values }) => values.get('presence'))).toEqual([1, 0])
    expect(of('SonoffZB/0x2E3A').map(({ values }) => [values.get('temperature'), values.get('humidity')])).toEqual([[25.69, 26.17]])
    expect(of('DVES_EA9716').map(({ values }) => [values.get('voltage'), values.get('energy')])).toEqual([[198, 0.052]])
  })

  it('give every device its name and its bridge', () => {
    expectWellFormed(heard)
    const names = new Map(ofType(heard, 'description').map(({ address, name }) => [address, name]))
    expect(names.get('SonoffZB/0x662E')).toBe('door_sensor')
    expect(ofType(heard, 'report').filter(({ via }) => via === 'SonoffZB')).toHaveLength(13)
  })
})
