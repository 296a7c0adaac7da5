/** The devices of a Zigbee network by address and by name. Names change, addresses stay. */
import type { Description } from '../../domains/devices/devices.ports.ts'
import { type Feature, Memory } from './features.types.ts'

export interface Member {
  address: string
  name: string
  features: readonly Feature[]
  points: Description['points']
}

export class Roster {
  readonly #byAddress = new Map<string, Member>()
  readonly #byName = new Map<string, Member>()

  constructor(known: readonly Description[]) {
    this.replace(known)
  }

  /** The devices there are now; returns the addresses that are gone. */
  replace(descriptions: readonly Description[]): string[] {
    const before = [...this.#byAddress.keys()]
    this.#byAddress.clear()
    this.#byName.clear()
    for (const { address, points, memory } of descriptions) {
      const { success, data } = Memory.safeParse(memory)
      if (!success) continue
      const member = { address, points, ...data }
      this.#byAddress.set(address, member)
      this.#byName.set(data.name, member)
    }
    return before.filter((address) => !this.#byAddress.has(address))
  }

  at(address: string): Member | undefined {
    return this.#byAddress.get(address)
  }

  named(name: string): Member | undefined {
    return this.#byName.get(name)
  }

  /** False: it was not there. */
  remove(address: string): boolean {
    const member = this.#byAddress.get(address)
    if (member) this.#byName.delete(member.name)
    return this.#byAddress.delete(address)
  }
}
