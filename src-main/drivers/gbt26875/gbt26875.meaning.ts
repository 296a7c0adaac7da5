/**
 * What an application data unit says of which address: the transmission device `889`, a system behind it `889/1.1`,
 * a component of that `889/1.1/10.2`. Remembers what is abnormal, because a reset returns it without naming it.
 */
import type { Gbt26875Connection } from '../../../src-preload/contract/connections/gbt26875.connection.ts'
import type { DescribedPoint, Description, Heard, Report } from '../../domains/devices/devices.ports.ts'
import { convert } from '../catalog/units.ts'
import { BoundedMap } from '../common/bounded-map.ts'
import { Descriptions, type Learned } from '../common/descriptions.ts'
import { refused, reportsOf } from '../common/heard.ts'
import { decodeAdu, type Item, type Part, type System } from './adu.codec.ts'
import { readClock } from './clock.codec.ts'
import {
  componentBits,
  componentOf,
  DEVICE_BITS,
  DEVICE_OPERATIONS,
  quantityOf,
  RESET_BIT,
  type StateBits,
  SYSTEM_BITS,
  SYSTEM_OPERATIONS,
  systemName,
  TEST_POINT,
} from './gbt26875.tables.ts'

const SOURCE = 'gbt26875'
const ABNORMAL_MAX = 10_000
/** An event later than this after its reception comes from a clock that runs ahead: the time of reception counts. */
const AHEAD_MS = 60_000

type Settings = Pick<Gbt26875Connection, 'zone' | 'split' | 'bit0MeansTest'>
type Subject = Omit<Learned, 'points' | 'source' | 'vendor'>

export class Meaning {
  readonly #settings: Settings
  readonly #descriptions: Descriptions
  /** Component → points that are not normal, or may not be. */
  readonly #abnormal = new BoundedMap<string, ReadonlySet<string>>(ABNORMAL_MAX)

  constructor(settings: Settings, known: readonly Description[]) {
    this.#settings = settings
    this.#descriptions = new Descriptions(known)
    // Which of them were abnormal before a restart nobody knows: the first reset returns them all.
    for (const { address, points } of known) if (isComponent(address)) this.#remember(address, switchesOf(points))
  }

