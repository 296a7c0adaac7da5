/** The device registry and the intake of what devices send: counted, judged, stored, passed on to the alarm rules. */
import { type DeviceState, RejectReason } from '../../../src-preload/contract/wire/words.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { RejectedMessage } from './devices.ports.ts'
import type { AcceptedReading, DeviceEntry, DeviceMessage, PointState } from './devices.types.ts'
import { judgeMessage } from './intake.rules.ts'

export interface DevicesNeeds {
  work: Work
  entries: ReadonlyMap<string, DeviceEntry>
  judge: (device: DeviceEntry, reading: AcceptedReading) => void
  isStored: (device: string, point: string, at: number) => boolean
}

/** Rejected messages stored per group at most; all are counted. */
const REJECTED_PER_GROUP = 50
/** After this many of its intervals without a word a device counts as offline. */
const SILENT_INTERVALS = 3

export interface RejectedRow extends RejectedMessage {
  at: number
}

export class DevicesService {
  readonly points: Ledger<PointState>
  readonly links: Ledger<{ online: boolean; changedAt: number }>
  /** Device → the point whose last value cannot be true: a fault of the device, not of what it watches. */
  readonly faults: Ledger<string>
  readonly readings: AcceptedReading[]
  readonly rejected: RejectedRow[]
  readonly counts = {
    messages: 0,
    readings: 0,
    late: 0,
    rejected: Object.fromEntries(RejectReason.options.map((reason) => [reason, 0])) as Record<RejectReason, number>,
  }
  lastMessageAt: number | null = null
  readonly entries: ReadonlyMap<string, DeviceEntry>
  readonly #needs: DevicesNeeds
  readonly #heardAt = new Map<string, number>()

  constructor(needs: DevicesNeeds) {
    this.#needs = needs
    this.entries = needs.entries
    this.points = needs.work.ledger()
    this.links = needs.work.ledger()
    this.faults = needs.work.ledger()
    this.readings = needs.work.list()
    this.rejected = needs.work.list()
  }

  point(device: string, point: string): PointState | undefined {
    return this.points.get(`${device}/${point}`)
  }

  take(message: DeviceMessage): void {
    this.counts.messages++
    this.lastMessageAt = message.receivedAt
    const entry = this.entries.get(message.device)
    const verdict = judgeMessage(entry, message, {
      newest: (point) => this.point(message.device, point),
      has: (point, at) => this.#needs.isStored(message.device, point, at),
    })
    for (const { reason, point } of verdict.rejected) {
      this.#note({
        reason,
        topic: message.topic,
        device: message.device,
        excerpt: JSON.stringify({
          at: message.at,
          ...(point ? { [point]: message.values.get(point) } : Object.fromEntries(message.values)),
        }),
      })
    }
    if (!entry) return
    this.#heardAt.set(entry.id, message.receivedAt)
    for (const { reason, point } of verdict.rejected) if (reason === 'outOfRange' && point) this.#fail(entry.id, point)
    for (const reading of verdict.accepted) {
      this.counts.readings++
      if (reading.late) this.counts.late++
      this.readings.push(reading)
      if (reading.newest) this.points.set(`${reading.device}/${reading.point}`, reading)
      this.#needs.judge(entry, reading)
      if (!reading.newest) this.#judgeNewest(entry, reading.point)
      if (this.faults.get(entry.id) === reading.point) this.#recover(entry.id)
    }
    if (verdict.accepted.length > 0) this.#link(message.device, true)
  }

  status(site: string, device: string, online: boolean): void {
    this.counts.messages++
    const topic = `watchroom/${site}/${device}/status`
    if (this.entries.get(device)?.site === site) this.#link(device, online)
    else this.#note({ reason: 'unknownDevice', topic, device, excerpt: online ? 'online' : 'offline' })
  }

  reject(rejected: RejectedMessage): void {
    this.counts.messages++
    this.#note(rejected)
  }

  /** Devices that have been heard of and then silent for three of their intervals. `since`: nobody could be heard before it. */
  silent(now: number, since: number): string[] {
    return [...this.entries.values()].flatMap(({ id, definition }) => {
      const heardAt = Math.max(this.#heardAt.get(id) ?? 0, since)
      return this.links.get(id)?.online && now - heardAt > SILENT_INTERVALS * definition.intervalS * 1000 ? [id] : []
    })
  }

  markSilent(devices: readonly string[]): void {
    for (const device of devices) this.#link(device, false)
  }

  state(device: string, hasAlarm: boolean): DeviceState {
    const link = this.links.get(device)
    if (hasAlarm) return 'alarm'
    if (this.faults.get(device)) return 'fault'
    if (!link) return 'unknown'
    return link.online ? 'normal' : 'offline'
  }

  /** A late reading may have raised what is over already. */
  #judgeNewest(entry: DeviceEntry, point: string): void {
    const newest = this.point(entry.id, point)
    if (newest) this.#needs.judge(entry, { ...newest, newest: true, late: false })
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

  #link(device: string, online: boolean): void {
    const before = this.links.get(device)
    if (before?.online === online) return
    this.links.set(device, { online, changedAt: this.#needs.work.now })
    if (before) this.#needs.work.fact(online ? 'device.online' : 'device.offline', 'core', null, { device })
  }

  #note(rejected: RejectedMessage): void {
    this.counts.rejected[rejected.reason]++
    if (this.rejected.length < REJECTED_PER_GROUP)
      this.rejected.push({ ...rejected, at: this.#needs.work.now, excerpt: rejected.excerpt.slice(0, 300) })
  }
}
