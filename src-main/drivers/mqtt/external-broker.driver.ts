/**
 * A broker the site already has. mqtt.js acknowledges before the application has stored the message, so its
 * acknowledgement is skipped (an error from `handleMessage` does that) and ours is sent after the commit.
 * This leans on mqtt.js internals: the version is pinned and a contract test covers it.
 */
import mqtt, { type IPublishPacket, type MqttClient } from 'mqtt'
import type { DeviceIntake, DriverSession } from '../../domains/devices/devices.ports.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import { deliver } from './deliver.ts'
import { SUBSCRIPTIONS } from './native.codec.ts'

export interface ExternalBrokerOptions {
  /** `mqtt://` or `mqtts://`, with user and password where needed. */
  url: string
  /** The same after every restart, so that the broker keeps what arrived meanwhile. */
  clientId: string
  intake: DeviceIntake
  clock: Clock
  log: Logger
}

interface Internals {
  _sendPacket(packet: { cmd: 'puback'; messageId: number }, done?: (error?: Error) => void): void
}

const SKIP_ACK = new Error('acknowledged after the commit')

/** Connects in the background and keeps trying; nothing rejects when the broker is away. */
export function connectBroker({ url, clientId, intake, clock, log }: ExternalBrokerOptions): DriverSession {
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
  client.on('connect', () => {
    connection++
    client.subscribe(SUBSCRIPTIONS, { qos: 1 }, (error) => {
      if (error) log.error({ err: error }, 'the broker refused our subscription')
      else log.info({ broker: redacted(url) }, 'connected to the broker')
    })
  })
  client.on('error', (error) => log.warn({ err: error }, 'the broker connection failed'))
  client.on('close', () => log.warn({ broker: redacted(url) }, 'the broker connection is down'))
  client.handleMessage = (packet: IPublishPacket, done) => {
    const { messageId, qos, topic, payload, retain } = packet
    const arrivedOn = connection
    deliver(intake, clock, { topic, payload: bytesOf(payload), isReplay: retain }, () => {
      if (qos === 1 && messageId !== undefined && connection === arrivedOn && client.connected) {
        ;(client as unknown as Internals)._sendPacket({ cmd: 'puback', messageId })
      }
    })
    done(qos === 1 ? SKIP_ACK : undefined)
  }
  return {
    url: redacted(url),
    isConnected: () => client.connected,
    publish: async (topic, payload) => {
      if (!client.connected) throw new Error('The broker is not connected')
      await client.publishAsync(topic, payload, { qos: 1 })
    },
    // Forced: otherwise it would wait for the answer of a broker that may never give one.
    stop: () => client.endAsync(true),
  }
}

const bytesOf = (payload: string | Buffer): Buffer => (typeof payload === 'string' ? Buffer.from(payload) : payload)
const redacted = (url: string): string => url.replace(/\/\/[^@/]*@/, '//')
