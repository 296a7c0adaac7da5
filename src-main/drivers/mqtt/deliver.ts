/** Hands a packet to the intake; the same for the embedded and for an outside broker. */
import type { DeviceIntake } from '../../domains/devices/devices.ports.ts'
import type { Clock } from '../../kernel/clock.ts'
import { decode } from './native.codec.ts'

export interface Arrived {
  topic: string
  payload: Buffer
  /** The broker had kept it and hands it out again because we subscribed. */
  isReplay: boolean
}

/** `stored` is called when the packet may be acknowledged: after the commit, or at once when it is not for us. */
export function deliver(intake: DeviceIntake, clock: Clock, { topic, payload, isReplay }: Arrived, stored: () => void): void {
  const decoded = decode(topic, payload, clock.now())
  if (decoded.type === 'message') intake.message({ ...decoded.message, isReplay }, stored)
  else if (decoded.type === 'status') intake.status(decoded.status, stored)
  else if (decoded.type === 'rejected') intake.rejected(decoded.rejected, stored)
  else stored()
}
