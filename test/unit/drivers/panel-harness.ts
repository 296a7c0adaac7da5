/** What the tests of the alarm-panel drivers share: an intake that stores when it is told to, and a panel on a socket. */
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect } from 'node:net'
import type { Description, DeviceIntake, DriverContext, Heard, Origin } from '../../../src-main/domains/devices/devices.ports.ts'
import { ManualClock } from '../../support/manual-clock.ts'

export class HoldingIntake implements DeviceIntake {
  readonly messages: { origin: Origin; heard: readonly Heard[] }[] = []
  readonly #waiting: (() => void)[] = []
  isHolding = false

  hear(origin: Origin, heard: readonly Heard[], stored: () => void): void {
    this.messages.push({ origin, heard })
    if (this.isHolding) this.#waiting.push(stored)
    else stored()
  }

  get heard(): Heard[] {
    return this.messages.flatMap(({ heard }) => heard)
  }

  /** The commit. */
  store(): void {
    for (const stored of this.#waiting.splice(0)) stored()
  }
}

export function contextOf(intake: DeviceIntake, now: number, known: readonly Description[] = []) {
  const clock = new ManualClock(now)
  const warnings: object[] = []
  const quiet = () => {}
  const log = { debug: quiet, info: quiet, error: quiet, warn: (o: object) => void warnings.push(o) }
  const context: DriverContext = { intake, clock, log, known: () => known }
  return { context, clock, warnings }
}

export interface Panel {
  send(...pieces: Buffer[]): Promise<void>
  /** All that came back so far. */
  received(): Buffer
  close(): Promise<void>
}

/** `url` of a session. */
export async function callOver(transport: 'tcp' | 'udp', url: string): Promise<Panel> {
  const { hostname, port } = new URL(url.replace(/^[a-z+]+:/, 'http:'))
  return transport === 'tcp' ? callTcp(hostname, Number(port)) : callUdp(hostname, Number(port))
}

async function callTcp(host: string, port: number): Promise<Panel> {
  const socket = connect({ host, port, noDelay: true })
  await once(socket, 'connect')
  const received: Buffer[] = []
  socket.on('data', (bytes) => received.push(bytes))
  socket.on('error', () => {})
  return {
    // One write after another is on the wire, so that pieces arrive as pieces.
    send: async (...pieces) => {
      for (const piece of pieces) await new Promise<void>((resolve) => socket.write(piece, () => setImmediate(resolve)))
    },
    received: () => Buffer.concat(received),
    close: async () => {
      if (socket.closed) return
      socket.destroy()
      await once(socket, 'close')
    },
  }
}

async function callUdp(host: string, port: number): Promise<Panel> {
  const socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const received: Buffer[] = []
  socket.on('message', (bytes) => received.push(bytes))
  return {
    send: async (...pieces) => {
      for (const piece of pieces) await new Promise<void>((resolve) => socket.send(piece, port, host, () => resolve()))
    },
    received: () => Buffer.concat(received),
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  }
}
