/** Which point a property is, by its name, its type and its unit; numbers come out in the unit of the catalogue. */
import { catalogPoint, ownPointId, plainName } from './properties.ts'
import { conversion } from './units.ts'

/** `isOwn`: the catalogue does not know it, and its id is made of its name. */
export type Recognised = { id: string; isOwn: boolean } & (
  | { type: 'number'; unit: string; scale: number; offset: number } // value = raw × scale + offset
  | { type: 'switch'; inverted: boolean } // it says 1 where the point says 0
)

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

/** `unit` is empty when the source does not say it. Null: nothing is left of the name. */
export function recognise(property: string, type: 'number' | 'switch', unit: string): Recognised | null {
  return type === 'switch' ? recogniseSwitch(property) : recogniseNumber(property, unit)
}

function recogniseSwitch(property: string): Recognised | null {
  const known = catalogPoint(property)
  if (known?.type === 'switch') return { id: known.point, isOwn: false, type: 'switch', inverted: known.inverted }
  const id = ownPointId(known ? `${property} state` : property)
  return id === null ? null : { id, isOwn: true, type: 'switch', inverted: false }
}

function recogniseNumber(property: string, unit: string): Recognised | null {
  const known = catalogPoint(property)
  const needy = NEED_A_UNIT.get(plainName(property))
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
