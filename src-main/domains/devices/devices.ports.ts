/** What the device network offers and needs: drivers hand in what they understood, and are told when it is safe. */
import type { RejectReason } from '../../../src-preload/contract/wire/words.ts'
import type { DeviceMessage } from './devices.types.ts'

export interface RejectedMessage {
  reason: RejectReason
  topic: string
  device: string | null
  /** First bytes of the payload as text, for inspection. */
  excerpt: string
}

/** Where drivers deliver. `stored` is called after the commit: only then may the message be acknowledged. */
export interface DeviceIntake {
  message(message: DeviceMessage, stored: () => void): void
  status(status: { site: string; device: string; online: boolean }, stored: () => void): void
  rejected(rejected: RejectedMessage, stored: () => void): void
}

/** A running connection to a device network. */
export interface DriverSession {
  /** Where devices reach us or we reach them, e.g. `mqtt://127.0.0.1:1883`. */
  readonly url: string
  /** Resolves when the network took the message (QoS 1 acknowledged). */
  publish(topic: string, payload: string): Promise<void>
  isConnected(): boolean
  stop(): Promise<void>
}
