/** Registers as they came over the wire → the value of a point. Pure; any words may come. */
import type { ModbusPoint } from '../../../src-preload/contract/connections/modbus.connection.ts'
import { convert, ofSinglePrecision } from '../catalog/units.ts'

/** Registers, or coils, that a point takes. */
export const widthOf = ({ type }: Pick<ModbusPoint, 'type'>): 1 | 2 => (type === 'u32' || type === 's32' || type === 'f32' ? 2 : 1)

/** Null: there is no measurement. The words say that the sensor is missing or broken, or there are too few of them. */
export function decodePoint(point: ModbusPoint, words: readonly number[]): number | null {
  if (words.length < widthOf(point)) return null
  if (point.function <= 2) return words[0] === 0 ? 0 : 1
  const bytes = inOrder(words.slice(0, widthOf(point)), point.wordOrder)
  if (point.type === 'bit') return (bytes.readUInt16BE() >> (point.bit ?? 0)) & 1
  const raw = rawOf(point.type, bytes)
  // Makers list 65535 for a register that is otherwise signed.
  const isMarked = point.invalid.includes(raw) || (point.type !== 'f32' && point.invalid.includes(bytes.readUIntBE(0, bytes.length)))
  const value = convert(raw, point)
  return isMarked || !Number.isFinite(value) ? null : value
}

/** Highest byte first. */
function inOrder(words: readonly number[], order: ModbusPoint['wordOrder']): Buffer {
  const bytes = Buffer.alloc(2 * words.length)
  for (const [index, word] of words.entries()) bytes.writeUInt16BE(word & 0xffff, 2 * index)
  if (order === 'BADC' || order === 'DCBA') bytes.swap16()
  const isLowWordFirst = order === 'CDAB' || order === 'DCBA'
  return isLowWordFirst && bytes.length === 4 ? bytes.swap32().swap16() : bytes
}

function rawOf(type: Exclude<ModbusPoint['type'], 'bit'>, bytes: Buffer): number {
  switch (type) {
    case 'u16':
    case 'u32':
      return bytes.readUIntBE(0, bytes.length)
    case 's16':
    case 's32':
      return bytes.readIntBE(0, bytes.length)
    case 'f32':
      return ofSinglePrecision(bytes.readFloatBE())
  }
}
