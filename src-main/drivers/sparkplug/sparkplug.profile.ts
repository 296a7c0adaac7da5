/**
 * Sparkplug B: `spBv1.0/<group>/<type>/<node>[/<device>]`. A node is `group/node`, a device `group/node/device` behind it.
 * What a node says is understood from its birth certificate; when something of it is missing it is asked to be born again.
 */
import type { Description, Heard } from '../../domains/devices/devices.ports.ts'
import { type Clock, systemClock } from '../../kernel/clock.ts'
import { kindOf } from '../catalog/properties.ts'
import { rawValue } from '../catalog/property.ts'
import { BoundedMap } from '../common/bounded-map.ts'
import { ADDRESS_MAX, refused, reportsOf } from '../common/heard.ts'
import type { MqttMessage, MqttProfile, Outgoing, Understood } from '../mqtt/profile.types.ts'
import { type Birth, type Memory, memoryOf, readBirth, recall } from './birth.codec.ts'
import { type Reading, readMetrics } from './metrics.codec.ts'
import { BOOLEAN, decodePayload, encodeMetric, type Message, metricValue, UINT64 } from './sparkplug.codec.ts'

const source = 'sparkplug'
const ROOT = 'spBv1.0'
/** Bytes. */
const PAYLOAD_MAX = 262_144
const NODES_MAX = 200
const DEVICES_MAX = 2_000
/** A node is asked to be born again at most once in this time, in ms. */
const REBIRTH_MS = 10_000
const REBIRTH = 'Node Control/Rebirth'

/** A node, or a device of one. */
interface Station {
  /** Null: not born, or dead. */
  birth: Birth | null
  memory: Memory
}

interface Node extends Station {
  /** Number of its last message, 0–255; null: nothing is known of the sequence. */
  seq: number | null
  /** Nothing was missed since its birth. */
  isWhole: boolean
  askedAt: number
}

interface Place {
  group: string
  node: string
  device: string | undefined
}

