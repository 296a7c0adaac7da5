/** What was last said of the line and its units: only a change is said again. */
import type { Link } from '../../domains/devices/devices.ports.ts'

interface Said {
  /** Null before the first word. */
  online: boolean | null
  /** UTC ms. */
  since: number
}

export class Links {
  readonly #said: Map<string, Said>

  /** `now` in UTC ms. */
  constructor(addresses: readonly string[], now: number) {
    this.#said = new Map(addresses.map((address) => [address, { online: null, since: now }]))
  }

  /** Nothing when that was said before. */
  say(address: string, online: boolean, now: number): Link[] {
    if (this.#said.get(address)?.online === online) return []
    this.#said.set(address, { online, since: now })
    return [{ type: 'link', source: 'modbus', address, online }]
  }

  isDown(address: string): boolean {
    return this.#said.get(address)?.online === false
  }

  /** UTC ms. */
  since(address: string): number {
    return this.#said.get(address)?.since ?? 0
  }
}
