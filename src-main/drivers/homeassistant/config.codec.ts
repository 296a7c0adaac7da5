/** One discovery payload → the device it is about and the entities it announces: one entity, or a device with all of its own. */
import { ADDRESS_MAX } from '../common/heard.ts'
import { field, isJson, type Json, listOf, textOf } from '../common/json.codec.ts'
import { writtenOut } from './abbreviations.tables.ts'
import { readEntity, topicOf } from './entity.codec.ts'
import type { Announced, AnnouncedDevice, Availability } from './entity.types.ts'
import { parseTemplate } from './template.codec.ts'

const COMPONENTS_MAX = 64
/** The topic is the name of the entity here. */
const DISCOVERY_TOPIC_MAX = 400
const AVAILABILITY_MAX = 4

export interface DiscoveryTopic {
  topic: string
  component: string
  object: string
}

/** `<component>/[<node>/]<object>/config` under `base`; null for any other topic. */
export function discoveryTopic(topic: string, base: string): DiscoveryTopic | null {
  const isNear = topic.startsWith(`${base}/`) && topic.length <= DISCOVERY_TOPIC_MAX
  const levels = isNear ? topic.slice(base.length + 1).split('/') : []
  const [component = '', first = '', second = ''] = levels
  if (levels.at(-1) !== 'config' || levels.length < 3 || levels.length > 4 || !component) return null
  const object = levels.length === 3 ? first : second
  return object ? { topic, component, object } : null
}

export function readConfig({ topic, component, object }: DiscoveryTopic, raw: Json): AnnouncedDevice {
  const config = writtenOut(raw)
  const components = field(config, 'components')
  const isDevice = component === 'device' && isJson(components)
  const entities = isDevice ? ofComponents(topic, config, components) : (readEntity(topic, component, object, config) ?? [])
  const device = field(config, 'device')
  return {
    address: addressOf(device) || textOf(field(config, 'unique_id'), ADDRESS_MAX) || object.slice(0, ADDRESS_MAX),
    name: textOf(field(device, 'name')) || (isJson(device) ? '' : textOf(field(config, 'name'))),
    vendor: textOf(field(device, 'manufacturer')),
    model: textOf(field(device, 'model')),
    via: textOf(field(device, 'via_device'), ADDRESS_MAX) || null,
    availability: availabilityOf(config),
    entities: [entities].flat(),
  }
}

/** What is said beside the components is said of all of them. One with nothing but its platform has been taken back. */
function ofComponents(topic: string, config: Json, components: Json): Announced[] {
  const { device: _device, components: _components, ...shared } = config
  return Object.entries(components)
    .slice(0, COMPONENTS_MAX)
    .flatMap(([id, component]) => {
      if (!isJson(component) || Object.keys(component).length < 2) return []
      const options = writtenOut(component)
      return readEntity(`${topic}#${id}`, textOf(field(options, 'platform')), id, { ...shared, ...options }) ?? []
    })
}

/** The first identifier; the network address of a device that has none. */
function addressOf(device: unknown): string {
  const identifiers = field(device, 'identifiers')
  const [identifier] = Array.isArray(identifiers) ? identifiers : [identifiers]
  const [connection] = listOf(field(device, 'connections'), 1)
  return (
    textOf(typeof identifier === 'number' ? String(identifier) : identifier, ADDRESS_MAX) || textOf(listOf(connection, 2)[1], ADDRESS_MAX)
  )
}

function availabilityOf(config: Json): Availability {
  const mode = field(config, 'availability_mode')
  const listed = field(config, 'availability')
  const single = { topic: field(config, 'availability_topic'), value_template: field(config, 'availability_template') }
  const sources = listed === undefined ? [{ ...config, ...single }] : [listed].flat()
  const topics = sources.slice(0, AVAILABILITY_MAX).flatMap((source) => {
    const topic = topicOf(field(source, 'topic'))
    const template = parseTemplate(textOf(field(source, 'value_template'), 400))
    if (topic === null || template === null) return []
    return [
      { topic, template, online: word(source, 'payload_available', 'online'), offline: word(source, 'payload_not_available', 'offline') },
    ]
  })
  return { mode: mode === 'all' || mode === 'any' ? mode : 'latest', topics }
}

const word = (source: unknown, option: string, otherwise: string): string => textOf(field(source, option)) || otherwise
