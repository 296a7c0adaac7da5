/** The intake of what the network says: who it is about, what of it may be used, stored and passed on to the alarm rules. */
import { RejectReason } from '../../../src-preload/contract/wire/words.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import { ClockWatch } from './clock-watch.service.ts'
import type { Heard, Link, OrderAnswer, Origin, Picture, Position, Refused, Report } from './devices.ports.ts'
import type { AcceptedReading, DeviceEntry, DeviceMessage, PointState } from './devices.types.ts'
import type { FoundService } from './found.service.ts'
import type { InspectorService } from './inspector.service.ts'
import { isTime, judgeMessage, LATE_MS } from './intake.rules.ts'
import type { RegistryService } from './registry.service.ts'
import type { SupervisionService } from './supervision.service.ts'

export interface DevicesNeeds {
  work: Work
  registry: RegistryService
  supervision: SupervisionService
  found: FoundService
  inspector: InspectorService
  judge: (device: DeviceEntry, reading: AcceptedReading) => void
  isStored: (device: string, point: string, at: number) => boolean
  position: (position: Position) => void
  /** False: there is no such order to this person. */
  answer: (answer: OrderAnswer) => boolean
}

/** Rejected messages stored per group at most; all are counted. */
const REJECTED_PER_GROUP = 50

export interface RejectedRow {
  at: number
  reason: RejectReason
  topic: string
  device: string | null
  excerpt: string
}

export interface PictureRow {
  device: string
  at: number
  mime: string
  bytes: Uint8Array
}

