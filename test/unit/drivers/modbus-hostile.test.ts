/** Whatever a Modbus line sends instead of answers: the client does not fall, nor take it for values. */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { connectModbus, type ModbusClient } from '../../../src-main/drivers/modbus/client.ts'

const TIMEOUT_MS = 60

let server: Server | null = null
let client: ModbusClient | null = null
afterEach(() => {
  client?.close()
  server?.close()
})

/** A peer that does with each request what the test says. */
async function connectTo(answer: (request: Buffer, socket: Socket) => void, frame: 'tcp' | 'rtuOverTcp' = 'tcp'): Promise<ModbusClient> {
  server = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (request) => answer(request, socket))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`
  client = await connectModbus({ address, frame, timeoutMs: TIMEOUT_MS }, new AbortController().signal)
  return client
}

/** With the checksum of RTU behind it, low byte first. */
function withCrc(frame: Buffer): Buffer {
  let crc = 0xffff
  for (const byte of frame) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1
  }
  return Buffer.concat([frame, Buffer.from([crc & 0xff, crc >> 8])])
}
/** The request's transaction number, then what is given. */
const mbap = (request: Buffer, ...rest: number[]): Buffer => Buffer.from([...request.subarray(0, 2), ...rest])

it.each([
  { what: 'nothing', answer: () => {} },
  { what: 'a frame of no length', answer: (request: Buffer) => mbap(request, 0, 0, 0, 0) },
  { what: 'a frame that claims 65,535 bytes', answer: (request: Buffer) => mbap(request, 0, 0, 0xff, 0xff, 1, 3) },
  { what: 'another unit', answer: (request: Buffer) => mbap(request, 0, 0, 0, 7, 9, 3, 4, 0, 1, 0, 2) },
  { what: 'another function', answer: (request: Buffer) => mbap(request, 0, 0, 0, 7, 1, 4, 4, 0, 1, 0, 2) },
  { what: 'too few registers', answer: (request: Buffer) => mbap(request, 0, 0, 0, 5, 1, 3, 2, 0, 1) },
  { what: 'a count that is less than what follows', answer: (request: Buffer) => mbap(request, 0, 0, 0, 7, 1, 3, 2, 0, 1, 0, 2) },
  { what: 'a count that is more than what follows', answer: (request: Buffer) => mbap(request, 0, 0, 0, 7, 1, 3, 250, 0, 1, 0, 2) },
  { what: 'an exception that does not exist', answer: (request: Buffer) => mbap(request, 0, 0, 0, 3, 1, 0x83, 99) },
  { what: 'text', answer: () => Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n') },
])('$what is no answer', async ({ answer }) => {
  const line = await connectTo((request, socket) => {
    const bytes = answer(request)
    if (bytes) socket.write(bytes)
  })
  await expect(line.read(1, { function: 3, address: 0, count: 2 })).rejects.toThrow(/./)
})

it.each(['tcp', 'rtuOverTcp'] as const)('a peer that never stops talking is cut off (%s)', async (frame) => {
  const line = await connectTo((_request, socket) => socket.write(Buffer.alloc(100_000)), frame)
  await expect(line.read(1, { function: 3, address: 0, count: 2 })).rejects.toThrow(/./)
  if (!line.lost.aborted) await once(line.lost, 'abort')
  await expect(line.read(1, { function: 3, address: 0, count: 2 })).rejects.toThrow('The connection was lost')
})

it('a connection that breaks in the middle of a request ends the request at once', async () => {
  const line = await connectTo((_request, socket) => socket.destroy())
  await expect(line.read(1, { function: 3, address: 0, count: 2 })).rejects.toThrow('The connection was lost')
})

it('an RTU answer that comes too late is not taken for that to the next request', async () => {
  let requests = 0
  const line = await connectTo((request, socket) => {
    const address = request.readUInt16BE(2)
    const answer = withCrc(Buffer.from([1, 3, 2, 0, address]))
    if (requests++ === 0) setTimeout(() => socket.write(answer), TIMEOUT_MS * 1.5)
    else socket.write(answer)
  }, 'rtuOverTcp')
  const late = line.read(1, { function: 3, address: 7, count: 1 })
  const next = line.read(1, { function: 3, address: 8, count: 1 })
  await expect(late).rejects.toThrow('Timed out')
  expect(await next).toEqual([8])
})

it('a frame with a wrong checksum is no answer', async () => {
  const line = await connectTo((_request, socket) => socket.write(Buffer.from([1, 3, 2, 0, 7, 0xde, 0xad])), 'rtuOverTcp')
  await expect(line.read(1, { function: 3, address: 7, count: 1 })).rejects.toThrow('CRC error')
})

it('the published frames of the protocol are what goes over the wire', async () => {
  const sent: string[] = []
  const line = await connectTo((request, socket) => {
    sent.push(request.subarray(2).toString('hex'))
    const isRead = request[7] === 3
    socket.write(isRead ? mbap(request, 0, 0, 0, 9, 1, 3, 6, 0x02, 0x2b, 0, 0, 0, 0x64) : request)
  })
  expect(await line.read(1, { function: 3, address: 0x6b, count: 3 })).toEqual([0x022b, 0, 0x0064])
  await line.write(1, { function: 5, address: 5, value: 1 })
  expect(sent).toEqual(['000000060103006b0003', '0000000601050005ff00'])
})

it('requests wait for one another', async () => {
  let open = 0
  let most = 0
  const line = await connectTo((request, socket) => {
    most = Math.max(most, ++open)
    setImmediate(() => {
      open--
      socket.write(mbap(request, 0, 0, 0, 5, 1, 3, 2, 0, request[9] ?? 0))
    })
  })
  const answers = await Promise.all([1, 2, 3, 4].map((address) => line.read(1, { function: 3, address, count: 1 })))
  expect(answers).toEqual([[1], [2], [3], [4]])
  expect(most).toBe(1)
})
