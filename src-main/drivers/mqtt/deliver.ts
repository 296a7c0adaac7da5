/** Hands a packet to the family it is of, and what that understood to the intake; the same for every broker. */
import type { DriverContext, WriteCommand } from '../../domains/devices/devices.ports.ts'
import { originOf } from '../common/origin.ts'
import type { MqttProfile, Outgoing } from './profile.types.ts'

/** Larger packets are not looked at by any family; the register of a large Zigbee network has megabytes. */
const PACKET_MAX = 8_000_000

interface Arrived {
  topic: string
  payload: Buffer
  /** The broker had kept it and hands it out again because we subscribed. */
  isReplay: boolean
}

interface Postman {
  readonly subscriptions: readonly string[]
  /** `stored` is called when the packet may be acknowledged: after the commit, or at once when it is not for us. */
  deliver(arrived: Arrived, stored: () => void): void
  /** The messages that command a point. Errors: throws when no family here can do it. */
  encode(command: WriteCommand): Outgoing[]
}

/** `send` publishes what a family has to say in return; it must not throw. */
export function createPostman(
  profiles: readonly MqttProfile[],
  { intake, clock }: DriverContext,
  send: (message: Outgoing) => void,
): Postman {
  return {
    subscriptions: profiles.flatMap((profile) => profile.subscriptions),
    deliver({ topic, payload, isReplay }, stored) {
      const receivedAt = clock.now()
      for (const profile of profiles) {
        const understood = payload.length > PACKET_MAX ? null : profile.decode({ topic, payload, receivedAt, isReplay })
        if (!understood) continue
        for (const message of understood.send ?? []) send(message)
        intake.hear(originOf(profile.source, topic, receivedAt, payload), understood.heard, stored)
        return
      }
      stored()
    },
    encode(command) {
      const messages = profiles.find(({ source }) => source === command.source)?.encode?.(command)
      if (messages) return messages
      throw new Error(`No family on this broker can command ${command.point} of ${command.address}`)
    },
  }
}
