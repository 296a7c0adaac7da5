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
  /** Monotonic ms: setting the clock silences nobody. */
  mono: () => number
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
  /** Monotonic time of the last word of each device that speaks. A gateway may only ever say that it is there. */
  readonly #heardAt = new Map<string, number>()

  constructor(needs: SupervisionNeeds) {
    this.links = needs.work.ledger()
    this.#needs = needs
  }

  /** It has sent values before this core started. */
  spokeBefore(device: string): void {
    this.#heardAt.set(device, Number.NEGATIVE_INFINITY)
  }

  /** It has just said something: so everything it is reached through is alive too. */
  heard(entry: DeviceEntry): void {
    const now = this.#needs.mono()
    this.#heardAt.set(entry.id, now)
    for (const gateway of this.#above(entry)) {
      if (this.#heardAt.has(gateway.id)) this.#heardAt.set(gateway.id, now)
      if (this.links.get(gateway.id)?.online === false) this.link(gateway, true)
    }
  }

  /** It is about to be taken off the site. */
  forget(device: string): void {
    this.#heardAt.delete(device)
    if (this.links.get(device)) this.links.delete(device)
  }

  link(entry: DeviceEntry, online: boolean): void {
    const { work, observe } = this.#needs
    const before = this.links.get(entry.id)
    if (online && this.#heardAt.has(entry.id)) this.#heardAt.set(entry.id, this.#needs.mono())
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
    const entry = this.#needs.registry.get(id)
    if (entry) for (const gateway of this.#above(entry)) if (this.links.get(gateway.id)?.online === false) return true
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

  /** Everything that is reached through it, however many steps away. */
  behind(gateway: DeviceEntry): DeviceEntry[] {
    const all = new Map([[gateway.id, gateway]])
    // It grows while it is walked through.
    for (const entry of all.values()) for (const next of this.#nextTo(entry)) if (!all.has(next.id)) all.set(next.id, next)
    all.delete(gateway.id)
    return [...all.values()]
  }

  /** Who has fallen silent, by monotonic ms. `since`: nobody could be heard before it. */
  silent(now: number, since: number): Silence {
    const { registry } = this.#needs
    const behind = new Map<string, { gateway: string | null; members: Member[] }>()
    for (const entry of registry.entries()) {
      if (!this.links.get(entry.id)?.online || !this.#heardAt.has(entry.id) || this.isCovered(entry.id)) continue
      const intervalS = expectedIntervalS(entry)
      if (intervalS === null) continue
      const gateway = registry.gatewayOf(entry)?.id ?? null
      const key = gateway ?? networkId(entry)
      const group = behind.get(key) ?? { gateway, members: [] }
      behind.set(key, group)
      group.members.push({ id: entry.id, heardAt: Math.max(this.#heardAt.get(entry.id) ?? since, since), intervalS })
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

  #coverChanged(gateway: DeviceEntry, online: boolean): void {
    const children = this.behind(gateway)
    if (children.length === 0) return
    // What is behind it has its full time again to be heard.
    if (online) for (const { id } of children) if (this.#heardAt.has(id)) this.#heardAt.set(id, this.#needs.mono())
    this.#needs.coverChanged(children)
  }

  /** What it is reached through, nearest first. */
  *#above(entry: DeviceEntry): IterableIterator<DeviceEntry> {
    const { registry } = this.#needs
    let gateway = registry.get(this.gatewayOf(entry) ?? '')
    for (let step = 0; gateway && gateway.id !== entry.id && step < STEPS_MAX; step++) {
      yield gateway
      gateway = registry.get(this.gatewayOf(gateway) ?? '')
    }
  }

  #nextTo(gateway: DeviceEntry): Iterable<DeviceEntry> {
    const { registry } = this.#needs
    const isNetwork = gateway.id.startsWith(NETWORK)
    return isNetwork ? [...registry.entries()].filter((entry) => this.gatewayOf(entry) === gateway.id) : registry.reachedThrough(gateway)
  }
}

const NETWORK = 'network-'
/** Id of the device that stands for a whole network. */
export const networkId = (entry: Pick<DeviceEntry, 'source'>): string => `${NETWORK}${entry.source?.source ?? 'watchroom'}`
