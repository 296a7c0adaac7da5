/** `bridge/devices`: the register of a Zigbee network → descriptions. Devices are known by their IEEE address, never by their name. */
import type { Description } from '../../domains/devices/devices.ports.ts'
import { kindOf } from '../catalog/properties.ts'
import { field, isJson, type Json, textOf } from '../mqtt/payload.codec.ts'
import { readExposes } from './exposes.codec.ts'
import type { Memory } from './features.types.ts'

/** Address of the coordinator and its software: what every device comes through. */
export const BRIDGE = 'bridge'
/** A Zigbee network has a few hundred; twenty times as many are refused. */
export const DEVICES_MAX = 2_000
/** Longer ones are no address either. */
export const NAME_MAX = 120
const IEEE = /^0x[0-9a-f]{16}$/i
const MEMORY_BYTES = 16_384

export const ieeeOf = (value: unknown): string | null => (typeof value === 'string' && IEEE.test(value) ? value.toLowerCase() : null)

/** Null: no register, and no reason to believe that anybody is gone. */
export function readDevices(list: unknown): Description[] | null {
  if (!Array.isArray(list) || list.length > DEVICES_MAX) return null
  const descriptions = list.flatMap((entry) => {
    const address = isJson(entry) ? ieeeOf(field(entry, 'ieee_address')) : null
    if (!isJson(entry) || address === null) return []
    return [field(entry, 'type') === 'Coordinator' ? describeBridge(entry) : describe(address, entry)]
  })
  return descriptions.length > 0 || list.length === 0 ? descriptions : null
}

function describe(address: string, entry: Json): Description {
  const known = field(entry, 'definition')
  // Null while the device is being interviewed, or when nobody has written a converter for it.
  const definition = isJson(known) ? known : {}
  const name = nameOf(entry) || address
  const { points, features } = readExposes(field(definition, 'exposes'))
  const memory: Memory = { name, features }
  while (Buffer.byteLength(JSON.stringify(memory)) > MEMORY_BYTES) memory.features.pop()
  return {
    type: 'description',
    source: 'zigbee2mqtt',
    address,
    via: BRIDGE,
    name,
    vendor: textOf(field(definition, 'vendor')) || textOf(field(entry, 'manufacturer')),
    model: textOf(field(definition, 'model')) || textOf(field(entry, 'model_id')),
    kind: kindOf(points),
    points,
    memory,
  }
}

const describeBridge = (entry: Json): Description => ({
  type: 'description',
  source: 'zigbee2mqtt',
  address: BRIDGE,
  via: null,
  name: nameOf(entry) || 'Zigbee2MQTT',
  vendor: 'Zigbee2MQTT',
  model: textOf(field(entry, 'model_id')),
  kind: 'gateway',
  points: [],
})

/** As it stands in the topics: not even its outer spaces may be taken off. */
function nameOf(entry: Json): string {
  const name = field(entry, 'friendly_name')
  return typeof name === 'string' && name.length <= NAME_MAX ? name : ''
}
