/**
 * Tasmota: `tele|stat/<topic>/…` from the device, `cmnd/<topic>/…` to it; the address is the topic.
 * Its `Time` is local and has no offset, so the time of reception counts.
 */
import type { Description, Heard } from '../../domains/devices/devices.ports.ts'
import { refused, reportsOf } from '../common/heard.ts'
import { field, isJson, parseJson } from '../common/json.codec.ts'
import type { Command, MqttMessage, MqttProfile, Outgoing, Understood } from '../mqtt/profile.types.ts'
import { type Discovered, readDiscovery, topicOf } from './discovery.codec.ts'
import { type Identity, Nodes } from './nodes.ts'
import { onOff, output, readOutputs, readWifi, threshold } from './outputs.codec.ts'
import type { Quantity } from './quantity.ts'
import { readSensors } from './sensors.codec.ts'
import { readZigbee } from './zigbee.codec.ts'

const source = 'tasmota'
/** Where devices announce themselves. */
const DISCOVERY = 'tasmota/discovery'
/** Bytes. */
const PAYLOAD_MAX = 16_384
const THRESHOLD = /^(POWER|VOLTAGE|CURRENT)_(LOW|HIGH)$/
const MAC = /^[0-9A-F]{12}$/i

export function createTasmotaProfile(known: readonly Description[]): MqttProfile {
  const nodes = new Nodes(known)

  function decode(message: MqttMessage): Understood | null {
    const { topic, payload } = message
    const heard = topic.startsWith(`${DISCOVERY}/`) ? ofDiscovery(topic.slice(DISCOVERY.length + 1), payload) : ofDevice(message)
    return heard && { heard }
  }

  function ofDiscovery(topic: string, payload: Buffer): Heard[] {
    const [mac = '', leaf] = topic.split('/')
    if (!MAC.test(mac) || (leaf !== 'config' && leaf !== 'sensors')) return []
    if (payload.length === 0) return leaf === 'config' ? remove(nodes.addressOf(mac)) : []
    const config = payload.length <= PAYLOAD_MAX ? parseJson(payload) : undefined
    if (!isJson(config)) return [refused('malformed', mac)]
    return leaf === 'config' ? ofConfig(mac, readDiscovery(config)) : ofAnnouncedSensors(mac, field(config, 'sn'))
  }

  const remove = (device: string | null): Heard[] =>
    device === null ? [] : nodes.remove(device).map((address) => ({ type: 'removal', source, address }))

  function ofConfig(mac: string, discovered: Discovered | null): Heard[] {
    if (!discovered) return [refused('malformed', mac)]
    const { topic, name, model, outputs, isStandard } = discovered
    if (!isStandard) return [refused('unsupported', topic)]
    const before = nodes.addressOf(mac)
    const moved = before === topic ? [] : remove(before)
    return [...moved, ...take({ ...nodeOf(topic), name, model, mac }, outputs, false)]
  }

  /** What it measures is retained from when it started: good to know of, not to believe. */
  function ofAnnouncedSensors(mac: string, sensors: unknown): Heard[] {
    const address = nodes.addressOf(mac)
    if (address === null || !isJson(sensors)) return []
    return take(
      nodeOf(address),
      readSensors(sensors).map((quantity) => ({ ...quantity, value: null })),
      false,
    )
  }

  /** Null: not a message of Tasmota. */
  function ofDevice({ topic, payload, isReplay }: MqttMessage): Heard[] | null {
    const [prefix, name, ...rest] = topic.split('/')
    const leaf = rest.at(-1) ?? ''
    const address = topicOf(name)
    // With SetOption89 the name of a Zigbee device stands in between.
    if ((prefix !== 'tele' && prefix !== 'stat') || address === null || rest.length > 2) return null
    if (leaf === 'LWT') return ofWill(address, payload.toString('utf8', 0, 20))
    const word = onOff(payload.toString('utf8', 0, 10))
    if (THRESHOLD.test(leaf)) return word === null ? null : take(nodeOf(address), [threshold(leaf, word)], isReplay)
    const switched = output(leaf, word)
    if (switched) return word === null ? [] : take(nodeOf(address), [switched], isReplay)
    return READERS.has(leaf) ? ofMessage(address, leaf, payload, isReplay) : null
  }

  function ofWill(address: string, will: string): Heard[] {
    if (will !== 'Online' && will !== 'Offline') return will === '' ? [] : [refused('malformed', address)]
    return [{ type: 'link', source, address, online: will === 'Online' }]
  }

  function ofMessage(address: string, leaf: string, payload: Buffer, isReplay: boolean): Heard[] {
    if (payload.length > PAYLOAD_MAX) return [refused('oversized', address)]
    const message = parseJson(payload)
    // A command that answers in plain text.
    if (leaf === 'RESULT' && !isJson(message)) return []
    if (!isJson(message)) return payload.length === 0 ? [] : [refused('malformed', address)]
    const behind = leaf === 'SENSOR' ? readZigbee(message) : []
    return [
      ...take(nodeOf(address), READERS.get(leaf)?.(message) ?? [], isReplay),
      ...behind.flatMap(({ device, quantities, ...said }) =>
        take({ ...said, address: `${address}/${device}`, via: address, mac: '' }, quantities, isReplay),
      ),
    ]
  }

  /** Describes the device when there is news of it, and reports what it said. */
  function take(identity: Identity, quantities: readonly Quantity[], isReplay: boolean): Heard[] {
    if (quantities.length === 0 && identity.mac === '' && identity.via === null) return []
    const learned = nodes.learn(identity, quantities)
    if (!learned) return [refused('oversized', identity.address)]
    const { description, values } = learned
    const { address, via } = identity
    return [...(description ? [description] : []), ...reportsOf({ source, address, via, at: null, values, isReplay })]
  }

  function encode({ address, point, value }: Command): Outgoing[] | null {
    const command = nodes.output(address, point)
    return command === null ? null : [{ topic: `cmnd/${address}/${command}`, payload: value !== 0 ? 'ON' : 'OFF' }]
  }

  const subscriptions = ['tele/+/#', 'stat/+/#', `${DISCOVERY}/+/config`, `${DISCOVERY}/+/sensors`]
  return { source, subscriptions, decode, encode }
}

const READERS = new Map<string, (message: Record<string, unknown>) => Quantity[]>([
  ['STATE', (message) => [...readOutputs(message), ...readWifi(message)]],
  ['SENSOR', (message) => [...readOutputs(message), ...readSensors(message)]],
  ['RESULT', readOutputs],
])

const nodeOf = (topic: string): Identity => ({ address: topic, via: null, name: '', vendor: 'Tasmota', model: '', mac: '' })
