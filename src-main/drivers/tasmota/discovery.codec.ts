/** `tasmota/discovery/<mac>/config`: what a device says of itself, retained. */
import { field, type Json, listOf, textOf } from '../common/json.codec.ts'
import { output } from './outputs.codec.ts'
import type { Quantity } from './quantity.ts'

export interface Discovered {
  topic: string
  name: string
  model: string
  outputs: Quantity[]
  /** It can be heard and commanded: its topics are in the standard order. */
  isStandard: boolean
}

const OUTPUTS_MAX = 32
/** Kinds of `rl` that are one output each; shutters (3) move by two. */
const RELAY = 1
const LIGHT = 2

/** Null: no device. */
export function readDiscovery(config: Json): Discovered | null {
  const topic = topicOf(field(config, 't'))
  if (topic === null) return null
  const labels = listOf(field(config, 'fn'), OUTPUTS_MAX)
  const outputs = listOf(field(config, 'rl'), OUTPUTS_MAX).flatMap((kind, index) => {
    const name = `POWER${index + 1}`
    return kind === RELAY || kind === LIGHT ? (output(name, null, textOf(labels[index]) || name) ?? []) : []
  })
  const isStandard =
    /^%prefix%\/%topic%\/?$/.test(textOf(field(config, 'ft'))) && listOf(field(config, 'tp'), 3).join() === 'cmnd,stat,tele'
  return { topic, name: textOf(field(config, 'dn')), model: textOf(field(config, 'md')), outputs, isStandard }
}

/** One level of a topic, usable as an address and in commands. */
export const topicOf = (value: unknown): string | null => (typeof value === 'string' && /^[^/+#]{1,100}$/.test(value) ? value : null)
