/** ChirpStack v4 (LoRaWAN): `application/<id>/device/<devEui>/event/<type>`. The address of a device is its devEui. */
import type { RejectReason } from '../../../src-preload/contract/wire/words.ts'
import type { Description, Heard, Report } from '../../domains/devices/devices.ports.ts'
import { kindOf } from '../catalog/properties.ts'
import type { MqttMessage, MqttProfile } from '../mqtt/profile.types.ts'
import { BoundedMap } from '../panels/bounded-map.ts'
import { type DeviceEvent, parseEvent } from './event.codec.ts'
import { MILESIGHT_PORT, readMilesight } from './milesight.codec.ts'
import { UNITS_OF_MAKER } from './milesight.tables.ts'
import { type Readings, readObject } from './object.codec.ts'
import { describedPoint, pointValue, propertyOf } from './property.ts'

const source = 'chirpstack'
const PAYLOAD_MAX = 65_536
const DEVICES_MAX = 5_000
/** Of events, to tell one that is delivered twice. */
const IDS_MAX = 10_000
const POINTS_MAX = 64

export function createChirpstackProfile(known: readonly Description[]): MqttProfile {
  const devices = new BoundedMap<string, Description>(DEVICES_MAX)
  const ids = new BoundedMap<string, true>(IDS_MAX)
  for (const description of known) devices.set(description.address, description)

  /** What is new about the device: nothing, or its description with all points it was ever heard of. */
  function describe(address: string, event: DeviceEvent, ...heard: Readings[]): Description[] {
    const before = devices.get(address)
    const points = new Map(before?.points.map((point) => [point.id, point]))
    for (const { property } of heard.flatMap((readings) => [...readings.values()])) {
      if (points.size < POINTS_MAX && !points.has(property.point.id)) points.set(property.point.id, describedPoint(property))
    }
    const { deviceName, deviceProfileName, tags } = event.deviceInfo
    const description: Description = {
      type: 'description',
      source,
      address,
      via: null,
      name: deviceName || before?.name || address,
      vendor: tags.vendor ?? '',
      model: tags.model || deviceProfileName,
      kind: tags.kind || kindOf([...points.values()]),
      points: [...points.values()],
    }
    devices.set(address, description)
    return JSON.stringify(description) === JSON.stringify(before) ? [] : [description]
  }

  function heardOf(type: string, address: string, event: DeviceEvent, isReplay: boolean): Heard[] {
    switch (type) {
      case 'up':
        return uplink(address, event, isReplay)
      case 'status': {
        const readings = statusOf(event, devices.get(address))
        return [...describe(address, event, readings), ...reportsOf({ source, address, via: null, at: event.time, isReplay }, readings)]
      }
      case 'join':
        return [...describe(address, event), { type: 'link', source, address, online: true }]
      case 'log':
        return event.level === 'ERROR' ? [refused(/MIC|F_CNT|OTAA/.test(event.code) ? 'unauthorised' : 'unsupported', address)] : []
      default:
        return []
    }
  }

  function uplink(address: string, event: DeviceEvent, isReplay: boolean): Heard[] {
    const { readings, history, isPartial } = readUplink(event)
    const isUnread = isPartial && readings.size === 0 && history.length === 0
    if (!isUnread) addSignal(readings, event)
    // Several gateways heard it: none of them is the one it depends on.
    const via = event.rxInfo.length === 1 ? (event.rxInfo[0]?.gatewayId.toLowerCase() ?? null) : null
    return [
      ...describe(address, event, readings, ...history.map(({ readings }) => readings)),
      ...history.flatMap(({ at, readings }) => reportsOf({ source, address, via, at, isReplay, isHistory: true }, readings)),
      ...reportsOf({ source, address, via, at: event.time, isReplay }, readings),
      ...(isPartial ? [refused('unsupported', address)] : []),
    ]
  }

  return {
    source,
    subscriptions: ['application/+/device/+/event/+'],
    decode({ topic, payload, isReplay }: MqttMessage) {
      const [root, , level, devEui = '', branch, type = '', more] = topic.split('/')
      if (root !== 'application' || level !== 'device' || branch !== 'event' || more !== undefined) return null
      const address = devEui.toLowerCase()
      if (!/^[0-9a-f]{16}$/.test(address)) return { heard: [refused('badTopic', devEui.slice(0, 120))] }
      if (payload.length > PAYLOAD_MAX) return { heard: [refused('oversized', address)] }
      const event = parseEvent(payload)
      if (!event) return { heard: [refused('malformed', address)] }
      const id = event.deduplicationId && `${type}/${address}/${event.deduplicationId}`
      if (ids.has(id)) return { heard: [refused('duplicate', address)] }
      if (id !== '') ids.set(id, true)
      return { heard: heardOf(type, address, event, isReplay) }
    },
  }
}

/** Without a codec in ChirpStack only Milesight payloads can be read. `isPartial`: some of it could not. */
function readUplink({ object, data, fPort, deviceInfo }: DeviceEvent): ReturnType<typeof readObject> & { isPartial: boolean } {
  const isMilesight = fPort === MILESIGHT_PORT
  const unitOf = (name: string) => (isMilesight ? UNITS_OF_MAKER.get(name) : undefined)
  if (object) return { ...readObject(object, unitOf), isPartial: false }
  if (!isMilesight) return { ...readObject({}, unitOf), isPartial: data !== '' }
  const model = [deviceInfo.tags.model, deviceInfo.deviceProfileName, deviceInfo.deviceName].join(' ')
  const { properties, history, stoppedAt } = readMilesight(Buffer.from(data, 'base64'), model)
  return { ...readObject({ ...properties, history }, unitOf), isPartial: stoppedAt !== null }
}

/** Of the gateway that heard it best. */
function addSignal(readings: Readings, { rxInfo }: DeviceEvent): void {
  const best = rxInfo.toSorted((a, b) => (b.rssi ?? Number.NEGATIVE_INFINITY) - (a.rssi ?? Number.NEGATIVE_INFINITY))[0]
  if (best?.rssi === undefined) return
  add(readings, 'rssi', best.rssi, 'dBm')
  add(readings, 'snr', best.snr, 'dB')
}

function statusOf({ margin, batteryLevel, batteryLevelUnavailable, externalPowerSource }: DeviceEvent, before?: Description): Readings {
  const readings: Readings = new Map()
  add(readings, 'margin', margin, 'dB')
  if (!externalPowerSource && !batteryLevelUnavailable) add(readings, 'battery', batteryLevel, '%')
  // A battery device has no mains that could fail.
  const hadMains = before?.points.some(({ id }) => id === 'mains-fail')
  if (externalPowerSource || hadMains) add(readings, 'external_power_source', externalPowerSource, '')
  return readings
}

function add(readings: Readings, name: string, raw: number | boolean, unit: string): void {
  const property = propertyOf(name, raw, unit)
  if (property) readings.set(property.point.id, { property, value: pointValue(property, raw), isMomentary: false })
}

/** One report; what is momentary ends a millisecond later. */
function reportsOf(of: Omit<Report, 'type' | 'values'>, readings: Readings): Report[] {
  const values = new Map([...readings].map(([point, { value }]) => [point, value]))
  const ended = new Map([...readings].flatMap(([point, { isMomentary }]) => (isMomentary ? [[point, 0] as const] : [])))
  return [
    ...(values.size > 0 ? [{ ...of, type: 'report' as const, values }] : []),
    ...(ended.size > 0 ? [{ ...of, type: 'report' as const, at: of.at && of.at + 1, values: ended }] : []),
  ]
}

const refused = (reason: RejectReason, device: string): Heard => ({ type: 'refused', reason, device })
