/**
 * Zigbee2MQTT: one JSON object per device on `<base>/<friendly name>`, the register on `<base>/bridge/devices`.
 * Everything is keyed by IEEE address; a name may hold slashes and change at any time.
 */
import type { Description, Heard } from '../../domains/devices/devices.ports.ts'
import { convertBack } from '../catalog/units.ts'
import { ADDRESS_MAX, refused, reportsOf } from '../common/heard.ts'
import { field, isJson, onlineOf, parseJson, textOf } from '../common/json.codec.ts'
import { timeOf } from '../common/time.codec.ts'
import type { Command, MqttMessage, MqttProfile, Outgoing, Understood } from '../mqtt/profile.types.ts'
import { actionPoint } from './action.codec.ts'
import { BRIDGE, ieeeOf, readDevices } from './devices.codec.ts'
import { Roster } from './roster.ts'
import { readState } from './state.codec.ts'

const source = 'zigbee2mqtt'
/** `base_topic` of Zigbee2MQTT. */
const BASE = 'zigbee2mqtt'
/** Bytes of a state; the register is as large as the network. */
const STATE_MAX = 65_536
/** What consoles send to devices, e.g. `<name>/set` and `<name>/get/state`. */
const OURS = /\/(set|get)(\/[^/]+)?$/
const AVAILABILITY = '/availability'

export function createZigbee2mqttProfile(known: readonly Description[]): MqttProfile {
  const roster = new Roster(known)

  function decode({ topic, ...message }: MqttMessage): Understood | null {
    if (!topic.startsWith(`${BASE}/`)) return null
    const name = topic.slice(BASE.length + 1)
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
    if (!descriptions) return [refused('malformed', BRIDGE)]
    const gone = roster.replace(descriptions)
    return [...descriptions, ...gone.map((address): Heard => ({ type: 'removal', source, address }))]
  }

  /** Who joins is in the next register; who leaves is said at once. */
  function ofEvent(event: unknown): Heard[] {
    if (!isJson(event)) return [refused('malformed', BRIDGE)]
    const address = ieeeOf(field(field(event, 'data'), 'ieee_address'))
    const hasLeft = field(event, 'type') === 'device_leave' && address !== null && roster.remove(address)
    return hasLeft ? [{ type: 'removal', source, address }] : []
  }

  function ofDevice(name: string, { payload, isReplay }: Omit<MqttMessage, 'topic'>): Heard[] {
    if (roster.named(name)) return ofState(name, payload, isReplay)
    if (name.endsWith(AVAILABILITY)) return linkOf(addressOf(name.slice(0, -AVAILABILITY.length)), payload)
    return OURS.test(name) ? [] : ofState(name, payload, isReplay)
  }

  function ofState(name: string, payload: Buffer, isReplay: boolean): Heard[] {
    if (name === '' || name.length > ADDRESS_MAX) return [refused('badTopic', null)]
    if (payload.length === 0) return []
    if (payload.length > STATE_MAX) return [refused('oversized', name)]
    const state = parseJson(payload)
    if (!isJson(state)) return [refused('malformed', name)]
    // The device block that Zigbee2MQTT adds when told to.
    const address = ieeeOf(field(field(state, 'device'), 'ieeeAddr')) ?? addressOf(name)
    const said = { source, address, via: BRIDGE, at: timeOf(field(state, 'last_seen')), isReplay } as const
    const values = readState(state, roster.at(address)?.features ?? [])
    const happened = isReplay ? null : actionPoint(textOf(field(state, 'action'), 60))
    if (!happened || values.has(happened.id)) return reportsOf({ ...said, values })
    return reportsOf({ ...said, values: new Map([...values, [happened.id, 1]]) }, [happened.id])
  }

  const addressOf = (name: string): string => roster.named(name)?.address ?? ieeeOf(name) ?? name.slice(0, ADDRESS_MAX)

  function linkOf(address: string, payload: Buffer): Heard[] {
    const online = onlineOf(payload)
    if (online !== null) return [{ type: 'link', source, address, online }]
    // An empty payload takes back what the broker had kept.
    return payload.length === 0 ? [] : [refused('malformed', address)]
  }

  function encode({ address, point, value }: Command): Outgoing[] | null {
    const member = roster.at(address)
    const feature = member?.features.find(({ id }) => id === point)
    if (!member || !feature || !member.points.some(({ id, writable }) => id === point && writable)) return null
    const word = feature.type === 'number' ? convertBack(value, feature) : value !== 0 ? feature.on : feature.off
    const command = feature.path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), word)
    return [{ topic: `${BASE}/${member.name}/set`, payload: JSON.stringify(command) }]
  }

  return { source, subscriptions: [`${BASE}/#`], decode, encode }
}
