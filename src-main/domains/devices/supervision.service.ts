/**
 * Whether each device can be heard, and whether its alarms count. A dead gateway is one alarm: the devices behind it
 * are covered and raise none of their own.
 */
import type { DeviceState } from '../../../src-preload/contract/wire/words.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { DeviceEntry, LinkState } from './devices.types.ts'
import type { RegistryService } from './registry.service.ts'
import { expectedIntervalS, type Member, STEPS_MAX, silenceOf } from './supervision.rules.ts'

export interface SupervisionNeeds {
  work: Work
  registry: RegistryService
  /** `online` is a point like any other: stored, judged, shown. */
  observe: (entry: DeviceEntry, point: string, value: number) => void
  /** What stands for a network without a gateway of its own; made when it is first needed. */
  networkOf: (entry: DeviceEntry) => DeviceEntry
  /** It has sent values before. A gateway may only ever say that it is there. */
  hasReported: (entry: DeviceEntry) => boolean
  /** The cover of these devices began or ended. */
  coverChanged: (entries: readonly DeviceEntry[]) => void
}

export interface Silence {
  /** Devices to be called offline by themselves. */
  devices: string[]
  /** Gateways to be called offline; what is behind them is covered. `null`: the network itself. */
  gateways: { gateway: string | null; witness: string }[]
}

export class SupervisionService {
  readonly links: Ledger<LinkState>
  readonly #needs: SupervisionNeeds
  readonly #heardAt = new Map<string, number>()

  constructor(needs: SupervisionNeeds) {
    this.links = needs.work.ledger()
    this.#needs = needs
  }

  /** It has just said something: so what it is reached through is alive too. */
  heard(entry: DeviceEntry, at: number): void {
    this.#heardAt.set(entry.id, at)
    const gateway = this.gatewayOf(entry)
    if (gateway === null || this.links.get(gateway)?.online !== false) return
    const alive = this.#needs.registry.get(gateway)
    if (alive) this.link(alive, true)
  }

  link(entry: DeviceEntry, online: boolean): void {
    const { work, observe } = this.#needs
    const before = this.links.get(entry.id)
    if (online && (before?.online === false || this.#heardAt.has(entry.id))) this.#heardAt.set(entry.id, work.now)
    if (before?.online === online) return
    this.links.set(entry.id, { online, changedAt: work.now })
    if (before) work.fact(online ? 'device.online' : 'device.offline', 'core', null, { device: entry.id })
    // The first word of a healthy device is no news.
    if (before || !online) {
      observe(entry, 'online', online ? 1 : 0)
      this.#coverChanged(entry, online)
    }
  }

  /** What it is reached through, however many steps away, is known to be dead. */
  isCovered(id: string): boolean {
    const { registry } = this.#needs
    let entry = registry.get(id)
    for (let step = 0; entry && step < STEPS_MAX; step++) {
      const gateway = this.gatewayOf(entry)
      if (gateway === null || gateway === id) return false
      if (this.links.get(gateway)?.online === false) return true
      entry = registry.get(gateway)
    }
    return false
  }

  /** Id of the device it is reached through; of its network when it has none. Null: neither is known. */
  gatewayOf(entry: DeviceEntry): string | null {
    const { registry } = this.#needs
    const gateway = registry.gatewayOf(entry)
    if (gateway) return gateway.id
    const network = networkId(entry)
    return entry.id !== network && registry.get(network) ? network : null
  }

  /** Who has fallen silent. `since`: nobody could be heard before it. */
  silent(now: number, since: number): Silence {
    const { registry } = this.#needs
    const behind = new Map<string, { gateway: string | null; members: Member[] }>()
    for (const entry of registry.entries()) {
      if (!this.links.get(entry.id)?.online || !this.#speaks(entry) || this.isCovered(entry.id)) continue
      const intervalS = expectedIntervalS(entry)
      if (intervalS === null) continue
      const gateway = registry.gatewayOf(entry)?.id ?? null
      const key = gateway ?? networkId(entry)
      const group = behind.get(key) ?? { gateway, members: [] }
      behind.set(key, group)
      group.members.push({ id: entry.id, heardAt: Math.max(this.#heardAt.get(entry.id) ?? 0, since), intervalS })
    }
    const silence: Silence = { devices: [], gateways: [] }
    for (const { gateway, members } of behind.values()) {
      const { silent, isGatewayDead } = silenceOf(members, now)
      const [witness] = silent
      if (isGatewayDead && witness !== undefined) silence.gateways.push({ gateway, witness })
      else silence.devices.push(...silent)
    }
    return silence
  }

  markSilent({ devices, gateways }: Silence): void {
    const { registry, networkOf } = this.#needs
    for (const id of devices) {
      const entry = registry.get(id)
      if (entry) this.link(entry, false)
    }
    for (const { gateway, witness } of gateways) {
      const child = registry.get(witness)
      const dead = gateway === null ? child && networkOf(child) : registry.get(gateway)
      if (dead) this.link(dead, false)
    }
  }

  /** How a device stands; `hasAlarm` and `hasTrouble` come from its limits. */
  state(id: string, hasAlarm: boolean, hasTrouble: boolean): DeviceState {
    if (hasAlarm) return 'alarm'
    const link = this.links.get(id)
    if (link?.online === false || (link && this.isCovered(id))) return 'offline'
    if (hasTrouble) return 'fault'
    return link ? 'normal' : 'unknown'
  }

  #speaks(entry: DeviceEntry): boolean {
    return this.#heardAt.has(entry.id) || this.#needs.hasReported(entry)
  }

  #coverChanged(gateway: DeviceEntry, online: boolean): void {
    const { work, coverChanged } = this.#needs
    const children = this.#children(gateway)
    if (children.length === 0) return
    // What is behind it has its full time again to be heard.
    if (online) for (const { id } of children) this.#heardAt.set(id, work.now)
    coverChanged(children)
  }

  /** Everything behind it, however many steps away. */
  #children(gateway: DeviceEntry): DeviceEntry[] {
    const { registry } = this.#needs
    const behind = new Set([gateway.id])
    for (let step = 0, found = 0; step < STEPS_MAX && found < behind.size; step++) {
      found = behind.size
      for (const entry of registry.entries()) if (behind.has(this.gatewayOf(entry) ?? '')) behind.add(entry.id)
    }
    behind.delete(gateway.id)
    return [...behind].flatMap((id) => registry.get(id) ?? [])
  }
}

/** Id of the device that stands for a whole network. */
export const networkId = (entry: Pick<DeviceEntry, 'source'>): string => `network-${entry.source?.source ?? 'watchroom'}`
