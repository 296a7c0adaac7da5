/**
 * Zigbee2MQTT: one JSON object per device on `<base>/<friendly name>`, the register on `<base>/bridge/devices`.
 * Everything is keyed by IEEE address; a name may hold slashes and change at any time.
 */
import type { Description, Heard, Link, Report } from '../../domains/devices/devices.ports.ts'
import { convertBack } from '../catalog/recognise.ts'
import { field, isJson, type Json, onlineOf, parseJson, textOf, timeOf } from '../mqtt/payload.codec.ts'
import type { MqttMessage, MqttProfile, Outgoing, Understood } from '../mqtt/profile.types.ts'
import { actionPoint } from './action.codec.ts'
import { BRIDGE, ieeeOf, NAME_MAX, readDevices } from './devices.codec.ts'
import { Roster } from './roster.ts'
import { readState } from './state.codec.ts'

const source = 'zigbee2mqtt'
const STATE_BYTES = 65_536
/** What consoles send to devices, e.g. `<name>/set` and `<name>/get/state`. */
const OURS = /\/(set|get)(\/[^/]+)?$/
const AVAILABILITY = '/availability'

export function createZigbee2mqttProfile(known: readonly Description[], { base = 'zigbee2mqtt' }: { base?: string } = {}): MqttProfile {
  const roster = new Roster(known)

  function decode({ topic, ...message }: MqttMessage): Understood | null {
    if (!topic.startsWith(`${base}/`)) return null
    const name = topic.slice(base.length + 1)
    return { heard: name.startsWith('bridge/') ? ofBridge(name, message.payload) : ofDevice(name, message) }
  }

  function ofBridge(topic: string, payload: Buffer): Heard[] {
    if (topic === 'bridge/state') return linkOf(BRIDGE, payload)
    if (topic === 'bridge/devices') return ofRegister(parseJson(payload))
    if (topic === 'bridge/event') return ofEvent(parseJson(payload))
    return []
  }

  function ofRegister(list: unknown): Heard[] {
    const descriptions = readDevices(list)
    if (!descriptions) return refused('malformed', BRIDGE)
    const gone = roster.replace(descriptions)
    return [...descriptions, ...gone.map((address): Heard => ({ type: 'removal', source, address }))]
  }

  /** Who joins is in the next register; who leaves is said at once. */
  function ofEvent(event: unknown): Heard[] {
    if (!isJson(event)) return refused('malformed', BRIDGE)
    const data = field(event, 'data')
    const address = isJson(data) ? ieeeOf(field(data, 'ieee_address')) : null
    const hasLeft = field(event, 'type') === 'device_leave' && address !== null && roster.remove(address)
    return hasLeft ? [{ type: 'removal', source, address }] : []
  }

  function ofDevice(name: string, { payload, receivedAt, isReplay }: Omit<MqttMessage, 'topic'>): Heard[] {
    if (roster.named(name)) return ofState(name, payload, receivedAt, isReplay)
    if (name.endsWith(AVAILABILITY)) return linkOf(addressOf(name.slice(0, -AVAILABILITY.length)), payload)
    return OURS.test(name) ? [] : ofState(name, payload, receivedAt, isReplay)
  }

  function ofState(name: string, payload: Buffer, receivedAt: number, isReplay: boolean): Heard[] {
    if (name === '' || name.length > NAME_MAX) return refused('badTopic', null)
    if (payload.length === 0) return []
    if (payload.length > STATE_BYTES) return refused('oversized', name)
    const state = parseJson(payload)
    if (!isJson(state)) return refused('malformed', name)
    const address = deviceOf(state) ?? addressOf(name)
    const features = roster.at(address)?.features ?? []
    const report = { type: 'report', source, address, via: BRIDGE, at: timeOf(field(state, 'last_seen')), isReplay } as const
    const values = readState(state, features)
    const happened = isReplay ? null : actionPoint(textOf(field(state, 'action'), 60))
    const events = happened && !values.has(happened.id) ? momentary(report, happened.id, receivedAt) : []
    return values.size > 0 ? [{ ...report, values }, ...events] : events
  }

  const addressOf = (name: string): string => roster.named(name)?.address ?? ieeeOf(name) ?? name.slice(0, NAME_MAX)

  function linkOf(address: string, payload: Buffer): Heard[] {
    const online = onlineOf(payload)
    const link: Link | null = online === null ? null : { type: 'link', source, address, online }
    // An empty payload takes back what the broker had kept.
    return link ? [link] : payload.length === 0 ? [] : refused('malformed', address)
  }

  function encode({ address, point, value }: { address: string; point: string; value: number }): Outgoing[] | null {
    const member = roster.at(address)
    const feature = member?.features.find(({ id }) => id === point)
    if (!member || !feature || !member.points.some(({ id, writable }) => id === point && writable)) return null
    const word = feature.type === 'number' ? convertBack(value, feature) : value !== 0 ? feature.on : feature.off
    const command = feature.path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), word)
    return [{ topic: `${base}/${member.name}/set`, payload: JSON.stringify(command) }]
  }

  return { source, subscriptions: [`${base}/#`], decode, encode }
}

/** The device block that Zigbee2MQTT adds when told to. */
function deviceOf(state: Json): string | null {
  const device = field(state, 'device')
  return isJson(device) ? ieeeOf(field(device, 'ieeeAddr')) : null
}

/** It happened and is over: the alarm it raises waits to be acknowledged. */
function momentary(report: Omit<Report, 'values'>, point: string, receivedAt: number): Report[] {
  const at = report.at ?? receivedAt
  return [1, 0].map((value, index) => ({ ...report, at: at + index, values: new Map([[point, value]]) }))
}

const refused = (reason: Extract<Heard, { type: 'refused' }>['reason'], device: string | null): Heard[] => [
  { type: 'refused', reason, device },
]