  /** `receivedAt` in UTC ms. Never throws. An empty ADU is a heartbeat and says nothing. */
  understand(device: string, adu: Buffer, receivedAt: number): Heard[] {
    if (adu.length === 0) return []
    const { items, failure } = decodeAdu(adu)
    const heard = items.flatMap((item) => this.#item(device, item, receivedAt))
    return failure ? [...heard, refused(failure, device)] : heard
  }

  /** A transmission device that has only sent heartbeats is one already. */
  introduce(device: string): Heard[] {
    return this.#describe(deviceOf(device), [])
  }

  #item(device: string, item: Item, receivedAt: number): Heard[] {
    switch (item.type) {
      case 'componentState': {
        const subject = this.#component(device, item.system, item.part, item.text)
        return this.#state(subject, componentBits(componentOf(item.part.type).alarm), item.state, this.#at(item.time, receivedAt))
      }
      case 'componentValue':
        return this.#value(device, item, this.#at(item.time, receivedAt))
      case 'componentText':
        return this.#describe(this.#component(device, item.system, item.part, item.text), [])
      case 'systemState': {
        const at = this.#at(item.time, receivedAt)
        const subject = systemOf(device, item.system)
        const heard = this.#state(subject, SYSTEM_BITS, item.state, at)
        return item.state & (1 << RESET_BIT) ? [...heard, ...this.#reset(subject.address, device, at)] : heard
      }
      case 'systemOperation':
        return this.#operations(systemOf(device, item.system), SYSTEM_OPERATIONS, item.operations, this.#at(item.time, receivedAt))
      case 'systemText':
        return this.#describe({ ...systemOf(device, item.system), name: item.text }, [])
      case 'deviceState':
        return this.#state(deviceOf(device), DEVICE_BITS, item.state, this.#at(item.time, receivedAt))
      case 'deviceOperation':
        return this.#operations(deviceOf(device), DEVICE_OPERATIONS, item.operations, this.#at(item.time, receivedAt))
      case 'deviceText':
        return this.#describe({ ...deviceOf(device), name: item.text }, [])
      // Nobody asks for versions, and the time of the packet says the same as a clock, more often.
      case 'systemVersion':
      case 'deviceVersion':
      case 'systemClock':
      case 'deviceClock':
        return []
    }
  }

  #state(subject: Subject, bits: StateBits, state: number, at: number | null): Heard[] {
    const points = [...bits.values()]
    const values = new Map([...bits].map(([bit, { id }]) => [id, (state >> bit) & 1]))
    if (isComponent(subject.address)) this.#remember(subject.address, new Set([...values.keys()].filter((id) => values.get(id))))
    if (this.#settings.bit0MeansTest) {
      points.push(TEST_POINT)
      values.set(TEST_POINT.id, state & 1 ? 0 : 1)
    }
    return [...this.#describe(subject, points), ...reportOf(subject, at, values)]
  }

  #value(device: string, { system, part, quantity, value }: Extract<Item, { type: 'componentValue' }>, at: number | null): Heard[] {
    const subject = this.#component(device, system, part, '')
    const known = quantityOf(quantity, part.type)
    if (!known) return [refused('unsupported', subject.address)]
    const { point, scale, range } = known
    if (value < range[0] || value > range[1]) return [refused('outOfRange', subject.address)]
    return [...this.#describe(subject, [point]), ...reportOf(subject, at, new Map([[point.id, convert(value, { scale })]]))]
  }

  #operations(subject: Subject, bits: StateBits, operations: number, at: number | null): Heard[] {
    const points = [...bits].filter(([bit]) => (operations >> bit) & 1).map(([, point]) => point)
    if (points.length === 0) return []
    const done = new Map(points.map(({ id }) => [id, 1]))
    return [...this.#describe(subject, points), ...reportOf(subject, at, done, done.keys())]
  }

  /** Bit 13 of a system: every component of it is normal again, until it says otherwise. */
  #reset(system: string, device: string, at: number | null): Report[] {
    const reports: Report[] = []
    for (const [address, points] of this.#abnormal) {
      if (!address.startsWith(`${system}/`)) continue
      this.#abnormal.delete(address)
      reports.push(...reportOf({ address, via: device }, at, new Map([...points].map((id) => [id, 0]))))
    }
    return reports
  }

  #remember(address: string, abnormal: ReadonlySet<string>): void {
    if (abnormal.size > 0) this.#abnormal.set(address, abnormal)
    else this.#abnormal.delete(address)
  }

  #describe(subject: Subject, points: DescribedPoint[]): Heard[] {
    return this.#descriptions.learn({ ...subject, source: SOURCE, vendor: '', points })
  }

  #component(device: string, system: System, part: Part, name: string): Subject {
    const place = this.#placeOf(part.address)
    const { name: model, kind } = componentOf(part.type)
    const address = `${device}/${system.type}.${system.address}/${place}`
    return { address, via: device, name, fallback: `${model} ${place}`, model, kind }
  }

  #placeOf(address: number): string {
    const low = address & 0xffff
    const high = address >>> 16
    if (this.#settings.split === 'none') return String(address)
    return this.#settings.split === 'lowZone' ? `${low}.${high}` : `${high}.${low}`
  }

  #at(time: Buffer, receivedAt: number): number | null {
    const utc = readClock(time, this.#settings.zone)
    return utc === null || utc > receivedAt + AHEAD_MS ? null : utc
  }
}

const deviceOf = (device: string): Subject => ({
  address: device,
  via: null,
  name: '',
  fallback: `用户信息传输装置 ${device}`,
  model: '用户信息传输装置',
  kind: 'gateway',
})

const systemOf = (device: string, { type, address }: System): Subject => ({
  address: `${device}/${type}.${address}`,
  via: device,
  name: '',
  fallback: `${systemName(type)} ${address}`,
  model: systemName(type),
  kind: 'fire-panel',
})

const isComponent = (address: string): boolean => address.split('/').length === 3
const switchesOf = (points: readonly DescribedPoint[]): ReadonlySet<string> =>
  new Set(points.filter(({ type, id }) => type === 'switch' && id !== TEST_POINT.id).map(({ id }) => id))

const reportOf = (
  { address, via }: Pick<Report, 'address' | 'via'>,
  at: number | null,
  values: ReadonlyMap<string, number>,
  momentary?: Iterable<string>,
): Report[] => reportsOf({ source: SOURCE, address, via, at, values }, momentary)