/** Commands are stamped with the time of `clock`. */
export function createSparkplugProfile(known: readonly Description[], clock: Pick<Clock, 'now'> = systemClock): MqttProfile {
  const nodes = new BoundedMap<string, Node>(NODES_MAX)
  const devices = new BoundedMap<string, Station>(DEVICES_MAX)
  for (const description of known) {
    const station: Station = { birth: null, memory: recall(description) }
    if (description.address.split('/').length === 2) nodes.set(description.address, newNode(station))
    else devices.set(description.address, station)
  }

  function born(place: Place, message: Message, isReplay: boolean): Heard[] {
    const birth = readBirth(message)
    const bdSeq = bdSeqOf(message)
    const station = { birth, memory: memoryOf(birth, bdSeq) }
    const address = addressOf(place)
    if (place.device !== undefined) devices.set(address, station)
    else {
      // Its devices follow with certificates of their own; until then nothing of them is understood.
      for (const [at, device] of devices) if (at.startsWith(`${address}/`)) device.birth = null
      const askedAt = nodes.get(address)?.askedAt ?? Number.NEGATIVE_INFINITY
      nodes.set(address, { ...station, seq: message.seq ?? null, isWhole: true, askedAt })
    }
    return [
      {
        type: 'description',
        source,
        address,
        via: viaOf(place),
        name: place.device ?? place.node,
        vendor: birth.vendor,
        model: birth.model,
        kind: kindOf(birth.points) ?? (place.device === undefined ? 'gateway' : null),
        points: birth.points,
        memory: station.memory,
      },
      { type: 'link', source, address, online: true },
      ...reportsAt(place, readMetrics(message, birth, true).readings, isReplay),
      ...(birth.leftOut > 0 ? [refused('oversized', address)] : []),
    ]
  }

  function died(place: Place, message: Message): Heard[] {
    const address = addressOf(place)
    const node = nodes.get(address)
    if (place.device === undefined) {
      const bdSeq = bdSeqOf(message)
      // The will of an earlier session: the node has long been back.
      if (!node || (node.memory.bdSeq !== null && bdSeq !== node.memory.bdSeq)) return []
      node.birth = null
      node.isWhole = false
    } else {
      const device = devices.get(address)
      if (device) device.birth = null
    }
    return [{ type: 'link', source, address, online: false }]
  }

  /** Follows the sequence of a node that every message but its death carries. */
  function follow(address: string, { seq }: Message): Node {
    const node = nodes.get(address) ?? newNode({ birth: null, memory: { bdSeq: null, commands: [] } })
    const isNext = node.seq !== null && seq === (node.seq + 1) % 256
    node.isWhole = node.isWhole && isNext
    node.seq = seq ?? null
    nodes.set(address, node)
    return node
  }

  function askAgain({ group, node }: Place, state: Node, receivedAt: number): Outgoing[] {
    if (Math.abs(receivedAt - state.askedAt) < REBIRTH_MS) return []
    state.askedAt = receivedAt
    return [{ topic: `${ROOT}/${group}/NCMD/${node}`, payload: encodeMetric(REBIRTH, BOOLEAN, 1, receivedAt) }]
  }

  function understand(type: string, place: Place, message: Message, { receivedAt, isReplay }: MqttMessage): Understood {
    if (type === 'NBIRTH') return { heard: born(place, message, isReplay) }
    if (type === 'NDEATH') return { heard: died(place, message) }
    const node = follow(addressOf({ ...place, device: undefined }), message)
    const { heard, isUnderstood } = spoken(type, place, message, node, isReplay)
    return { heard, send: node.isWhole && isUnderstood ? [] : askAgain(place, node, receivedAt) }
  }

  function spoken(type: string, place: Place, message: Message, node: Node, isReplay: boolean): { heard: Heard[]; isUnderstood: boolean } {
    if (type === 'DBIRTH') return { heard: born(place, message, isReplay), isUnderstood: true }
    if (type === 'DDEATH') return { heard: died(place, message), isUnderstood: true }
    const birth = (place.device === undefined ? node : devices.get(addressOf(place)))?.birth
    if (!birth) return { heard: [], isUnderstood: false }
    const { readings, isUnderstood } = readMetrics(message, birth, node.isWhole)
    return { heard: reportsAt(place, readings, isReplay), isUnderstood }
  }

  return {
    source,
    subscriptions: [`${ROOT}/#`],
    decode(arrived: MqttMessage) {
      const [root, group = '', type = '', node = '', device, more] = arrived.topic.split('/')
      if (root !== ROOT) return null
      // The state of hosts, and commands: some of them our own.
      if (group === 'STATE' || type === 'NCMD' || type === 'DCMD') return { heard: [] }
      const place = { group, node, device }
      const address = addressOf(place)
      const isOfDevice = /^D(BIRTH|DEATH|DATA)$/.test(type)
      const isProper = isOfDevice ? !!device : /^N(BIRTH|DEATH|DATA)$/.test(type) && device === undefined
      if (!isProper || group === '' || node === '' || more !== undefined || address.length > ADDRESS_MAX) {
        return { heard: [refused('badTopic', address)] }
      }
      if (arrived.payload.length > PAYLOAD_MAX) return { heard: [refused('oversized', address)] }
      const message = decodePayload(arrived.payload)
      return message ? understand(type, place, message, arrived) : { heard: [refused('malformed', address)] }
    },
    encode({ address, point, value }) {
      const [group, node, device] = address.split('/')
      const command = (device === undefined ? nodes : devices).get(address)?.memory.commands.find((each) => each.point.id === point)
      if (!command) return null
      const type = device === undefined ? 'NCMD' : 'DCMD'
      const topic = [ROOT, group, type, node, ...(device === undefined ? [] : [device])].join('/')
      return [{ topic, payload: encodeMetric(command.name, command.datatype, rawValue(command.point, value), clock.now()) }]
    },
  }
}

const newNode = (station: Station): Node => ({ ...station, seq: null, isWhole: false, askedAt: Number.NEGATIVE_INFINITY })
const addressOf = ({ group, node, device }: Place): string => [group, node, ...(device === undefined ? [] : [device])].join('/')
const viaOf = ({ group, node, device }: Place): string | null => (device === undefined ? null : `${group}/${node}`)

function bdSeqOf({ metrics }: Message): number | null {
  const metric = metrics.find(({ name }) => name === 'bdSeq')
  const value = metric && metricValue(metric, metric.datatype ?? UINT64)
  return typeof value === 'number' ? value : null
}

const reportsAt = (place: Place, readings: readonly Reading[], isReplay: boolean): Heard[] =>
  readings.flatMap((reading) => reportsOf({ source, address: addressOf(place), via: viaOf(place), isReplay, ...reading }))
