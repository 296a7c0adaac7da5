/** `SENSOR`: one object per sensor, one number per quantity, three for the phases of a meter. */
import { ownPointId } from '../catalog/properties.ts'
import { recognise } from '../catalog/recognise.ts'
import { convert } from '../catalog/units.ts'
import { field, isJson, type Json, textOf } from '../common/json.codec.ts'
import { type Quantity, quantityOf } from './quantity.ts'

const VALUES_MAX = 200
const CHANNELS_MAX = 8
const NAMED = /^[\w -]{1,40}\.[\w -]{1,40}$/
/** The chip itself: how warm it is says nothing of the room. */
const CHIP = 'ESP32'
/** Quantities of Tasmota that the catalogue knows, and their units where the message does not say them. */
const KNOWN = new Map<string, [property: string, unit: string]>([
  ['Temperature', ['temperature', '°C']],
  ['Humidity', ['humidity', '%']],
  ['Pressure', ['pressure', 'hPa']],
  ['Illuminance', ['illuminance', 'lx']],
  ['Power', ['power', 'W']],
  ['Voltage', ['voltage', 'V']],
  ['Current', ['current', 'A']],
])
const SAID_IN = new Map([
  ['Temperature', 'TempUnit'],
  ['Pressure', 'PressureUnit'],
])
/** What a meter has counted since it was installed. */
const ENERGY_TOTAL = 'ENERGY.Total'

/** What bears a `Device` is a device behind this one. */
export function readSensors(message: Json): Quantity[] {
  const readings = Object.entries(message).flatMap(([sensor, body]) =>
    isJson(body) && !Object.hasOwn(body, 'Device')
      ? Object.entries(body).flatMap(([quantity, raw]) => readQuantity(message, sensor, quantity, raw))
      : [],
  )
  return readings.slice(0, VALUES_MAX)
}

function readQuantity(message: Json, sensor: string, quantity: string, raw: unknown): Quantity[] {
  const key = `${sensor}.${quantity}`
  if (!NAMED.test(key)) return []
  const [property, unit] = key === ENERGY_TOTAL ? ['energy', 'kWh'] : (KNOWN.get(quantity) ?? [`${sensor.toLowerCase()} ${quantity}`, ''])
  const known = recognise(property, 'number', textOf(field(message, SAID_IN.get(quantity) ?? ''), 10) || unit)
  if (known?.type !== 'number') return []
  const ids = [...(sensor === CHIP ? [] : [known.id]), ownPointId(`${known.id} ${sensor.toLowerCase()}`)]
  const channels = Array.isArray(raw) ? raw.slice(0, CHANNELS_MAX) : [raw]
  return channels.flatMap((value, channel) => {
    // What comes as text is an address, a time or a serial number, even where it is all digits.
    if (typeof value !== 'number') return []
    const number = channel === 0 ? '' : `-${channel + 1}`
    const numbered = ids.map((id) => id && id + number)
    return quantityOf(key + number, numbered, `${sensor} ${quantity}${number.replace('-', ' ')}`, known.unit, convert(value, known))
  })
}
