/** Devices and their network for seats and programs, in the contract's shapes. */
import type { Bucket, Device, Found, LimitOverride, Rejected, Service } from '../../src-preload/contract/devices.contract.ts'
import type { RawMessage, Traffic } from '../../src-preload/contract/network.contract.ts'
import type { Health } from '../../src-preload/contract/system.contract.ts'
import { type Offset, offsetOf } from '../domains/alarms/site-hours.rules.ts'
import { tryLimit } from '../domains/alarms/try-limit.rules.ts'
import { Limit } from '../domains/devices/device-kind.types.ts'
import type { DeviceEntry } from '../domains/devices/devices.types.ts'
import { kindOf } from '../drivers/catalog/properties.ts'
import { iso, isoOrNull } from '../kernel/clock.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { DeviceNetwork } from './device-network.ts'

/** Whether limits of a device are crossed: of what it watches, or of itself. */
export type Condition = (entry: DeviceEntry) => { alarm: boolean; trouble: boolean }

/** Readings a limit is tried on at most. */
const TRIED_MAX = 200_000
const IN_SERVICE: Service = { mode: 'inService', until: null, reason: '', by: '' }

export class DeviceViews {
  readonly #network: DeviceNetwork
  readonly #condition: Condition
  readonly #offset: Offset

  /** `timezone`: IANA name of the site's. */
  constructor(network: DeviceNetwork, condition: Condition, timezone: string) {
    this.#network = network
    this.#condition = condition
    this.#offset = offsetOf(timezone)
  }

