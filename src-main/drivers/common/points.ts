/** Points as drivers describe them: without a range, and not to be commanded unless the driver says more. */
import type { DescribedPoint } from '../../domains/devices/devices.ports.ts'

const NAME_MAX = 100
const UNIT_MAX = 20

export const switchPoint = (id: string, name: string): DescribedPoint => plainPoint(id, name, 'switch', '')
export const numberPoint = (id: string, name: string, unit: string): DescribedPoint => plainPoint(id, name, 'number', unit)

const plainPoint = (id: string, name: string, type: DescribedPoint['type'], unit: string): DescribedPoint => ({
  id,
  name: name.slice(0, NAME_MAX),
  unit: unit.slice(0, UNIT_MAX),
  type,
  range: null,
  writable: false,
})
