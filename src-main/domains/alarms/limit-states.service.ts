/** Where limits stand, by device. Most devices have none that is not at rest, and then a reading costs next to nothing. */
import type { Ledger, Work } from '../../kernel/work.ts'
import { AT_REST } from './alarm.rules.ts'
import type { DeviceLimits, LimitState } from './alarms.types.ts'
import { recentRaises } from './chatter.rules.ts'

export const limitKey = (point: string, limit: string): string => `${point}/${limit}`

export class LimitStates {
  readonly devices: Ledger<DeviceLimits>

  constructor(work: Work) {
    this.devices = work.ledger()
  }

  of(device: string): DeviceLimits | undefined {
    return this.devices.get(device)
  }

  get(device: string, key: string): LimitState {
    return this.devices.get(device)?.[key] ?? AT_REST
  }

  /** `at`: the time of the device. What is at rest by then is let go. */
  keep(device: string, key: string, state: LimitState, at: number): void {
    if (isAtRest(state, at)) this.drop(device, key)
    else if (this.get(device, key) !== state) this.devices.set(device, { ...this.devices.get(device), [key]: state })
  }

  drop(device: string, key: string): void {
    const kept = this.devices.get(device)
    if (!kept || !Object.hasOwn(kept, key)) return
    const { [key]: _, ...others } = kept
    if (Object.keys(others).length > 0) this.devices.set(device, others)
    else this.devices.delete(device)
  }
}

const isAtRest = ({ abnormal, since, alarm, trail, raises }: LimitState, at: number): boolean =>
  !abnormal && since === null && alarm === null && trail === undefined && recentRaises(raises, at).length === 0