  all(): Device[] {
    return [...this.#network.registry.entries()].map((entry) => this.#view(entry))
  }

  one(id: string): Device | undefined {
    const entry = this.#network.registry.get(id)
    return entry && this.#view(entry)
  }

  counts(): Health['devices'] {
    const { registry, supervision, devices } = this.#network
    const counts = { total: registry.size, online: 0, faulty: 0 }
    for (const id of registry.rows.keys()) {
      const link = supervision.links.get(id)
      const isOffline = link !== undefined && (!link.online || supervision.isCovered(id))
      if (link && !isOffline) counts.online++
      if (isOffline || devices.faults.get(id)) counts.faulty++
    }
    return counts
  }

  readings(device: string, point: string, since: number, until: number, limit: number) {
    return this.#network.store.series(device, point, since, until, limit).map((reading) => ({ ...reading, at: iso(reading.at) }))
  }

  history(device: string, point: string, since: number, until: number, buckets: number): Bucket[] {
    const width = Math.max(1, (until - since) / buckets)
    return this.#network.store.buckets(device, point, since, until, width).map((bucket) => ({ ...bucket, at: iso(bucket.at) }))
  }

  /** The limits in force, with what was changed about them; those that are switched off too. */
  limits(id: string): { point: string; limit: Limit; override: LimitOverride | null }[] {
    const entry = this.#network.registry.get(id)
    if (!entry) return []
    return [...entry.pointKinds.values()]
      .filter((point) => entry.definition.points.some((own) => own.id === point.id) || this.#network.devices.point(id, point.id))
      .flatMap((point) =>
        point.limits.map((limit) => ({ point: point.id, limit, override: entry.overrides[`${point.id}/${limit.id}`] ?? null })),
      )
  }

  /** What a limit would have said of recorded readings. Errors: `Refusal` 422 `device.badLimit`. */
  tryLimit(id: string, point: string, proposed: unknown, since: number, until: number) {
    const limit = Limit.safeParse(proposed)
    if (!limit.success) {
      const [issue] = limit.error.issues
      throw new Refusal('device.badLimit', 422, `This is no limit: ${issue?.path.join('.')} ${issue?.message}`, ['badLimit'])
    }
    const readings = this.#network.store.series(id, point, since, until, TRIED_MAX)
    const { fired, spans } = tryLimit(limit.data, readings, until, this.#offset)
    return { readings: readings.length, fired: fired.map(iso), spans: spans.map(({ from, to }) => ({ from: iso(from), to: iso(to) })) }
  }

  /** From the stored changes of `online`; before the first of them the device was what it is changed from. */
  availability(device: string, since: number, now: number): { share: number | null; outages: number } {
    const { store, supervision } = this.#network
    const link = supervision.links.get(device)
    if (!link || now <= since) return { share: null, outages: 0 }
    const changes = store.series(device, 'online', since, now, 100_000)
    let heardMs = 0
    let from = since
    let online = changes[0] ? changes[0].value === 0 : link.online
    for (const { at, value } of changes) {
      if (online) heardMs += at - from
      from = at
      online = value === 1
    }
    if (online) heardMs += now - from
    return { share: heardMs / (now - since), outages: changes.filter(({ value }) => value === 0).length }
  }

  picture(device: string, at: number): { at: string; mime: string; base64: string } | null {
    const picture = this.#network.store.picture(device, at)
    return picture ? { at: iso(picture.at), mime: picture.mime, base64: Buffer.from(picture.bytes).toString('base64') } : null
  }

  rejected(): Rejected[] {
    return this.#network.store.rejected().map((row) => ({ ...row, at: iso(row.at) }))
  }

  found(): Found[] {
    const { found } = this.#network
    return found.unregistered().map((record) => {
      const points = found.pointsOf(record)
      return {
        source: record.source,
        address: record.address,
        via: record.via,
        name: record.description?.name ?? record.address,
        vendor: record.description?.vendor ?? '',
        model: record.description?.model ?? '',
        kind: record.description?.kind ?? kindOf(points),
        points: points.map(({ id, name, unit, value }) => ({ id, name, unit, value })),
        messages: record.messages,
        firstHeardAt: iso(record.firstHeardAt),
        lastHeardAt: iso(record.lastHeardAt),
      }
    })
  }

  traffic(): Traffic[] {
    return this.#network.inspector.traffic().map((count) => ({ ...count, lastAt: isoOrNull(count.lastAt) }))
  }

  messages(filter: Parameters<DeviceNetwork['inspector']['messages']>[0]): RawMessage[] {
    return this.#network.inspector.messages(filter).map(({ seq, receivedAt, source, topic, bytes, excerpt, heard }) => ({
      seq,
      at: iso(receivedAt),
      source,
      topic,
      bytes,
      excerpt,
      meaning: [...new Set(heard.map((item) => (item.type === 'refused' ? item.reason : item.type)))],
      devices: [...new Set(heard.flatMap((item) => (item.type === 'refused' ? (item.device ?? []) : item.address)))].slice(0, 20),
    }))
  }

  #view(entry: DeviceEntry): Device {
    const { devices, supervision, modes } = this.#network
    const { id, kind, site, name, nameEn, zone, household, room, place, placeEn, lngLat, source } = entry
    let seenAt: number | null = null
    const points: Device['points'] = []
    const own = new Set(entry.definition.points.map((point) => point.id))
    for (const point of entry.pointKinds.values()) {
      const state = devices.point(id, point.id)
      if (!state && !own.has(point.id)) continue
      if (state && state.receivedAt > (seenAt ?? 0) && point.id !== 'online') seenAt = state.receivedAt
      points.push({ id: point.id, unit: point.unit, value: state?.value ?? null, at: isoOrNull(state?.at ?? null) })
    }
    const { alarm, trouble } = this.#condition(entry)
    const mode = modes.modes.get(id)
    return {
      id,
      site,
      kind,
      name,
      nameEn,
      zone,
      household,
      room,
      place,
      placeEn,
      lngLat,
      points,
      state: supervision.state(id, alarm, trouble || devices.faults.get(id) !== undefined),
      service: mode ? { mode: mode.mode, until: iso(mode.until), reason: mode.reason, by: mode.by } : IN_SERVICE,
      source,
      gateway: supervision.gatewayOf(entry),
      seenAt: isoOrNull(seenAt),
    }
  }
}
