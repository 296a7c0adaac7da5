/** ChirpStack v4 (LoRaWAN): `application/<id>/device/<devEui>/event/<type>`. The address of a device is its devEui. */
import type { Description, Heard, Report } from '../../domains/devices/devices.ports.ts'
import { describedPoint, pointValue, propertyOf } from '../catalog/property.ts'
import { BoundedMap } from '../common/bounded-map.ts'
import { Descriptions } from '../common/descriptions.ts'
import { refused, reportsOf } from '../common/heard.ts'
import type { MqttMessage, MqttProfile } from '../mqtt/profile.types.ts'
import { type DeviceEvent, parseEvent } from './event.codec.ts'
import { MILESIGHT_PORT, readMilesight } from './milesight.codec.ts'
import { UNITS_OF_MAKER } from './milesight.tables.ts'
import { type Readings, readObject } from './object.codec.ts'

const source = 'chirpstack'
/** Bytes. */
const PAYLOAD_MAX = 65_536
/** Of events, to tell one that is delivered twice. */
const IDS_MAX = 10_000

export function createChirpstackProfile(known: readonly Description[]): MqttProfile {
  const descriptions = new Descriptions(known)
  const ids = new BoundedMap<string, true>(IDS_MAX)

  function describe(address: string, { deviceInfo }: DeviceEvent, ...heard: Readings[]): Description[] {
    const { deviceName, deviceProfileName, tags } = deviceInfo
    return descriptions.learn({
      source,
      address,
      via: null,
      name: deviceName,
      fallback: address,
      vendor: tags.vendor ?? '',
      model: tags.model || deviceProfileName,
      kind: tags.kind || null,
      points: heard.flatMap((readings) => [...readings.values()]).map(({ property }) => describedPoint(property.name, property.point)),
    })
  }

  function heardOf(type: string, address: string, event: DeviceEvent, isReplay: boolean): Heard[] {
    switch (type) {
      case 'up':
        return uplink(address, event, isReplay)
      case 'status': {
        const hadMains = descriptions.at(address)?.points.some(({ id }) => id === 'mains-fail') ?? false
        const readings = statusOf(event, hadMains)
        return [
          ...describe(address, event, readings),
          ...reportsOfReadings({ source, address, via: null, at: event.time, isReplay }, readings),
        ]
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
      ...history.flatMap(({ at, readings }) => reportsOfReadings({ source, address, via, at, isReplay, isHistory: true }, readings)),
      ...reportsOfReadings({ source, address, via, at: event.time, isReplay }, readings),
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
      if (!/^[0-9a-f]{16}$/.test(address)) return { heard: [refused('badTopic', devEui)] }
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

function statusOf({ margin, batteryLevel, batteryLevelUnavailable, externalPowerSource }: DeviceEvent, hadMains: boolean): Readings {
  const readings: Readings = new Map()
  add(readings, 'margin', margin, 'dB')
  if (!externalPowerSource && !batteryLevelUnavailable) add(readings, 'battery', batteryLevel, '%')
  // A battery device has no mains that could fail.
  if (externalPowerSource || hadMains) add(readings, 'external_power_source', externalPowerSource, '')
  return readings
}

function add(readings: Readings, name: string, raw: number | boolean, unit: string): void {
  const property = propertyOf(name, raw, unit)
  if (property) readings.set(property.point.id, { property, value: pointValue(property.point, raw), isMomentary: false })
}

function reportsOfReadings(of: Omit<Report, 'type' | 'values'>, readings: Readings): Report[] {
  const all = [...readings]
  const values = new Map(all.map(([point, { value }]) => [point, value]))
  return reportsOf(
    { ...of, values },
    all.flatMap(([point, { isMomentary }]) => (isMomentary ? [point] : [])),
  )
}
