/** Which point a property is, by its name, its type and its unit; numbers come out in the unit of the catalogue. */
import { catalogPoint, ownPointId } from './properties.ts'

/** `isOwn`: the catalogue does not know it, and its id is made of its name. */
export type Recognised = { id: string; isOwn: boolean } & (
  | { type: 'number'; unit: string; scale: number; offset: number } // value = raw × scale + offset
  | { type: 'switch'; inverted: boolean } // it says 1 where the point says 0
)

/** What is measured, and `basic = raw × factor + offset`. Keys are lower case without spaces. */
const UNITS = new Map<string, readonly [quantity: string, factor: number, offset?: number]>([
  ['°c', ['temperature', 1]],
  ['c', ['temperature', 1]],
  ['°f', ['temperature', 5 / 9, -160 / 9]],
  ['f', ['temperature', 5 / 9, -160 / 9]],
  ['k', ['temperature', 1, -273.15]],
  ['v', ['voltage', 1]],
  ['mv', ['voltage', 0.001]],
  ['a', ['current', 1]],
  ['ma', ['current', 0.001]],
  ['w', ['power', 1]],
  ['kw', ['power', 1000]],
  ['kwh', ['energy', 1]],
  ['wh', ['energy', 0.001]],
  ['mpa', ['pressure', 1]],
  ['bar', ['pressure', 0.1]],
  ['kpa', ['pressure', 0.001]],
  ['pa', ['pressure', 0.000_001]],
  ['psi', ['pressure', 0.006_894_757]],
  // Units of the weather: a barometer is no hydrant.
  ['hpa', ['air pressure', 1]],
  ['mbar', ['air pressure', 1]],
  ['mmhg', ['air pressure', 1.333_224]],
  ['inhg', ['air pressure', 33.863_89]],
  ['l/min', ['flow', 1]],
  ['l/s', ['flow', 60]],
  ['l/h', ['flow', 1 / 60]],
  ['m3/h', ['flow', 1000 / 60]],
  ['m3', ['volume', 1]],
  ['l', ['volume', 0.001]],
  ['ppm', ['concentration', 1]],
  ['ppb', ['concentration', 0.001]],
  ['%lel', ['explosive limit', 1]],
  ['lel', ['explosive limit', 1]],
  ['lx', ['illuminance', 1]],
  ['lux', ['illuminance', 1]],
  ['°', ['angle', 1]],
  ['deg', ['angle', 1]],
  ['mm', ['length', 1]],
  ['cm', ['length', 10]],
  ['m', ['length', 1000]],
])

/** Numbers that are sent in so many units that one without a unit is not believed; the first that fits counts. */
const NEED_A_UNIT = new Map<string, readonly (readonly [point: string, unit: string])[]>([
  ['smoke', [['smoke', 'dB/m']]],
  ['gas', [['gas', '%LEL']]],
  ['gasvalue', [['gas', '%LEL']]],
  ['carbonmonoxide', [['co', 'ppm']]],
  ['voltage', [['voltage', 'V']]],
  [
    'pressure',
    [
      ['pressure', 'MPa'],
      ['air-pressure', 'hPa'],
    ],
  ],
  ['atmosphericpressure', [['air-pressure', 'hPa']]],
  ['signal', [['signal', 'dBm']]],
  ['flow', [['flow', 'L/min']]],
  ['volumeflowrate', [['flow', 'L/min']]],
  ['water', [['total', 'm³']]],
  ['waterconsumed', [['total', 'm³']]],
  ['residualcurrent', [['residual-current', 'mA']]],
  ['leakagecurrent', [['residual-current', 'mA']]],
  ['cabletemperature', [['cable-temperature', '°C']]],
  ['loadcurrent', [['load-current', 'A']]],
  ['total', [['total', 'm³']]],
  ['settlement', [['settlement', 'mm']]],
  ['displacement', [['displacement', 'mm']]],
  ['crack', [['crack', 'mm']]],
])

const plainUnit = (unit: string): string =>
  unit.toLowerCase().replace(/\s/g, '').replace('℃', '°c').replace('℉', '°f').replace('³', '3').replace('µ', 'u')

interface Conversion {
  scale: number
  offset: number
}

/** Null: the one is no unit of what the other measures. */
export function conversion(from: string, to: string): Conversion | null {
  if (plainUnit(from) === plainUnit(to)) return { scale: 1, offset: 0 }
  const [quantity, factor, offset = 0] = UNITS.get(plainUnit(from)) ?? []
  const [wanted, divisor] = UNITS.get(plainUnit(to)) ?? []
  if (quantity === undefined || quantity !== wanted || !factor || !divisor) return null
  return { scale: factor / divisor, offset: offset / divisor }
}

/** `unit` is empty when the source does not say it. Null: nothing is left of the name. */
export function recognise(property: string, type: 'number' | 'switch', unit: string): Recognised | null {
  return type === 'switch' ? recogniseSwitch(property) : recogniseNumber(property, unit)
}

function recogniseSwitch(property: string): Recognised | null {
  const known = catalogPoint(property)
  if (known?.type === 'switch') return { id: known.point, isOwn: false, type: 'switch', inverted: known.inverted ?? false }
  const id = ownPointId(known ? `${property} state` : property)
  return id === null ? null : { id, isOwn: true, type: 'switch', inverted: false }
}

function recogniseNumber(property: string, unit: string): Recognised | null {
  const known = catalogPoint(property)
  const needy = NEED_A_UNIT.get(property.toLowerCase().replace(/[^a-z0-9]/g, ''))
  for (const [id, wanted] of needy ?? []) {
    const converted = conversion(unit, wanted)
    if (converted) return { id, isOwn: false, type: 'number', unit: wanted, ...converted }
  }
  if (!needy && known?.type === 'number') {
    const converted = conversion(unit || known.unit, known.unit)
    if (converted) return { id: known.point, isOwn: false, type: 'number', unit: known.unit, ...converted }
  }
  // It bears the name of a point that is something else: its limits must not be applied.
  const id = ownPointId(known || needy ? `${property} value` : property)
  return id === null ? null : { id, isOwn: true, type: 'number', unit, scale: 1, offset: 0 }
}

/** 3055 mV are 3.055 V, not 3.0550000000000002. */
export const convert = (raw: number, { scale, offset }: Conversion): number =>
  scale === 1 && offset === 0 ? raw : Number((raw * scale + offset).toPrecision(12))
export const convertBack = (value: number, { scale, offset }: Conversion): number =>
  scale === 1 && offset === 0 ? value : Number(((value - offset) / scale).toPrecision(12))
