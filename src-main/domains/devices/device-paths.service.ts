/** Which device stands at an address, and which are reached through which: found without looking through the whole site. */
import type { Ledger, Work } from '../../kernel/work.ts'
import type { DeviceRow } from '../site/site-file.types.ts'
import type { Address } from './devices.ports.ts'
import { addressKey } from './registry.rules.ts'

type Path = Pick<DeviceRow, 'id' | 'source' | 'gateway'>

export class DevicePaths {
  /** Address → device. */
  readonly #at: Ledger<string>
  /** Id or address of a gateway → what was ever reached through it; a change may be undone, so it is checked when used. */
  readonly #behind = new Map<string, Set<string>>()

  constructor(work: Work) {
    this.#at = work.ledger()
  }

  load(row: Path): void {
    if (row.source) this.#at.load(addressKey(row.source), row.id)
    this.#noteGateway(row)
  }

  change(before: Path | undefined, after: Path | undefined): void {
    if (before?.source) this.#at.delete(addressKey(before.source))
    if (!after) return
    if (after.source) this.#at.set(addressKey(after.source), after.id)
    this.#noteGateway(after)
  }

  at(address: Address): string | undefined {
    return this.#at.get(addressKey(address))
  }

  /** Ids of what may be reached through a device. */
  behind({ id, source }: Path): Set<string> {
    return new Set([...(this.#behind.get(id) ?? []), ...((source && this.#behind.get(addressKey(source))) ?? [])])
  }

  #noteGateway({ id, source, gateway }: Path): void {
    const through = gateway ?? (source && source.via !== null ? addressKey({ source: source.source, address: source.via }) : null)
    if (through === null) return
    const there = this.#behind.get(through) ?? new Set()
    this.#behind.set(through, there.add(id))
  }
}
