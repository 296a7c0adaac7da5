/**
 * Whether each device can be heard, and whether its alarms count. A dead gateway is one alarm: the devices behind it
 * are covered and raise none of their own.
 */
import type { DeviceState } from '../../../src-preload/contract/wire/words.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { DeviceEntry, LinkState } from './devices.types.ts'
import type { RegistryService } from './registry.service.ts'
import { expectedIntervalS, type Hearing, hearing, isGatewayDead } from './supervision.rules.ts'

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

  heard(entry: DeviceEntry, at: number): void {
    this.#heardAt.set(entry.id, at)
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
    if (online) this.#liftNetwork(entry)
  }

  /** Its gateway, or the network it speaks over, is known to be dead. */
  isCovered(id: string): boolean {
    const entry = this.#needs.registry.get(id)
    if (!entry) return false
    const gateway = this.gatewayOf(entry)
    return gateway !== null && gateway !== id && this.links.get(gateway)?.online === false
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
    const behind = new Map<string, { gateway: string | null; missing: string[]; silent: string[]; total: number }>()
    for (const entry of registry.entries()) {
      if (!this.links.get(entry.id)?.online || !this.#speaks(entry)) continue
      const state = this.#hearing(entry, now, since)
      const gateway = registry.gatewayOf(entry)?.id ?? null
      if (gateway !== null && this.links.get(gateway)?.online === false) continue
      const key = gateway ?? networkId(entry)
      let group = behind.get(key)
      if (!group) behind.set(key, (group = { gateway, missing: [], silent: [], total: 0 }))
      group.total++
      if (state !== 'heard') group.missing.push(entry.id)
      if (state === 'silent') group.silent.push(entry.id)
    }
    const silence: Silence = { devices: [], gateways: [] }
    for (const { gateway, missing, silent, total } of behind.values()) {
      const [witness] = silent
      if (witness === undefined) continue
      if (isGatewayDead(total, missing.length)) silence.gateways.push({ gateway, witness })
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

  #hearing(entry: DeviceEntry, now: number, since: number): Hearing {
    const intervalS = expectedIntervalS(entry)
    return intervalS === null ? 'heard' : hearing(Math.max(this.#heardAt.get(entry.id) ?? 0, since), now, intervalS)
  }

  #coverChanged(gateway: DeviceEntry, online: boolean): void {
    const { work, coverChanged } = this.#needs
    const children = this.#children(gateway)
    if (children.length === 0) return
    // What is behind it has its full time again to be heard.
    if (online) for (const { id } of children) this.#heardAt.set(id, work.now)
    coverChanged(children)
  }

  /** Somebody speaks over a network that was called dead: it is not. */
  #liftNetwork(entry: DeviceEntry): void {
    const { registry } = this.#needs
    const network = registry.get(networkId(entry))
    if (network && network.id !== entry.id && this.links.get(network.id)?.online === false && !registry.gatewayOf(entry)) this.link(network, true)
  }

  #children(gateway: DeviceEntry): DeviceEntry[] {
    return [...this.#needs.registry.entries()].filter((entry) => entry.id !== gateway.id && this.gatewayOf(entry) === gateway.id)
  }
}

/** Id of the device that stands for a whole network. */
export const networkId = (entry: Pick<DeviceEntry, 'source'>): string => `network-${entry.source?.source ?? 'watchroom'}`
