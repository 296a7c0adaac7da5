/**
 * Devices behind a Tasmota Zigbee bridge: `{"ZbReceived":{"0x662E":{"Device":"0x662E","Contact":1,…}}}`.
 * The key may be the name instead of the short address; `Device` is always the address.
 */
import { ownPointId } from '../catalog/properties.ts'
import { recognise } from '../catalog/recognise.ts'
import { convert } from '../catalog/units.ts'
import { field, isJson, type Json, numberOf, textOf } from '../common/json.codec.ts'
import { type Quantity, quantityOf, switchOf } from './quantity.ts'

interface ZigbeeMessage {
  /** Short address, e.g. `0x662E`. */
  device: string
  /** Empty where nobody gave it one. */
  name: string
  vendor: string
  model: string
  quantities: Quantity[]
}

const DEVICES_MAX = 50
const ATTRIBUTES_MAX = 60
const SHORT_ADDRESS = /^0x[0-9a-f]{1,4}$/i
const ATTRIBUTE = /^[A-Za-z]\w{0,50}$/
const NOT_MEASURED = new Set(['Device', 'Name', 'Endpoint', 'Group', 'Cluster', 'ModelId', 'Manufacturer'])

/** Attributes that mean something else here than in other families: `Contact` is 1 when open, `Power` is no power. */
const SWITCHES = new Map([
  ['Contact', 'open'],
  ['Occupancy', 'presence'],
  ['Movement', 'vibration'],
  ['Fire', 'fire-alarm'],
  ['Water', 'water-leak'],
  ['CO', 'co-alarm'],
  ['Panic', 'panic'],
  ['Power', 'on'],
])
const NUMBERS = new Map<string, [property: string, unit: string]>([
  ['BatteryPercentage', ['battery', '%']],
  ['ActivePower', ['power', 'W']],
  ['RMSVoltage', ['voltage', 'V']],
  ['RMSCurrent', ['current', 'A']],
  ['Pressure', ['pressure', 'hPa']],
])
/** Bits of the zone status (ZCL 8.2.2.2.1.3); bit 0 is the alarm of whatever the zone watches. */
const ZONE_BITS: [bit: number, id: string][] = [
  [2, 'tamper'],
  [3, 'battery-low'],
  [6, 'fault'],
  [7, 'mains-fail'],
  [8, 'test'],
]
const ZONE_STATUS = 'ZoneStatusChange'

/** Without `ZbReceived` around them when SetOption118 is on. */
export function readZigbee(message: Json): ZigbeeMessage[] {
  const received = field(message, 'ZbReceived')
  return Object.values(isJson(received) ? received : message)
    .slice(0, DEVICES_MAX)
    .flatMap((body) => (isJson(body) ? (readMessage(body) ?? []) : []))
}

function readMessage(body: Json): ZigbeeMessage | null {
  const device = field(body, 'Device')
  if (typeof device !== 'string' || !SHORT_ADDRESS.test(device)) return null
  const attributes = Object.entries(body).filter(([attribute]) => ATTRIBUTE.test(attribute) && !NOT_MEASURED.has(attribute))
  const quantities = attributes.slice(0, ATTRIBUTES_MAX).flatMap(([attribute, raw]) => readAttribute(attribute, numberOf(raw)))
  return {
    device: `0x${device.slice(2).toUpperCase()}`,
    name: textOf(field(body, 'Name')),
    vendor: textOf(field(body, 'Manufacturer')),
    model: textOf(field(body, 'ModelId')),
    quantities: [...quantities, ...readZone(numberOf(field(body, ZONE_STATUS)), quantities)],
  }
}

function readAttribute(attribute: string, raw: number | null): Quantity[] {
  if (raw === null || attribute.startsWith(ZONE_STATUS)) return []
  const id = SWITCHES.get(attribute)
  // A button says `Power` 2 for "the other way round": no state of anything.
  if (id) return raw === 0 || raw === 1 ? [switchOf(attribute, id, raw)] : []
  const [property, unit] = NUMBERS.get(attribute) ?? [attribute, '']
  const known = recognise(property, 'number', unit)
  if (known?.type !== 'number') return []
  const ids = [known.id, ownPointId(`${known.id} ${attribute}`)]
  return [quantityOf(attribute, ids, attribute, known.unit, convert(raw, known))]
}

/** A zone of a type Tasmota has no attribute for still says that it is in alarm. */
function readZone(status: number | null, others: readonly Quantity[]): Quantity[] {
  if (status === null || !Number.isInteger(status) || status < 0 || status > 0xffff) return []
  const isNamed = others.some(({ type }) => type === 'switch')
  const bits: typeof ZONE_BITS = isNamed ? ZONE_BITS : [[0, 'alarm'], ...ZONE_BITS]
  return bits.map(([bit, id]) => switchOf(`${ZONE_STATUS}.${bit}`, id, (status >> bit) & 1))
}
