/** An MQTT profile: one family of devices that speak over the same broker as everybody else. */
import type { SourceId } from '../../../src-preload/contract/wire/words.ts'
import type { Heard, WriteCommand } from '../../domains/devices/devices.ports.ts'

export interface MqttMessage {
  topic: string
  payload: Buffer
  /** UTC ms. */
  receivedAt: number
  /** The broker had kept it and hands it out again because we subscribed. */
  isReplay: boolean
}

export interface Outgoing {
  topic: string
  payload: string | Buffer
}

export interface Understood {
  heard: Heard[]
  /** What the profile must say in return at once, e.g. a request to be born again. */
  send?: Outgoing[]
}

/** To a device of this family. */
export type Command = Omit<WriteCommand, 'source'>

export interface MqttProfile {
  readonly source: SourceId
  /** MQTT topic filters. */
  readonly subscriptions: readonly string[]
  /** For families that learn from discovery which further topics they need: all of these, at once and whenever they change. */
  subscriptionsChanged?(listener: (topics: readonly string[]) => void): void
  /** Null: the message is not of this family. Never throws: payloads are untrusted. */
  decode(message: MqttMessage): Understood | null
  /** The messages that command a point; null when the address or point is unknown or cannot be commanded. */
  encode?(command: Command): Outgoing[] | null
}
