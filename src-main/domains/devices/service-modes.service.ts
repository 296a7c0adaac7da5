/** Devices in walk test or out of service: who said so, why, and until when. Both end by themselves. */
import { Refusal } from '../../kernel/refusal.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { Deadlines } from '../deadlines/deadlines.ports.ts'
import type { DeviceEntry, ServiceState } from './devices.types.ts'
import type { RegistryService } from './registry.service.ts'

/** A test longer than a shift is forgotten, and a detector out of service for a year is not there. */
const LONGEST_MS = { test: 12 * 3_600_000, outOfService: 365 * 86_400_000 } as const

export interface ModesNeeds {
  work: Work
  deadlines: Deadlines
  registry: RegistryService
  /** Its alarms count from now on, or no longer. */
  modeChanged: (entry: DeviceEntry) => void
}

export class ServiceModes {
  readonly modes: Ledger<ServiceState>
  readonly #needs: ModesNeeds

  constructor(needs: ModesNeeds) {
    this.modes = needs.work.ledger()
    this.#needs = needs
  }

  modeOf(device: string): 'inService' | ServiceState['mode'] {
    return this.modes.get(device)?.mode ?? 'inService'
  }

  /** Errors: `Refusal` 404 `device.notFound`, 409 `device.badEnd` when the end is past or too far away. */
  set(devices: readonly string[], state: ServiceState): void {
    const { work, deadlines, registry, modeChanged } = this.#needs
    if (state.until <= work.now || state.until > work.now + LONGEST_MS[state.mode])
      throw new Refusal('device.badEnd', 409, 'The end must lie ahead, at most 12 h for a test and a year out of service', ['badEnd'])
    for (const id of devices) {
      const entry = registry.require(id)
      this.modes.set(id, state)
      deadlines.start({ id: `service/${id}`, incident: null, kind: 'service', clause: null, startedAt: work.now, dueAt: state.until })
      work.fact(state.mode === 'test' ? 'device.testStarted' : 'device.takenOut', state.by, null, {
        device: id,
        until: new Date(state.until).toISOString(),
        reason: state.reason,
      })
      modeChanged(entry)
    }
  }

  /** Errors: `Refusal` 404 `device.notFound`. */
  putBack(devices: readonly string[], by: string): void {
    const { work, deadlines, registry, modeChanged } = this.#needs
    for (const id of devices) {
      const entry = registry.require(id)
      const mode = this.modes.get(id)?.mode
      if (!mode) continue
      this.modes.delete(id)
      deadlines.end(`service/${id}`)
      work.fact(mode === 'test' ? 'device.testEnded' : 'device.putBack', by, null, { device: id })
      modeChanged(entry)
    }
  }

  /** It is about to be taken off the site. */
  forget(device: string): void {
    if (this.modes.get(device)) this.modes.delete(device)
    this.#needs.deadlines.end(`service/${device}`)
  }

  /** Time ran out; the device may have left the site since. */
  deadlineDue(id: string): void {
    const device = id.slice('service/'.length)
    if (this.#needs.registry.get(device)) this.putBack([device], 'core')
    else this.modes.delete(device)
    this.#needs.deadlines.end(id)
  }
}