export class DevicesService {
  readonly points: Ledger<PointState>
  /** Device → the point whose last value cannot be true: a fault of the device, not of what it watches. */
  readonly faults: Ledger<string>
  readonly readings: AcceptedReading[]
  readonly rejected: RejectedRow[]
  readonly pictures: PictureRow[]
  readonly counts = {
    messages: 0,
    readings: 0,
    late: 0,
    rejected: Object.fromEntries(RejectReason.options.map((reason) => [reason, 0])) as Record<RejectReason, number>,
  }
  lastMessageAt: number | null = null
  readonly #needs: DevicesNeeds
  /** Device → points it has told of. After an undone commit it may name one that is not there. */
  readonly #toldOf = new Map<string, Set<string>>()
  readonly #clocks = new ClockWatch({
    known: (device) => this.point(device, 'clock-drift')?.value,
    observe: (entry, point, value) => this.observe(entry, point, value),
  })

  constructor(needs: DevicesNeeds) {
    const { work } = needs
    this.#needs = needs
    this.points = work.ledger()
    this.faults = work.ledger()
    this.readings = work.list()
    this.rejected = work.list()
    this.pictures = work.list()
  }

  point(device: string, point: string): PointState | undefined {
    return this.points.get(`${device}/${point}`)
  }

  /** Points a device has told of, in the order of their first reading: there are many more that it might have. */
  pointsOf(device: string): PointState[] {
    return [...(this.#toldOf.get(device) ?? [])].flatMap((point) => this.point(device, point) ?? [])
  }

  /** What was known when the last core ended. */
  load(state: PointState): void {
    this.points.load(`${state.device}/${state.point}`, state)
    this.#tells(state)
  }

  #tells({ device, point }: PointState): void {
    const points = this.#toldOf.get(device)
    if (points) points.add(point)
    else this.#toldOf.set(device, new Set([point]))
  }

  /** The newest reading of a point as the alarm rules see it. */
  newest(device: string, point: string): AcceptedReading | undefined {
    const state = this.point(device, point)
    return state && { ...state, newest: true, late: state.receivedAt - state.at > LATE_MS, isHistory: false }
  }

  /** One message of the network. */
  hear(origin: Origin, heard: readonly Heard[]): void {
    this.counts.messages++
    this.lastMessageAt = origin.receivedAt
    this.#needs.inspector.note(origin, heard)
    for (const item of heard) this.#take(origin, item)
  }

  /** A reading the core makes itself, e.g. whether a device can be heard; it goes the same way as all others. */
  observe(entry: DeviceEntry, point: string, value: number): void {
    const at = this.#needs.work.now
    this.#accept(entry, { device: entry.id, at: null, values: new Map([[point, value]]), receivedAt: at }, null)
  }

  #take(origin: Origin, item: Heard): void {
    const { found, registry, position } = this.#needs
    if (item.type === 'report') this.#report(origin, item)
    else if (item.type === 'link') this.#linked(origin, item)
    else if (item.type === 'refused') this.#note(origin, item)
    else if (item.type === 'description') {
      found.describe(item)
      registry.described(item)
    } else if (item.type === 'removal') found.forget(item)
    else if (item.type === 'position') position(item)
    else if (item.type === 'answer') this.#answered(origin, item)
    else this.#picture(item)
  }

  #answered(origin: Origin, answer: OrderAnswer): void {
    if (!this.#needs.answer(answer)) this.#note(origin, { type: 'refused', reason: 'unknownDevice', device: nameIn(answer.address) })
  }

  #linked(origin: Origin, link: Link): void {
    const { registry, supervision, found } = this.#needs
    const entry = registry.at(link)
    if (entry) supervision.link(entry, link.online)
    else if (link.source === 'watchroom') this.#note(origin, { type: 'refused', reason: 'unknownDevice', device: nameIn(link.address) })
    else found.linked(link)
  }

  #picture({ at, mime, bytes, ...address }: Picture): void {
    const entry = this.#needs.registry.at(address)
    if (entry && isTime(at)) this.pictures.push({ device: entry.id, at, mime, bytes })
  }

  #report(origin: Origin, report: Report): void {
    const entry = this.#needs.registry.at(report)
    if (!entry) {
      this.#needs.found.heard(report, origin.receivedAt)
      if (report.source === 'watchroom') this.#note(origin, { type: 'refused', reason: 'unknownDevice', device: nameIn(report.address) })
      return
    }
    const { at, values, isReplay, isHistory } = report
    this.#accept(entry, { device: entry.id, at, values, receivedAt: origin.receivedAt, isReplay, isHistory }, origin)
  }

  #accept(entry: DeviceEntry, message: DeviceMessage, origin: Origin | null): void {
    const verdict = judgeMessage(entry, message, {
      newest: (point) => this.point(entry.id, point),
      has: (point, at) => this.#needs.isStored(entry.id, point, at),
    })
    for (const { reason, point } of verdict.rejected) {
      if (origin && this.#isWorthNoting(entry, reason, point)) this.#note(origin, { type: 'refused', reason, device: entry.id })
      if (reason === 'outOfRange' && point) this.#fail(entry.id, point)
    }
    if (origin && !message.isReplay) this.#needs.supervision.heard(entry)
    for (const reading of verdict.accepted) {
      this.counts.readings += origin ? 1 : 0
      if (reading.late) this.counts.late++
      this.readings.push(reading)
      if (reading.newest) {
        this.points.set(`${reading.device}/${reading.point}`, reading)
        this.#tells(reading)
      }
      this.#needs.judge(entry, reading)
      if (!reading.newest) this.#judgeNewest(entry, reading.point)
      if (this.faults.get(entry.id) === reading.point) this.#recover(entry.id)
    }
    const { at, receivedAt, isReplay, isHistory } = message
    if (!origin || isReplay) return
    if (at !== null && isTime(at) && !isHistory) this.#clocks.heard(entry, at, receivedAt)
    if (verdict.accepted.length > 0) this.#needs.supervision.link(entry, true)
  }

  /** Other families send more than a site needs: a point nobody registered is no mistake of the sender. */
  #isWorthNoting(entry: DeviceEntry, reason: RejectReason, point: string | null): boolean {
    return reason !== 'unknownPoint' || point === null || entry.source === null
  }

  /** A late reading may have raised what is over already. */
  #judgeNewest(entry: DeviceEntry, point: string): void {
    const newest = this.newest(entry.id, point)
    if (newest) this.#needs.judge(entry, { ...newest, late: false })
  }

  #fail(device: string, point: string): void {
    if (this.faults.get(device)) return
    this.faults.set(device, point)
    this.#needs.work.fact('device.failed', 'core', null, { device, point })
  }

  #recover(device: string): void {
    this.faults.delete(device)
    this.#needs.work.fact('device.recovered', 'core', null, { device })
  }

  #note({ topic, excerpt }: Origin, { reason, device }: Refused): void {
    this.counts.rejected[reason]++
    if (this.rejected.length < REJECTED_PER_GROUP)
      this.rejected.push({ at: this.#needs.work.now, reason, topic, device, excerpt: excerpt.slice(0, 300) })
  }
}

/** `{site}/{device}` → the device's name. */
const nameIn = (address: string): string => address.slice(address.indexOf('/') + 1)
