/** Which reads fetch the points of a map. Pure. */
import type { ModbusMap, ModbusPoint } from '../../../src-preload/contract/connections/modbus.connection.ts'
import { widthOf } from './values.codec.ts'

/** In one request, by the Modbus specification. */
const REGISTERS_MAX = 125
const COILS_MAX = 2000
/** Alarm bits are read in every round, quantities in every fifth. */
const ROUNDS_BETWEEN_QUANTITIES = 5

export interface Read {
  function: ModbusPoint['function']
  /** Of the first register or coil, from 0. */
  address: number
  count: number
  everyMs: number
  /** With their places in the answer. */
  points: { definition: ModbusPoint; index: number }[]
}

/** Most frequent first. Only what is adjacent is read together: a register in between may not exist. */
export function planReads({ points, addressBase }: ModbusMap, roundMs: number): Read[] {
  const places = points.map((definition) => ({
    definition,
    address: definition.address - addressBase,
    everyMs: definition.everyMs ?? (definition.type === 'bit' ? roundMs : roundMs * ROUNDS_BETWEEN_QUANTITIES),
  }))
  places.sort((a, b) => a.everyMs - b.everyMs || a.definition.function - b.definition.function || a.address - b.address)
  const reads: Read[] = []
  for (const { definition, address, everyMs } of places) {
    const table = definition.function
    const end = address + widthOf(definition)
    const last = reads.at(-1)
    const isAdjacent = last?.function === table && last.everyMs === everyMs && address <= last.address + last.count
    if (last && isAdjacent && end - last.address <= (table <= 2 ? COILS_MAX : REGISTERS_MAX)) {
      last.count = Math.max(last.count, end - last.address)
      last.points.push({ definition, index: address - last.address })
    } else {
      reads.push({ function: table, address, count: end - address, everyMs, points: [{ definition, index: 0 }] })
    }
  }
  return reads
}
