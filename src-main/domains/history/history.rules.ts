/** In which state devices were at a moment of the past, from their alarms and from who could be heard. Pure. */
import type { DeviceState, Priority } from '../../../src-preload/contract/wire/words.ts'
import type { PastAlarm } from './history.types.ts'

export interface PastDevice {
  id: string
  state: DeviceState
  priority: Priority | null
}

/** An alarm before a silence, a silence before trouble of the device itself, as the board has it now. */
const RANK: Readonly<Record<DeviceState, number>> = { alarm: 3, offline: 2, fault: 1, unknown: 0, normal: 0 }

/** `offline`: devices that could not be heard, by themselves or through what they are reached. Normal ones are left out. */
export function devicesThen(alarms: readonly PastAlarm[], offline: Iterable<string>, at: number): PastDevice[] {
  const found = new Map<string, PastDevice>()
  const note = (id: string, state: DeviceState, priority: Priority | null) => {
    const known = found.get(id)
    if (!known || RANK[state] > RANK[known.state]) found.set(id, { id, state, priority })
    else if (state === known.state && priority !== null && priority < (known.priority ?? 5)) found.set(id, { ...known, priority })
  }
  for (const { device, hazard, priority, returnedAt } of alarms) {
    if (returnedAt === null || returnedAt > at) note(device, hazard === 'device' ? 'fault' : 'alarm', priority)
  }
  for (const id of offline) note(id, 'offline', null)
  return [...found.values()]
}

/** A device is silent when it is, or anything it is reached through; `gatewayOf` gives the next step on its way. */
export function silentThen(
  ids: Iterable<string>,
  isOut: (id: string) => boolean,
  gatewayOf: (id: string) => string | null,
  mostSteps: number,
): string[] {
  const isSilent = (id: string, steps: number): boolean => {
    if (isOut(id)) return true
    const gateway = steps > 0 ? gatewayOf(id) : null
    return gateway !== null && isSilent(gateway, steps - 1)
  }
  return [...ids].filter((id) => isSilent(id, mostSteps))
}
