/** ChirpStack: what its events, codec objects and bare Milesight bytes mean here. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createChirpstackProfile } from '../../../src-main/drivers/chirpstack/chirpstack.profile.ts'
import { fuzz } from '../../support/fuzz.ts'
import { anyPayload, expectWellFormed, hear, ofType, valuesOf } from './mqtt-heard.ts'

const EUI = '24e124535b316056'
const topic = (type: string, eui = EUI) => `application/17c82e96-be03-4f38-aef3-f83d48582d97/device/${eui}/event/${type}`
let ids = 0
const event = (more: object = {}) => ({
  deduplicationId: `id-${++ids}`,
  time: '2026-11-21T04:00:00.775023242+00:00',
  deviceInfo: { deviceName: 'Kitchen B3-502', deviceProfileName: 'Smoke', devEui: EUI, tags: {} },
  ...more,
})
const bytes = (hex: string, model: string, more: object = {}) =>
  event({
    fPort: 85,
    data: Buffer.from(hex.replaceAll(' ', ''), 'hex').toString('base64'),
    deviceInfo: { deviceName: 'x', deviceProfileName: model },
    ...more,
  })
const up = (sent: object, profile = createChirpstackProfile([])) => hear(profile, topic('up'), sent)

describe('an uplink that ChirpStack has decoded', () => {
  it('becomes one report at the device, with the time of reception to the millisecond', () => {
    const heard = up(event({ object: { smoke_status: 'alarm', temperature: 23.5, battery: 80 } }))
    expect(ofType(heard, 'report')).toMatchObject([
      { address: EUI, via: null, at: Date.parse('2026-11-21T04:00:00.775Z'), isReplay: false },
    ])
    expect(valuesOf(heard)).toEqual({ 'smoke-alarm': 1, temperature: 23.5, battery: 80 })
  })

  it('is at the same device whether the topic is in capitals or not', () => {
    const heard = hear(createChirpstackProfile([]), topic('up', EUI.toUpperCase()), event({ object: { temperature: 20 } }))
    expect(ofType(heard, 'report')[0]?.address).toBe(EUI)
  })

  it.each([
    [{ contact: 'open' }, { open: 1 }],
    [{ contact: true }, { open: 0 }],
    [{ magnet_status: 'close' }, { open: 0 }],
    [{ DOOR_OPEN_STATUS: 1 }, { open: 1 }],
    [{ WaterLeak_1: 'NoLeak', WaterLeak_2: 'Leak' }, { 'water-leak': 1 }],
    [{ leakage_status: 'normal' }, { 'water-leak': 0 }],
    [{ gas_status: 'alarm' }, { 'gas-alarm': 1 }],
    [{ tamper_status: 'uninstalled' }, { tamper: 1 }],
    [{ status: { smokeAlarm: 0, batteryLow: 1 } }, { 'smoke-alarm': 0, 'battery-low': 1 }],
    [{ data: { temperature: '21.5' } }, { temperature: 21.5 }],
    [{ pressure_bar: 4 }, { pressure: 0.4 }],
    [{ pressure: { displayName: 'Pressure', value: 350, unit: 'kPa' } }, { pressure: 0.35 }],
    [{ temperature_C: -3 }, { temperature: -3 }],
    [
      { total_in: 18, total_out: 22 },
      { 'in-total': 18, 'out-total': 22 },
    ],
    [{ temperature_alarm: 'threshold alarm release' }, { 'temperature-alarm': 0 }],
    [{ smoke_status: 'no alarm' }, { 'smoke-alarm': 0 }],
    [{ alarm: 'device fault' }, { fault: 1 }],
    [{ alarm: 'power off' }, { 'mains-fail': 1 }],
  ])('is understood by the names and words of its properties: %j', (object, values) => {
    expect(valuesOf(up(event({ object })))).toEqual(values)
  })

  it('never takes a number in an unknown unit for a hydrant pressure, nor a raw number for a gas alarm', () => {
    expect(valuesOf(up(event({ fPort: 2, object: { pressure: 350, gas: 12 } })))).toEqual({ 'pressure-value': 350, 'gas-value': 12 })
  })

  it('leaves out settings, versions and serial numbers', () => {
    const object = { temperature: 20, config: { temperature: 60 }, hardware_version: '1.0', sn: '34569125', firmware: 'v31.7' }
    expect(valuesOf(up(event({ object })))).toEqual({ temperature: 20 })
  })

  it('raises and ends the call of a button that has no state', () => {
    const reports = ofType(up(event({ object: { battery: 16, button_event: { status: 'short press' } } })), 'report')
    expect(reports.map(({ values }) => Object.fromEntries(values))).toEqual([{ battery: 16, panic: 1 }, { panic: 0 }])
    expect(Number(reports[1]?.at) - Number(reports[0]?.at)).toBe(1)
  })

  it('fills the history with stored records under their own time', () => {
    const history = [{ timestamp: 1_700_000_000, temperature: 27.2, leakage_status: 'leak' }, { timestamp: 'soon', temperature: 1 }, 7]
    const reports = ofType(up(event({ object: { temperature: 21, history } })), 'report')
    expect(reports.map(({ at, isHistory }) => [at, isHistory ?? false])).toEqual([
      [1_700_000_000_000, true],
      [Date.parse('2026-11-21T04:00:00.775Z'), false],
    ])
  })

  it('has the signal of the gateway that heard it best, and hangs on a gateway only when one alone heard it', () => {
    const near = { gatewayId: '0016C001F153A14C', rssi: -36, snr: 10.5 }
    const far = { gatewayId: 'ac1f09fffe000001', rssi: -112 }
    const one = up(event({ rxInfo: [near], object: { temperature: 20 } }))
    expect(ofType(one, 'report')[0]?.via).toBe('0016c001f153a14c')
    const two = up(event({ rxInfo: [far, near], object: { temperature: 20 } }))
    expect(ofType(two, 'report')[0]?.via).toBeNull()
    expect(valuesOf(two)).toEqual({ temperature: 20, signal: -36, snr: 10.5 })
    expect(valuesOf(up(event({ rxInfo: [far], object: { temperature: 20 } })))).toMatchObject({ signal: -112, snr: 0 })
  })

  it('counts once when it is delivered twice, and not more than once for each kind of event', () => {
    const profile = createChirpstackProfile([])
    const sent = event({ object: { temperature: 20 } })
    expect(ofType(up(sent, profile), 'report')).toHaveLength(1)
    expect(up(sent, profile)).toEqual([{ type: 'refused', reason: 'duplicate', device: EUI }])
    expect(ofType(hear(profile, topic('join'), sent), 'link')).toHaveLength(1)
  })
})

describe('the bytes of a Milesight device without a codec', () => {
  it.each([
    ['EM300-SLD', '01755C 03673401 046865 050001', { battery: 92, temperature: 30.8, humidity: 50.5, 'water-leak': 1 }],
    ['EM300-MCS', '01755C 03673401 046865 060001', { battery: 92, temperature: 30.8, humidity: 50.5, open: 1 }],
    [
      'EM310-TILT',
      '03CF 0000 0000 2823 07',
      { 'tilt-x': 0, 'tilt-y': 0, 'tilt-z': 90, 'threshold-x': 1, 'threshold-y': 1, 'threshold-z': 1 },
    ],
    ['EM320-TILT', '017564 03D4 0000 0100 5046', { battery: 100, 'tilt-x': 0, 'tilt-y': 0, 'tilt-z': 90 }],
    ['EM500-PP', '017564 037B2C01', { battery: 100, pressure: 0.3 }],
    ['GS101', '058E01 060100 070101', { 'gas-alarm': 1, 'valve-status': 0, 'relay-output-status': 1 }],
    ['GS101', 'FF3F00', { 'mains-fail': 1 }],
    ['GS101', 'FF3F03', { fault: 0 }],
    ['VS133', '0FE302100709', { 'region-1-count': 2, 'region-2-count': 16, 'region-3-count': 7, 'region-4-count': 9 }],
    ['VS133', '03D248000000 04D2C8000000', { 'in-total': 72, 'out-total': 200 }],
    ['VS350', '04CC12001600 05CC13001400', { 'in-total': 18, 'out-total': 22, 'people-in': 19, 'people-out': 20 }],
    ['VS350', '84CC0111081101', { 'in-total': 4353, 'out-total': 4360, 'total-count-alarm': 1 }],
    ['EM300-DI', '05C801000100', { pulse: 65_537 }],
    ['EM300-DI', '85E1 0A00 6400 0000803F 03', { 'water-conv': 1, 'pulse-conv': 10, 'water-value': 1, 'water-alarm': 1 }],
    ['WS202', '030001', { presence: 1 }],
    ['CT105', '0967FEFF', { temperature: -0.2, fault: 0 }],
    ['CT105', '0967FFFF', { fault: 1 }],
  ])('of %s are read: %s', (model, hex, values) => {
    expect(valuesOf(up(bytes(hex, model)))).toEqual(values)
  })

  it('leave an input of an unknown model an input: the same channel is a door here and a leak there', () => {
    expect(valuesOf(up(bytes('030001', 'Contact of the warehouse')))).toEqual({ 'input-3': 1 })
    expect(valuesOf(up(bytes('030001', 'Contact', { deviceInfo: { deviceName: 'ws301 gate 4' } })))).toEqual({ open: 1 })
    expect(valuesOf(up(bytes('030001', 'Contact', { deviceInfo: { tags: { model: 'WS303' } } })))).toEqual({ 'water-leak': 1 })
  })

  it('are read up to what is unknown or cut off, and that is said', () => {
    const heard = up(bytes('017564 7777AABB', 'EM300-TH'))
    expect(valuesOf(heard)).toEqual({ battery: 100 })
    expect(ofType(heard, 'refused')).toEqual([{ type: 'refused', reason: 'unsupported', device: EUI }])
    expect(ofType(up(bytes('017564 0367', 'EM300-TH')), 'refused')).toHaveLength(1)
    expect(ofType(up(bytes('20CE9E74466310015D01', 'nothing known')), 'report')).toEqual([])
  })
})

describe('bytes that nobody has decoded', () => {
  it('are refused with the device named, though the device is found', () => {
    const heard = up(event({ fPort: 10, data: 'C4gBACUAAQ==', rxInfo: [{ gatewayId: 'a', rssi: -90 }] }))
    expect(heard.map(({ type }) => type)).toEqual(['description', 'refused'])
    expect(ofType(heard, 'refused')).toEqual([{ type: 'refused', reason: 'unsupported', device: EUI }])
  })
})

describe('the status, join and log events', () => {
  const status = (more: object, profile = createChirpstackProfile([])) => valuesOf(hear(profile, topic('status'), event(more)))

  it('tell battery and margin; what is absent is zero', () => {
    expect(status({ margin: 10, batteryLevel: 88.3 })).toEqual({ margin: 10, battery: 88.3 })
    expect(status({})).toEqual({ margin: 0, battery: 0 })
    expect(status({ margin: 7, batteryLevelUnavailable: true })).toEqual({ margin: 7 })
  })

  it('tell a loss of mains only of a device that had mains', () => {
    const profile = createChirpstackProfile([])
    expect(status({ externalPowerSource: true }, profile)).toEqual({ margin: 0, 'mains-fail': 0 })
    expect(status({ batteryLevel: 90 }, profile)).toEqual({ margin: 0, battery: 90, 'mains-fail': 1 })
  })

  it('say that a device has joined, with its name, profile and tags', () => {
    const deviceInfo = {
      deviceName: 'Hydrant 7',
      deviceProfileName: 'Pressure',
      tags: { vendor: 'ACME', model: 'P-1', kind: 'hydrant-pressure' },
    }
    const heard = hear(createChirpstackProfile([]), topic('join'), event({ deviceInfo }))
    expect(ofType(heard, 'link')).toEqual([{ type: 'link', source: 'chirpstack', address: EUI, online: true }])
    expect(ofType(heard, 'description')).toMatchObject([{ name: 'Hydrant 7', vendor: 'ACME', model: 'P-1', kind: 'hydrant-pressure' }])
  })

  it('show a wrong key as not authorised, a failed codec as not supported, and warnings not at all', () => {
    const reasons = (level: string, code: string) =>
      ofType(hear(createChirpstackProfile([]), topic('log'), event({ level, code })), 'refused')
    expect(reasons('ERROR', 'UPLINK_MIC')).toMatchObject([{ reason: 'unauthorised', device: EUI }])
    expect(reasons('ERROR', 'UPLINK_CODEC')).toMatchObject([{ reason: 'unsupported' }])
    expect(reasons('WARNING', 'UPLINK_F_CNT_RETRANSMISSION')).toEqual([])
    expect(reasons('', 'OTAA')).toEqual([])
  })

  it('say nothing to us as acknowledgements, locations and integrations', () => {
    const profile = createChirpstackProfile([])
    for (const type of ['ack', 'txack', 'location', 'integration', 'unheard-of']) expect(hear(profile, topic(type), event())).toEqual([])
  })
})

describe('what is known of a device', () => {
  it('grows with what it sends, is told only when it grew, and outlives a restart', () => {
    const profile = createChirpstackProfile([])
    const first = ofType(up(event({ object: { temperature: 20 } }), profile), 'description')
    expect(first).toMatchObject([{ name: 'Kitchen B3-502', model: 'Smoke', kind: null, points: [{ id: 'temperature', unit: '°C' }] }])
    const second = ofType(up(event({ object: { smoke: false } }), profile), 'description')
    expect(second).toMatchObject([{ kind: 'smoke-detector', points: [{ id: 'temperature' }, { id: 'smoke-alarm', type: 'switch' }] }])
    expect(ofType(up(event({ object: { temperature: 21 } }), profile), 'description')).toEqual([])
    const restarted = createChirpstackProfile(second)
    expect(ofType(up(event({ object: { temperature: 21, smoke: true } }), restarted), 'description')).toEqual([])
  })
})

describe('messages on the topics of ChirpStack', () => {
  const profile = createChirpstackProfile([])
  it('are refused when the device is no EUI, the payload is no event, or too long', () => {
    expect(hear(profile, topic('up', 'kitchen'), event())).toEqual([{ type: 'refused', reason: 'badTopic', device: 'kitchen' }])
    expect(hear(profile, topic('up'), 'not JSON')).toMatchObject([{ reason: 'malformed' }])
    expect(hear(profile, topic('up'), event({ data: 'no base64!' }))).toMatchObject([{ reason: 'malformed' }])
    expect(hear(profile, topic('up'), event({ object: { text: 'x'.repeat(70_000) } }))).toMatchObject([{ reason: 'oversized' }])
  })

  it('are not taken from other families', () => {
    expect(profile.decode({ topic: 'zigbee2mqtt/kitchen', payload: Buffer.from('{}'), receivedAt: 0, isReplay: false })).toBeNull()
    expect(profile.decode({ topic: `${topic('up')}/x`, payload: Buffer.from('{}'), receivedAt: 0, isReplay: false })).toBeNull()
  })

  it('fill no memory: after ten thousand others an event and a device are forgotten', () => {
    const fresh = createChirpstackProfile([])
    const first = event({ object: { temperature: 20 } })
    up(first, fresh)
    for (let index = 0; index < 10_000; index++)
      hear(fresh, topic('up', index.toString(16).padStart(16, '0')), event({ object: { temperature: 20 } }))
    expect(up(first, fresh).map(({ type }) => type)).toEqual(['description', 'report'])
  })

  fuzz('do no harm whatever they hold', () => {
    const valid = [
      event({
        object: { temperature: 20, smoke: 'alarm', history: [{ timestamp: 1_700_000_000, contact: 'open' }] },
        rxInfo: [{ gatewayId: 'a', rssi: -9 }],
      }),
      bytes('01755C 03673401 046865 050001 20CE9E74466310015D01', 'EM300-SLD'),
      event({ margin: 10, batteryLevel: 88.3, level: 'ERROR', code: 'UPLINK_MIC' }),
    ]
    const type = fc.constantFrom('up', 'status', 'join', 'log', 'ack', '')
    const eui = fc.oneof(fc.constant(EUI), fc.stringMatching(/^[0-9a-f]{16}$/), fc.string())
    return fc.property(type, eui, anyPayload(valid), (on, device, payload) => expectWellFormed(hear(profile, topic(on, device), payload)))
  })

  fuzz('do no harm as Milesight bytes of any kind', () => {
    const hex = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.array(fc.constantFrom(1, 0x75, 3, 0x67, 4, 0xcf, 0x20, 0xce, 0xff, 0), { maxLength: 40 }),
    )
    return fc.property(hex, fc.constantFrom('EM300-SLD', 'EM300-MLD', 'WS301', ''), (data, model) =>
      expectWellFormed(up(bytes(Buffer.from(data).toString('hex'), model), profile)),
    )
  })
})

const RECORDED = resolve(import.meta.dirname, '../../../../shared/data/mqtt')
const recorded = (name: string) => JSON.parse(readFileSync(resolve(RECORDED, name), 'utf8'))

describe.skipIf(!existsSync(RECORDED))('recorded messages (where ../shared/data is there)', () => {
  it('of ChirpStack say: bytes of an unknown make, battery 88.3 %, joined, nothing, and a wrong key', () => {
    const profile = createChirpstackProfile([])
    const heard = recorded('chirpstack_events.json').map(({ topic, payload }: { topic: string; payload: unknown }) =>
      hear(profile, topic, payload),
    )
    expect(heard.map((said: { type: string }[]) => said.map(({ type }) => type))).toEqual([
      ['description', 'refused'],
      ['description', 'report'],
      ['link'],
      [],
      ['refused'],
    ])
    expect(ofType(heard[1], 'report')).toMatchObject([{ address: '0101010101010101', at: Date.parse('2022-07-18T09:35:06.927Z') }])
    expect(valuesOf(heard[1])).toEqual({ margin: 10, battery: 88.3 })
    expect(heard[4]).toEqual([{ type: 'refused', reason: 'unauthorised', device: '0101010101010101' }])
  })

  interface Row {
    device: string
    fPort: number
    bytes_hex: string
    data_base64: string
    expect: object
  }
  const rows: Row[] = existsSync(RECORDED) ? recorded('lorawan_uplinks.json') : []
  const read = ({ device, fPort, data_base64 }: Row, object?: object) =>
    up(event({ fPort, data: data_base64, object, deviceInfo: { deviceName: 'x', deviceProfileName: device } }))
  const reported = (heard: ReturnType<typeof up>) =>
    ofType(heard, 'report').map(({ at, isHistory, values }) => ({ at, isHistory, ...Object.fromEntries(values) }))

  it.each(rows.filter(({ fPort }) => fPort === 85))(
    'of $device mean the same as bytes and as the object of the maker’s codec: $bytes_hex',
    (row) => {
      const fromBytes = reported(read(row))
      const fromObject = reported(read(row, row.expect))
      // The sample of WS301 says `installed` where the maker's own table and codec say 1 = uninstalled.
      const wanted = row.device === 'ws301' ? fromObject.map((report) => ({ ...report, tamper: 1 })) : fromObject
      // The codec also tells that a CT101 is on, which the maker's codec says of every start.
      if (row.bytes_hex.startsWith('ff0b')) expect(fromBytes).toEqual([])
      else expect(fromBytes).toMatchObject(wanted)
    },
  )

  it.each(rows.filter(({ fPort }) => fPort !== 85))('of $device are refused as bytes and understood with a codec: $bytes_hex', (row) => {
    expect(ofType(read(row), 'refused')).toMatchObject([{ reason: 'unsupported' }])
    expect(ofType(read(row, row.expect), 'report')).toHaveLength(1)
  })

  it.each([
    ['netvox r311w water leak', { 'water-leak': 1 }],
    ['dragino lds02 door', { open: 0 }],
    ['decentlab dl-pr26 pressure', { pressure: -0.001171875, temperature: 25.671875 }],
    ['netvox r718ck thermocouple', { temperature: -10.5 }],
    ['tg563a smoke', { 'smoke-alarm': 0, 'battery-low': 0, temperature: 26 }],
  ])('of %s with a codec give the points of the catalogue', (device, values) => {
    const row = rows.find((each) => each.device === device)
    expect(row && valuesOf(read(row, row.expect))).toMatchObject(values)
  })
})
