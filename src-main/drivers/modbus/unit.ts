/** One unit of a line: which reads are due, whether it answers, and what of its answers is news. Times are monotonic ms. */
import type { ModbusMap, ModbusPoint, ModbusUnit as UnitConfig } from '../../../src-preload/contract/connections/modbus.connection.ts'
import type { DescribedPoint, Description } from '../../domains/devices/devices.ports.ts'
import { numberPoint, switchPoint } from '../common/points.ts'
import { planReads, type Read } from './plan.rules.ts'
import { decodePoint } from './values.codec.ts'

/** A silent unit is asked ever more rarely, up to this. */
const SLOWEST_MS = 60_000

interface News {
  /** By address: that of the unit, or of a part. */
  values: Map<string, Map<string, number>>
  /** Points without a measurement since this answer. */
  broken: { address: string; point: string }[]
}

/** An output: where and how it is written, and what shows that it happened. */
export interface Output {
  write: NonNullable<ModbusPoint['write']>
  /** From 0. */
  address: number
  /** Its own state and its feedback. */
  reads: Read[]
}

export class ModbusUnit {
  readonly number: number
  readonly address: string
  readonly reads: readonly Read[]
  /** UTC ms. */
  heardAt: number | null = null
  readonly #config: UnitConfig
  readonly #map: ModbusMap
  readonly #repeatMs: number
  readonly #dueAt = new Map<Read, number>()
  readonly #told = new Map<ModbusPoint, { value: number; at: number }>()
  readonly #broken = new Set<ModbusPoint>()
  readonly #refused = new Set<Read>()
  #silences = 0
  #restUntil = 0

  /** `line` is the id of the connection. */
  constructor(line: string, config: UnitConfig, map: ModbusMap, repeatMs: number) {
    this.number = config.unit
    this.address = `${line}/${config.unit}`
    this.reads = planReads(map, config.everyMs)
    this.#config = config
    this.#map = map
    this.#repeatMs = repeatMs
  }

  get isSilent(): boolean {
    return this.#silences > 0
  }

  /** When it is to be asked next. */
  get nextAt(): number {
    return Math.max(this.#restUntil, Math.min(...this.reads.map((read) => this.#dueAt.get(read) ?? 0)))
  }

  due(now: number): Read[] {
    return this.reads.filter((read) => (this.#dueAt.get(read) ?? 0) <= now)
  }

  /** Undefined: there is no such point at the address, or it cannot be commanded. */
  output(address: string, id: string): Output | undefined {
    const definition = this.#map.points.find((one) => one.point === id && this.#addressOf(one) === address)
    if (!definition?.write) return undefined
    const shown = this.#map.points.filter(({ part, point }) => part === definition.part && (point === id || point === definition.feedback))
    const reads = this.reads.filter(({ points }) => points.some((place) => shown.includes(place.definition)))
    return { write: definition.write, address: definition.address - this.#map.addressBase, reads }
  }

  /** What changed, and what has not been said for long; `all` takes every value. */
  news(read: Read, words: readonly number[], now: number, all = false): News {
    this.#dueAt.set(read, now + read.everyMs)
    this.#refused.delete(read)
    const news: News = { values: new Map(), broken: [] }
    for (const { definition, index } of read.points) {
      const { point } = definition
      const address = this.#addressOf(definition)
      const value = decodePoint(definition, words.slice(index))
      if (value === null) {
        if (!this.#broken.has(definition)) news.broken.push({ address, point })
        this.#broken.add(definition)
        this.#told.delete(definition)
        continue
      }
      this.#broken.delete(definition)
      const told = this.#told.get(definition)
      if (!all && told?.value === value && now - told.at < this.#repeatMs) continue
      this.#told.set(definition, { value, at: now })
      const values = news.values.get(address) ?? new Map<string, number>()
      news.values.set(address, values.set(point, value))
    }
    return news
  }

  /** Says whether that is new. */
  refused(read: Read, now: number): boolean {
    this.#dueAt.set(read, now + Math.max(read.everyMs, SLOWEST_MS))
    const isNew = !this.#refused.has(read)
    this.#refused.add(read)
    return isNew
  }

  answered(): void {
    this.#silences = 0
    this.#restUntil = 0
  }

  /** When it is back, everything is said again. */
  unanswered(now: number): void {
    this.#silences++
    this.#restUntil = now + Math.max(this.#config.everyMs, Math.min(SLOWEST_MS, this.#config.everyMs * 2 ** this.#silences))
    this.#told.clear()
  }

  /** The connection is new: nothing of before counts. */
  restart(): void {
    this.answered()
    this.#dueAt.clear()
    this.#told.clear()
  }

  /** The unit itself, and its parts. `via` is its line. */
  describe(via: string): Omit<Description, 'source'>[] {
    const { parts, points, name, kind } = this.#map
    const pointsOf = (part: string | undefined) => points.filter((one) => one.part === part).map(describePoint)
    const shared = { type: 'description' as const, vendor: '', model: name }
    return [
      { ...shared, address: this.address, via, name: this.#config.name, kind, points: pointsOf(undefined) },
      ...parts.map((part) => ({
        ...shared,
        address: `${this.address}/${part.id}`,
        via: this.address,
        name: `${this.#config.name} · ${part.name}`,
        kind: part.kind,
        points: pointsOf(part.id),
      })),
    ]
  }

  #addressOf({ part }: ModbusPoint): string {
    return part === undefined ? this.address : `${this.address}/${part}`
  }
}

const describePoint = ({ point, name, unit, type, write }: ModbusPoint): DescribedPoint => ({
  ...(type === 'bit' ? switchPoint(point, name || point) : numberPoint(point, name || point, unit)),
  writable: write !== undefined,
})
