/** The only file that knows modbus-serial: one connection to a gateway or unit, one request on it at a time. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import ModbusRTU from 'modbus-serial'
import { hostAndPort } from '../../../src-preload/contract/connections/fields.ts'
import type { ModbusConnection } from '../../../src-preload/contract/connections/modbus.connection.ts'

const CONNECT_MS = 5000
/** The longest answer has 260 bytes. What sends this many to one request does not speak Modbus. */
const BYTES_MAX = 2048
/** Exceptions by which a unit says that it has no such function, register or value. With any other it may be asked again. */
const REFUSALS: readonly unknown[] = [1, 2, 3]

/** The unit is there, but does not do what it is asked: the map is wrong. */
export class ModbusRefusal extends Error {}

export interface ModbusClient {
  /** Aborted when the connection is lost. */
  readonly lost: AbortSignal
  /** Words, or 0 and 1. Errors: `ModbusRefusal`; any other when the unit did not answer. */
  read(unit: number, block: { function: 1 | 2 | 3 | 4; address: number; count: number }): Promise<number[]>
  /** Errors: `ModbusRefusal`; any other when the unit did not answer. */
  write(unit: number, word: { function: 5 | 6 | 15 | 16; address: number; value: number }): Promise<void>
  close(): void
}

/** Errors: rejects when nobody answers there in time, or when `ending` is aborted. */
export async function connectModbus(
  { address, frame, timeoutMs }: Pick<ModbusConnection, 'address' | 'frame' | 'timeoutMs'>,
  ending: AbortSignal,
): Promise<ModbusClient> {
  const { host, port } = hostAndPort(address)
  const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 10_000 })
  // Every failure ends in `close`.
  socket.on('error', () => {})
  await once(socket, 'connect', { signal: AbortSignal.any([ending, AbortSignal.timeout(CONNECT_MS)]) }).catch((error) => {
    socket.destroy()
    throw error
  })

  const lost = new AbortController()
  let giveUp = (_reason: Error): void => {}
  let received = 0
  socket.on('data', (bytes) => {
    received += bytes.length
    if (received > BYTES_MAX) socket.destroy()
  })
  socket.on('close', () => {
    lost.abort()
    giveUp(new Error('The connection was lost'))
  })
  const library = new ModbusRTU()
  library.setTimeout(timeoutMs)
  // What the library calls Telnet are RTU frames over TCP; its `connectTcpRTUBuffered` speaks Modbus TCP.
  if (frame === 'tcp') await library.linkTCP(socket, { port })
  else await library.linkTelnet(socket, {})

  const exchange = async <T>(unit: number, request: () => Promise<T>): Promise<T> => {
    if (lost.signal.aborted) throw new Error('The connection was lost')
    received = 0
    library.setID(unit)
    try {
      return await new Promise<T>((resolve, reject) => {
        giveUp = reject
        request().then(resolve, reject)
      })
    } catch (error) {
      const { message, modbusCode } = error as { message: string; modbusCode?: number }
      if (REFUSALS.includes(modbusCode)) throw new ModbusRefusal(message)
      // RTU answers carry no number: a late one must not be taken for that to the next request.
      if (frame === 'rtuOverTcp') await sleep(timeoutMs, undefined, { signal: lost.signal }).catch(() => {})
      throw new Error(message)
    }
  }
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(unit: number, request: () => Promise<T>): Promise<T> => {
    const turn = last.then(() => exchange(unit, request))
    last = turn.catch(() => {})
    return turn
  }

  return {
    lost: lost.signal,
    read: (unit, block) =>
      inTurn(unit, async () => {
        const words = await readWith(library, block)
        if (words.length !== block.count) throw new Error('The answer has another length than was asked for')
        return words
      }),
    write: (unit, word) => inTurn(unit, () => writeWith(library, word)),
    close: () => socket.destroy(),
  }
}

async function readWith(library: ModbusRTU, { function: table, address, count }: Parameters<ModbusClient['read']>[1]): Promise<number[]> {
  switch (table) {
    case 1:
      return (await library.readCoils(address, count)).data.slice(0, count).map(Number)
    case 2:
      return (await library.readDiscreteInputs(address, count)).data.slice(0, count).map(Number)
    case 3:
      return (await library.readHoldingRegisters(address, count)).data
    case 4:
      return (await library.readInputRegisters(address, count)).data
  }
}

async function writeWith(library: ModbusRTU, { function: code, address, value }: Parameters<ModbusClient['write']>[1]): Promise<void> {
  switch (code) {
    case 5:
      await library.writeCoil(address, value !== 0)
      return
    case 6:
      await library.writeRegister(address, value)
      return
    case 15:
      await library.writeCoils(address, [value !== 0])
      return
    case 16:
      await library.writeRegisters(address, [value])
  }
}
