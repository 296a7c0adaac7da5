/**
 * A broker the site already has. mqtt.js acknowledges before the application has stored the message, so its
 * acknowledgement is skipped (an error from `handleMessage` does that) and ours is sent after the commit.
 * This leans on mqtt.js internals: the version is pinned and a contract test covers it.
 */
import mqtt, { type IPublishPacket, type MqttClient } from 'mqtt'
import type { DriverContext, DriverSession } from '../../domains/devices/devices.ports.ts'
import { createPostman } from './deliver.ts'
import type { MqttProfile, Outgoing } from './profile.types.ts'

interface ExternalBrokerOptions {
  /** `mqtt://` or `mqtts://`, with user and password where needed. */
  url: string
  /** The same after every restart, so that the broker keeps what arrived meanwhile. */
  clientId: string
  profiles: readonly MqttProfile[]
  context: DriverContext
}

interface Internals {
  _sendPacket(packet: { cmd: 'puback'; messageId: number }, done?: (error?: Error) => void): void
}

const SKIP_ACK = new Error('acknowledged after the commit')

/** Connects in the background and keeps trying; nothing rejects when the broker is away. */
export function connectBroker({ url, clientId, profiles, context }: ExternalBrokerOptions): DriverSession {
  const { log, clock } = context
  const client: MqttClient = mqtt.connect(url, {
    clientId,
    clean: false,
    protocolVersion: 4,
    reconnectPeriod: 1000,
    connectTimeout: 5000,
    resubscribe: false,
  })
  // A packet of an earlier connection must not be acknowledged on a later one: its number may mean another packet there.
  let connection = 0
  let since = clock.now()
  let lastHeardAt: number | null = null
  const publish = async ({ topic, payload }: Outgoing): Promise<void> => {
    if (!client.connected) throw new Error('The broker is not connected')
    await client.publishAsync(topic, payload, { qos: 1 })
  }
  const postman = createPostman(profiles, context, (message) => {
    publish(message).catch((error) => log.warn({ err: error }, 'a message to a device could not be sent'))
  })
  const subscribe = (topics: readonly string[]) => {
    if (topics.length === 0) return
    client.subscribe([...topics], { qos: 1 }, (error) => {
      if (error) log.error({ err: error }, 'the broker refused our subscription')
    })
  }
  client.on('connect', () => {
    connection++
    since = clock.now()
    subscribe(postman.subscriptions)
    for (const topics of extra.values()) subscribe(topics)
    log.info({ broker: redacted(url) }, 'connected to the broker')
  })
  // Some families learn only from their discovery which topics they need.
  const extra = new Map<string, readonly string[]>()
  for (const profile of profiles) {
    profile.subscriptionsChanged?.((topics) => {
      const known = new Set(extra.get(profile.source))
      extra.set(profile.source, topics)
      if (client.connected) subscribe(topics.filter((topic) => !known.has(topic)))
    })
  }
  client.on('error', (error) => log.warn({ err: error }, 'the broker connection failed'))
  client.on('close', () => {
    since = clock.now()
    log.warn({ broker: redacted(url) }, 'the broker connection is down')
  })
  client.handleMessage = (packet: IPublishPacket, done) => {
    const { messageId, qos, topic, payload, retain } = packet
    const arrivedOn = connection
    lastHeardAt = clock.now()
    postman.deliver({ topic, payload: bytesOf(payload), isReplay: retain }, () => {
      if (qos === 1 && messageId !== undefined && connection === arrivedOn && client.connected) {
        ;(client as unknown as Internals)._sendPacket({ cmd: 'puback', messageId })
      }
    })
    done(qos === 1 ? SKIP_ACK : undefined)
  }
  return {
    source: 'mqtt',
    url: redacted(url),
    isConnected: () => client.connected,
    peers: () => [{ id: redacted(url), remote: redacted(url), connected: client.connected, since, lastHeardAt }],
    publish: (topic, payload) => publish({ topic, payload }),
    write: async (command) => {
      for (const message of postman.encode(command)) await publish(message)
    },
    // Forced: otherwise it would wait for the answer of a broker that may never give one.
    stop: () => client.endAsync(true),
  }
}

const bytesOf = (payload: string | Buffer): Buffer => (typeof payload === 'string' ? Buffer.from(payload) : payload)
const redacted = (url: string): string => url.replace(/\/\/[^@/]*@/, '//')
