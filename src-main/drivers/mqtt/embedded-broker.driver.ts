/** The broker inside the core, so that one laptop is a whole site. QoS 1 is acknowledged after the commit. */

import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { Aedes, type PublishPacket } from 'aedes'
import type { DeviceIntake, DriverSession } from '../../domains/devices/devices.ports.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import { deliver } from './deliver.ts'

const ORDERS = /^watchroom\/[^/]*\/staff\//

export interface EmbeddedBrokerOptions {
  host: string
  /** 0 picks a free one. */
  port: number
  intake: DeviceIntake
  clock: Clock
  log: Logger
}

/** Errors: rejects when the port is taken. */
export async function startEmbeddedBroker({ host, port, intake, clock, log }: EmbeddedBrokerOptions): Promise<DriverSession> {
  const broker = await Aedes.createBroker({
    authorizePublish(_client, packet, done) {
      if (packet.topic.startsWith('$SYS/')) return done(new Error('$SYS is read-only'))
      // Orders are the console's word alone.
      if (ORDERS.test(packet.topic)) return done(new Error('Only the console gives orders'))
      // aedes sends the PUBACK when this calls back: for QoS 1 that is after the commit.
      const arrived = { topic: packet.topic, payload: bytesOf(packet), isReplay: false }
      deliver(intake, clock, arrived, () => packet.qos > 0 && done(null))
      if (packet.qos === 0) done(null)
    },
  })
  broker.on('clientError', (_client, error) => log.debug({ err: error }, 'an MQTT client misbehaved'))
  const server = createServer(broker.handle)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  }).catch(async (error) => {
    // Its timers would keep the process alive.
    await new Promise<void>((done) => broker.close(() => done()))
    throw error
  })
  const { port: chosen } = server.address() as AddressInfo
  return {
    url: `mqtt://${host}:${chosen}`,
    isConnected: () => server.listening,
    publish: (topic, payload) =>
      new Promise((resolve, reject) => {
        broker.publish({ cmd: 'publish', topic, payload, qos: 1, dup: false, retain: false }, (error?: Error | null) =>
          error ? reject(error) : resolve(),
        )
      }),
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await new Promise<void>((resolve) => broker.close(() => resolve()))
      await closed
    },
  }
}

const bytesOf = ({ payload }: Pick<PublishPacket, 'payload'>): Buffer => (typeof payload === 'string' ? Buffer.from(payload) : payload)
