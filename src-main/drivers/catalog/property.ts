/** A property of a device as its codec, gateway or firmware names it, and how its values become those of a point and back. */
import type { DescribedPoint } from '../../domains/devices/devices.ports.ts'
import { numberPoint, switchPoint } from '../common/points.ts'
import { catalogPoint } from './properties.ts'
import { type Recognised, recognise } from './recognise.ts'
import { convert, convertBack } from './units.ts'

export interface Property {
  name: string
  point: Recognised
}

/**
 * `sample` is a value of it, or false or NaN when only its type is known; many codecs write switches as 0 and 1.
 * `unit` is empty when nobody says it. Null: nothing is left of the name.
 */
export function propertyOf(name: string, sample: number | boolean, unit: string): Property | null {
  const isSwitch = typeof sample === 'boolean' || ((sample === 0 || sample === 1) && catalogPoint(name)?.type === 'switch')
  const point = recognise(name, isSwitch ? 'switch' : 'number', unit)
  return point && { name, point }
}

/** What the point is when the property is `raw`. */
export const pointValue = (point: Recognised, raw: number | boolean): number =>
  point.type === 'number' ? convert(Number(raw), point) : Number((Number(raw) !== 0) !== point.inverted)

/** What the property must be for the point to be `value`. */
export const rawValue = (point: Recognised, value: number): number =>
  point.type === 'number' ? convertBack(value, point) : Number((value !== 0) !== point.inverted)

export const describedPoint = (name: string, point: Recognised): DescribedPoint =>
  point.type === 'number' ? numberPoint(point.id, name, point.unit) : switchPoint(point.id, name)
