/**
 * Home Assistant discovery: devices announce entities with the topics they speak on, retained under `<base>/…/config`.
 * Which topics those are is known only from the announcements, so the subscriptions grow with them.
 */
import type { Description, Heard } from '../../domains/devices/devices.ports.ts'
import { convert } from '../catalog/units.ts'
import { refused, reportsOf } from '../common/heard.ts'
import { isJson, numberOf, parseJson } from '../common/json.codec.ts'
import type { Command, MqttMessage, MqttProfile, Outgoing, Understood } from '../mqtt/profile.types.ts'
import { linksOf } from './availability.ts'
import { type DiscoveryTopic, discoveryTopic, readConfig } from './config.codec.ts'
import type { Entity } from './entity.types.ts'
import { type Device, Register } from './register.ts'
import { isWord, type Payload, render, rounded } from './template.codec.ts'

const source = 'homeassistant'
/** Where devices announce themselves. */
const BASE = 'homeassistant'
/** Bytes. */
const PAYLOAD_MAX = 65_536

export function createHomeassistantProfile(known: readonly Description[]): MqttProfile {
  const register = new Register(known)
  const listeners: ((topics: readonly string[]) => void)[] = []

  function decode(message: MqttMessage): Understood | null {
    const announced = discoveryTopic(message.topic, BASE)
    if (announced) return { heard: ofDiscovery(announced, message.payload) }
    const speaking = register.speaking(message.topic)
    return speaking.length > 0 ? { heard: ofDevices(speaking, message) } : null
  }

  function ofDiscovery(discovery: DiscoveryTopic, payload: Buffer): Heard[] {
    if (payload.length > PAYLOAD_MAX) return [refused('oversized', discovery.object)]
    const config = parseJson(payload)
    if (payload.length > 0 && !isJson(config)) return [refused('malformed', discovery.object)]
    const device = isJson(config) ? readConfig(discovery, config) : null
    const { removed, described, isFull } = register.announce(discovery.topic, device)
    if (removed.length + described.length > 0) for (const listener of listeners) listener(register.topics)
    return [
      ...removed.map((address): Heard => ({ type: 'removal', source, address })),
      ...described,
      ...(isFull ? [refused('oversized', discovery.object)] : []),
    ]
  }

  function ofDevices(speaking: readonly Device[], { topic, payload, isReplay }: MqttMessage): Heard[] {
    if (payload.length > PAYLOAD_MAX) return [refused('oversized', speaking[0]?.address ?? null)]
    const said = { text: payload.toString('utf8'), json: parseJson(payload) }
    return [...linksOf(speaking, topic, said), ...speaking.flatMap((device) => ofStates(device, topic, said, isReplay))]
  }

  function ofStates({ address, via, entities, complained }: Device, topic: string, said: Payload, isReplay: boolean): Heard[] {
    const values = new Map<string, number>()
    const heard: Heard[] = []
    for (const { entity } of entities.values()) {
      if (entity.stateTopic !== topic) continue
      if (!entity.template && !complained.has(entity.key)) {
        complained.add(entity.key)
        heard.push(refused('unsupported', address))
      }
      const value = readingOf(entity, said)
      if (value !== null) values.set(entity.id, value)
    }
    return [...heard, ...reportsOf({ source, address, via, at: null, values, isReplay })]
  }

  function encode({ address, point, value }: Command): Outgoing[] | null {
    const found = [...(register.at(address)?.entities.values() ?? [])].find(({ entity }) => entity.id === point)
    const command = found?.entity.command
    return command ? [{ topic: command.topic, payload: value !== 0 ? command.on : command.off }] : null
  }

  return {
    source,
    subscriptions: [`${BASE}/+/+/config`, `${BASE}/+/+/+/config`],
    subscriptionsChanged(listener) {
      listeners.push(listener)
      listener(register.topics)
    },
    decode,
    encode,
  }
}

/** Null: it is not known, or the template is not understood. */
function readingOf({ template, reads }: Entity, payload: Payload): number | null {
  const raw = template && render(template, payload)
  if (reads.type === 'switch') return isWord(raw, reads.on) ? 1 : isWord(raw, reads.off) ? 0 : null
  const number = numberOf(raw)
  return template && number !== null ? convert(rounded(number, template), reads) : null
}
