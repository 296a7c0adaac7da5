/** A relay between an MQTT client and a broker that notes the QoS 1 publications and acknowledgements passing by. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Passed {
  /** Number of the TCP connection, from 1. */
  connection: number
  from: 'client' | 'broker'
  what: 'publish' | 'puback'
  packet: number
  at: number
}

export async function startWiretap(brokerPort: number) {
  const passed: Passed[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((client) => {
    const connection = ++connections
    const broker = connect(brokerPort, '127.0.0.1')
    for (const [source, target, from] of [
      [client, broker, 'client'],
      [broker, client, 'broker'],
    ] as const) {
      const note = frameReader((what, packet) => passed.push({ connection, from, what, packet, at: Date.now() }))
      sockets.add(source)
      source.on('data', (bytes) => {
        note(bytes)
        target.write(bytes)
      })
      source.on('error', () => {})
      source.on('close', () => {
        sockets.delete(source)
        target.destroy()
      })
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  onTestFinished(() => {
    cut()
    server.close()
  })
  return { url: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`, passed, cut }
}

/** MQTT 3.1.1: one byte of type and flags, the length in groups of seven bits, then the packet. */
function frameReader(note: (what: Passed['what'], packet: number) => void): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0)
  return (bytes) => {
    rest = Buffer.concat([rest, bytes])
    for (;;) {
      let length = 0
      let head = 1
      for (; ; head++) {
        const digit = rest[head]
        if (digit === undefined) return
        length += (digit & 0x7f) << (7 * (head - 1))
        if (digit < 0x80) break
      }
      head++
      if (rest.length < head + length) return
      const [first = 0] = rest
      const isQos1 = ((first >> 1) & 3) === 1
      // A publication starts with its topic; the packet's number comes behind it.
      if (first >> 4 === 3 && isQos1) note('publish', rest.readUInt16BE(head + 2 + rest.readUInt16BE(head)))
      if (first >> 4 === 4) note('puback', rest.readUInt16BE(head))
      rest = rest.subarray(head + length)
    }
  }
}
