/** The options of one entity → the point it may be, the words it speaks and the topics it speaks on. */
import { ownPointId } from '../catalog/properties.ts'
import { recognise } from '../catalog/recognise.ts'
import { field, type Json, numberOf, textOf } from '../common/json.codec.ts'
import { BINARY_CLASSES, NO_NUMBERS, OUTPUTS, SENSOR_CLASSES, type Side } from './classes.tables.ts'
import type { Announced, Entity } from './entity.types.ts'
import { parseTemplate, type Template } from './template.codec.ts'

const WORD_MAX = 200
const TOPIC_MAX = 200
/** The console's own messages are never read or sent at the word of a stranger. */
const OWN = /^(watchroom\/|\$)/

/** Null: nothing the console could read or switch. `object` is the id at the end of the discovery topic. */
export function readEntity(key: string, component: string, object: string, options: Json): Announced | null {
  const template = parseTemplate(textOf(field(options, 'state_value_template') ?? field(options, 'value_template'), 400))
  const property = propertyOf(template) ?? object
  const shape =
    component === 'sensor'
      ? sensorOf(property, options)
      : component === 'binary_sensor'
        ? binaryOf(property, options)
        : outputOf(component, options)
  const stateTopic = topicOf(field(options, 'state_topic'))
  if (!shape || (stateTopic === null && !shape.command)) return null
  const { id, unit, reads, command = null } = shape
  return {
    key,
    ids: [id, ownPointId(`${id} ${property}`), ownPointId(`${id} ${object}`)],
    point: {
      name: textOf(field(options, 'name')) || textOf(field(options, 'device_class')) || property.slice(0, 100),
      unit,
      type: reads.type,
      range: null,
      writable: command !== null,
    },
    stateTopic,
    template,
    reads,
    command,
    expireAfterS: numberOf(field(options, 'expire_after')),
  }
}

/** A topic that may be subscribed or published to; wildcards are for nobody but us. */
export const topicOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && value.length <= TOPIC_MAX && !/[+#\0]/.test(value) && !OWN.test(value) ? value : null

/** What its device calls the value. */
const propertyOf = (template: Template | null): string | undefined => template?.path?.findLast((member) => typeof member === 'string')

interface Shape {
  id: string
  unit: string
  reads: Entity['reads']
  command?: Entity['command']
}

function sensorOf(property: string, options: Json): Shape | null {
  const named = textOf(field(options, 'device_class'))
  if (NO_NUMBERS.has(named)) return null
  const known = recognise(SENSOR_CLASSES.get(named) ?? (named || property), 'number', textOf(field(options, 'unit_of_measurement'), 20))
  if (known?.type !== 'number') return null
  return { id: known.id, unit: known.unit, reads: { type: 'number', scale: known.scale, offset: known.offset } }
}

function binaryOf(property: string, options: Json): Shape | null {
  const words = { on: wordOf(options, 'payload_on', 'ON'), off: wordOf(options, 'payload_off', 'OFF') }
  const named = BINARY_CLASSES.get(textOf(field(options, 'device_class')))
  const known = recognise(property, 'switch', '')
  if (!named && known?.type !== 'switch') return null
  const { id, inverted } = named ?? { id: known?.id ?? '', inverted: known?.type === 'switch' && known.inverted }
  return { id, unit: '', reads: { type: 'switch', ...(inverted ? { on: words.off, off: words.on } : words) } }
}

function outputOf(component: string, options: Json): Shape | null {
  const output = OUTPUTS.get(component)
  const schema = textOf(field(options, 'schema')) || 'basic'
  // Lights of the schema `template` speak in templates only.
  if (!output || schema === 'template') return null
  const commandWord = ({ command: [option, word] }: Side) => wordOf(options, option, word)
  const stateWord = (side: Side) => wordOf(options, side.state[0], side.state[1] ?? commandWord(side))
  const topic = field(options, 'command_template') === undefined ? topicOf(field(options, 'command_topic')) : null
  const sent = (word: string) => (component === 'siren' || schema === 'json' ? JSON.stringify({ state: word }) : word)
  return {
    id: output.id,
    unit: '',
    reads: { type: 'switch', on: stateWord(output.on), off: stateWord(output.off) },
    command: topic === null ? null : { topic, on: sent(commandWord(output.on)), off: sent(commandWord(output.off)) },
  }
}

/** Words may be given as numbers or booleans. */
function wordOf(options: Json, option: string, otherwise: string): string {
  const word = field(options, option)
  return typeof word === 'string' || typeof word === 'number' || typeof word === 'boolean' ? String(word).slice(0, WORD_MAX) : otherwise
}
