/** Units of what devices measure, and how a number in one becomes a number in another. Pure. */

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

const plainUnit = (unit: string): string =>
  unit.toLowerCase().replace(/\s/g, '').replace('℃', '°c').replace('℉', '°f').replace('³', '3').replace('µ', 'u')

/** `value = raw × scale + offset`. */
export interface Conversion {
  scale: number
  offset?: number
}

/** Null: the one is no unit of what the other measures. */
export function conversion(from: string, to: string): Required<Conversion> | null {
  if (plainUnit(from) === plainUnit(to)) return { scale: 1, offset: 0 }
  const [quantity, factor, offset = 0] = UNITS.get(plainUnit(from)) ?? []
  const [wanted, divisor] = UNITS.get(plainUnit(to)) ?? []
  if (quantity === undefined || quantity !== wanted || !factor || !divisor) return null
  return { scale: factor / divisor, offset: offset / divisor }
}

/** Twelve digits: 3055 mV are 3.055 V, not 3.0550000000000002. */
export const convert = (raw: number, { scale, offset = 0 }: Conversion): number =>
  scale === 1 && offset === 0 ? raw : Number((raw * scale + offset).toPrecision(12))

export const convertBack = (value: number, { scale, offset = 0 }: Conversion): number =>
  scale === 1 && offset === 0 ? value : Number(((value - offset) / scale).toPrecision(12))

/** A float of 32 bits holds seven digits: 21.3 is read as 21.299999237060547. */
export const ofSinglePrecision = (raw: number): number => Number(raw.toPrecision(7))
