/** `bridge/devices`: the register of a Zigbee network → descriptions. Devices are known by their IEEE address, never by their name. */
import type { Description } from '../../domains/devices/devices.ports.ts'
import { kindOf } from '../catalog/properties.ts'
import { fitting } from '../common/descriptions.ts'
import { ADDRESS_MAX } from '../common/heard.ts'
import { field, textOf } from '../common/json.codec.ts'
import { readExposes } from './exposes.codec.ts'
import type { Memory } from './features.types.ts'

/** Address of the coordinator and its software: what every device comes through. */
export const BRIDGE = 'bridge'
/** A Zigbee network has a few hundred; twenty times as many are refused. */
const DEVICES_MAX = 2_000
const IEEE = /^0x[0-9a-f]{16}$/i

export const ieeeOf = (value: unknown): string | null => (typeof value === 'string' && IEEE.test(value) ? value.toLowerCase() : null)

/** Null: no register, and no reason to believe that anybody is gone. */
export function readDevices(list: unknown): Description[] | null {
  if (!Array.isArray(list) || list.length > DEVICES_MAX) return null
  const descriptions = list.flatMap((entry) => {
    const address = ieeeOf(field(entry, 'ieee_address'))
    if (address === null) return []
    return [field(entry, 'type') === 'Coordinator' ? describeBridge(entry) : describe(address, entry)]
  })
  return descriptions.length > 0 || list.length === 0 ? descriptions : null
}

function describe(address: string, entry: unknown): Description {
  // Null while the device is being interviewed, or when nobody has written a converter for it.
  const definition = field(entry, 'definition')
  const name = nameOf(entry) || address
  const { points, features } = readExposes(field(definition, 'exposes'))
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
    memory: fitting(features, (kept): Memory => ({ name, features: kept })),
  }
}

const describeBridge = (entry: unknown): Description => ({
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
function nameOf(entry: unknown): string {
  const name = field(entry, 'friendly_name')
  return typeof name === 'string' && name.length <= ADDRESS_MAX ? name : ''
}
