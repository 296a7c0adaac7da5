/** The broker inside the core, so that one laptop is a whole site. QoS 1 is acknowledged after the commit. */
import { type AddressInfo, createServer, Socket } from 'node:net'
import { Aedes, type PublishPacket } from 'aedes'
import type { DriverContext, DriverSession, Peer } from '../../domains/devices/devices.ports.ts'
import { createPostman } from './deliver.ts'
import type { MqttProfile, Outgoing } from './profile.types.ts'

/** Orders, commands, reports and what is escalated are the console's word alone; staff answer under `acks`, devices under their leaves. */
const OURS = /^watchroom\/[^/]*\/(staff\/(?![^/]+\/acks$)|reports\/(?!(readings|status|results)$)|handsets\/escalations$|[^/]*\/commands$)/
const PEERS_SHOWN = 200

interface EmbeddedBrokerOptions {
  host: string
  /** 0 picks a free one. */
  port: number
  profiles: readonly MqttProfile[]
  context: DriverContext
}

/** Errors: rejects when the port is taken. */
export async function startEmbeddedBroker({ host, port, profiles, context }: EmbeddedBrokerOptions): Promise<DriverSession> {
  const { clock, log } = context
  const peers = new Map<string, Peer>()
  let isStopping = false
  const publish = ({ topic, payload }: Outgoing): Promise<void> =>
    new Promise((resolve, reject) => {
      broker.publish({ cmd: 'publish', topic, payload, qos: 1, dup: false, retain: false }, (error?: Error | null) =>
        error ? reject(error) : resolve(),
      )
    })
  const postman = createPostman(profiles, context, (message) => {
    publish(message).catch((error) => log.warn({ err: error }, 'a message to a device could not be sent'))
  })
  const broker = await Aedes.createBroker({
    authorizePublish(_client, packet, done) {
      // The last wills of those on whom we hang up: they are not gone.
      if (isStopping) return done(new Error('The console is closing'))
      if (packet.topic.startsWith('$SYS/')) return done(new Error('$SYS is read-only'))
      if (OURS.test(packet.topic)) return done(new Error('Only the console gives orders'))
      // aedes sends the PUBACK when this calls back: for QoS 1 that is after the commit.
      const arrived = { topic: packet.topic, payload: bytesOf(packet), isReplay: false }
      postman.deliver(arrived, () => packet.qos > 0 && done(null))
      if (packet.qos === 0) done(null)
    },
  })
  broker.on('client', ({ id, conn }) => {
    const now = clock.now()
    if (peers.size < PEERS_SHOWN) peers.set(id, { id, remote: remoteOf(conn), connected: true, since: now, lastHeardAt: null })
  })
  broker.on('clientDisconnect', ({ id }) => peers.delete(id))
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
    source: 'mqtt',
    url: `mqtt://${host}:${chosen}`,
    isConnected: () => server.listening,
    peers: () => [...peers.values()],
    publish: (topic, payload) => publish({ topic, payload }),
    write: async (command) => {
      for (const message of postman.encode(command)) await publish(message)
    },
    stop: async () => {
      isStopping = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await new Promise<void>((resolve) => broker.close(() => resolve()))
      await closed
    },
  }
}

const remoteOf = (conn: unknown): string => (conn instanceof Socket ? `${conn.remoteAddress}:${conn.remotePort}` : '')
const bytesOf = ({ payload }: Pick<PublishPacket, 'payload'>): Buffer => (typeof payload === 'string' ? Buffer.from(payload) : payload)
