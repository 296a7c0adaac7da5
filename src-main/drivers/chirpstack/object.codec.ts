/** What a payload codec made of an uplink: any JSON object. Its properties → points; its list `history` → stored records. */
import { catalogPoint } from '../catalog/properties.ts'
import { type Property, pointValue, propertyOf } from '../catalog/property.ts'
import { recognise } from '../catalog/recognise.ts'
import { field, isJson, listOf } from '../common/json.codec.ts'
import { readWord } from './words.codec.ts'

interface Reading {
  property: Property
  value: number
  /** It happened and has no end of its own, such as a button pressed. */
  isMomentary: boolean
}
/** By point. */
export type Readings = Map<string, Reading>

interface StoredRecord {
  /** UTC ms. */
  at: number
  readings: Readings
}

/** The unit of a property whose name has none; undefined when nobody says. */
type UnitOf = (name: string) => string | undefined

const DEPTH_MAX = 4
const POINTS_MAX = 60
const RECORDS_MAX = 100
const NAME_MAX = 100

/** Objects whose names say nothing: `data.temperature` is the temperature. */
const WRAPPERS = new Set(['data', 'status', 'state', 'values', 'measurements', 'sensor', 'sensors', 'decoded', 'payload'])
/** They tell of the message, of the make, or of how the device is set up. */
const IGNORED = /^(timestamp|time|history|config|configuration|settings|sn|device_?id)$|version|serial/i

export function readObject(object: unknown, unitOf: UnitOf): { readings: Readings; history: StoredRecord[] } {
  const records = listOf(field(object, 'history'), RECORDS_MAX)
  return { readings: readingsOf(object, unitOf), history: records.flatMap((record) => storedRecord(record, unitOf)) }
}

function storedRecord(record: unknown, unitOf: UnitOf): StoredRecord[] {
  const seconds = Number(field(record, 'timestamp'))
  const readings = readingsOf(record, unitOf)
  return seconds > 0 && seconds < 1e11 && readings.size > 0 ? [{ at: Math.round(seconds * 1000), readings }] : []
}

function readingsOf(object: unknown, unitOf: UnitOf): Readings {
  const readings: Readings = new Map()
  collect(readings, object, [], unitOf)
  return readings
}

/** `path`: the keys that led here, empty for those that say nothing. */
function collect(into: Readings, value: unknown, path: readonly string[], unitOf: UnitOf): void {
  const name = path.filter((step) => step !== '').join('_')
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') add(into, name, value, unitOf)
  if (path.length === DEPTH_MAX) return
  const alone = field(value, 'value')
  const unit = field(value, 'unit')
  // `{ "value": 1.2, "unit": "bar" }` is one property.
  if (typeof alone === 'number') {
    add(into, name, alone, typeof unit === 'string' ? () => unit : unitOf)
    return
  }
  for (const [key, inner] of isJson(value) ? Object.entries(value) : []) {
    const isWrapper = WRAPPERS.has(key.toLowerCase()) && typeof inner === 'object'
    if (!IGNORED.test(key)) collect(into, inner, [...path, isWrapper ? '' : key], unitOf)
  }
}

function add(into: Readings, path: string, value: number | boolean | string, unitOf: UnitOf): void {
  const said = typeof value === 'string' ? readWord(path, value) : { name: path, raw: value, isMomentary: false }
  if (!said || !Number.isFinite(Number(said.raw)) || path.length > NAME_MAX) return
  const [name, unit] = nameAndUnit(said.name, unitOf)
  const property = propertyOf(name, said.raw, unit)
  if (!property || (into.size >= POINTS_MAX && !into.has(property.point.id))) return
  const reading = { property, value: pointValue(property.point, said.raw), isMomentary: said.isMomentary }
  const other = into.get(property.point.id)
  // Two leads of one leak detector, two doors of one contact: an alarm of either is an alarm.
  if (!other || (property.point.type === 'switch' && reading.value > other.value)) into.set(property.point.id, reading)
}

/** `pressure_bar` is a pressure in bar, `WaterLeak_2` the second of its kind. */
function nameAndUnit(path: string, unitOf: UnitOf): [name: string, unit: string] {
  const [, measured = '', unit = ''] = /^(.+)_([^_]+)$/.exec(path) ?? []
  if (recognise(measured, 'number', unit)?.isOwn === false) return [measured, unit]
  const [, numbered = ''] = /^(.*[^_\d])_?\d+$/.exec(path) ?? []
  if (!catalogPoint(path) && catalogPoint(numbered)?.type === 'switch') return [numbered, '']
  return [path, unitOf(path) ?? '']
}
