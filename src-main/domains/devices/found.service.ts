/** What the network speaks of: descriptions of devices by address, and those nobody has registered yet. */
import type { Ledger, Work } from '../../kernel/work.ts'
import type { Address, DescribedPoint, Description, Link, Removal, Report } from './devices.ports.ts'
import { boundedDescription, boundedValues, boundedVia, isId } from './found.rules.ts'
import { addressKey } from './registry.rules.ts'

/** Addresses kept besides those of registered devices: a hostile network must not fill the disk. */
const KEPT = 5_000
/** What an unregistered device keeps saying is written this often at most, in ms. */
const REFRESH_MS = 10_000
/** So many are let go at once: finding them takes a look at all. */
const LET_GO = 500

export interface FoundRecord extends Address {
  via: string | null
  description: Description | null
  values: Record<string, number>
  messages: number
  firstHeardAt: number
  lastHeardAt: number
  ignored: boolean
}

export class FoundService {
  readonly records: Ledger<FoundRecord>
  readonly #work: Work
  readonly #registered: { at(address: Address): unknown; readonly size: number }
  /** Heard since the record was last written. */
  readonly #unwritten = new Map<string, number>()

  constructor(work: Work, registered: { at(address: Address): unknown; readonly size: number }) {
    this.records = work.ledger()
    this.#work = work
    this.#registered = registered
  }

  description(address: Address): Description | undefined {
    return this.records.get(addressKey(address))?.description ?? undefined
  }

  /** For drivers that start: what they described before. */
  descriptions(source: string): Description[] {
    return [...this.records.values()].flatMap(({ description }) => (description?.source === source ? [description] : []))
  }

  describe(description: Description): void {
    const record = this.#record(description)
    if (!record) return
    const bounded = boundedDescription(description)
    if (JSON.stringify(record.description) === JSON.stringify(bounded)) return
    this.records.set(addressKey(description), { ...record, via: bounded.via, description: bounded })
  }

  /** A report of a device that is not registered. */
  heard({ source, address, via, values }: Report, at: number): void {
    const key = addressKey({ source, address })
    const record = this.#record({ source, address })
    if (!record || record.ignored) return
    const unwritten = (this.#unwritten.get(key) ?? 0) + 1
    const isNews = record.messages === 0 || [...values.keys()].some((point) => !Object.hasOwn(record.values, point))
    if (!isNews && at - record.lastHeardAt < REFRESH_MS) {
      this.#unwritten.set(key, unwritten)
      return
    }
    this.#unwritten.delete(key)
    this.records.set(key, {
      ...record,
      via: boundedVia(via, record.via),
      values: boundedValues(record.values, values),
      messages: record.messages + unwritten,
      lastHeardAt: at,
    })
  }

  linked({ source, address }: Link): void {
    const record = this.#record({ source, address })
    if (record?.messages === 0 && !record.ignored) this.records.set(addressKey(record), { ...record, messages: 1 })
  }

  /** It left its network; a registered device stays registered and falls silent. */
  forget(address: Removal): void {
    if (this.records.get(addressKey(address))) this.#drop(address)
  }

  ignore(address: Address, by: string): void {
    const record = this.records.get(addressKey(address))
    if (!record) return
    this.records.set(addressKey(address), { ...record, ignored: true })
    this.#work.fact('device.ignored', by, null, { source: address.source, address: address.address })
  }

  /** Newest first. */
  unregistered(): FoundRecord[] {
    return [...this.records.values()]
      .filter((record) => !record.ignored && !this.#registered.at(record))
      .sort((a, b) => b.lastHeardAt - a.lastHeardAt)
  }

  /** Values and description as the points of one device. */
  pointsOf({ description, values }: FoundRecord): (DescribedPoint & { value: number | null })[] {
    const described = description?.points ?? []
    const others = Object.keys(values).filter((id) => !described.some((point) => point.id === id))
    const plain = others.map((id): DescribedPoint => ({ id, name: id, unit: '', type: 'number', range: null, writable: false }))
    return [...described, ...plain].map((point) => ({
      ...point,
      value: Object.hasOwn(values, point.id) ? (values[point.id] ?? null) : null,
    }))
  }

  #record({ source, address }: Address): FoundRecord | null {
    const known = this.records.get(addressKey({ source, address }))
    if (known) return known
    if (!isId(address)) return null
    if (this.records.size >= KEPT + this.#registered.size && !this.#makeRoom()) return null
    const { now } = this.#work
    return { source, address, via: null, description: null, values: {}, messages: 0, firstHeardAt: now, lastHeardAt: now, ignored: false }
  }

  /** Drops those that have been silent longest. */
  #makeRoom(): boolean {
    const oldest = [...this.records.values()]
      .filter((record) => !this.#registered.at(record))
      .sort((a, b) => a.lastHeardAt - b.lastHeardAt)
      .slice(0, LET_GO)
    for (const record of oldest) this.#drop(record)
    return oldest.length > 0
  }

  #drop(address: Address): void {
    this.records.delete(addressKey(address))
    this.#unwritten.delete(addressKey(address))
  }
}
