/** Devices and their network for seats and programs, in the contract's shapes. */
import type { Availability, Bucket, Device, Found, LimitOverride, Rejected, Service } from '../../src-preload/contract/devices.contract.ts'
import type { RawMessage, Traffic } from '../../src-preload/contract/network.contract.ts'
import type { Health } from '../../src-preload/contract/system.contract.ts'
import { tryLimit } from '../domains/alarms/try-limit.rules.ts'
import { availabilityOf, type Outage, outagesOf } from '../domains/devices/availability.rules.ts'
import { Limit } from '../domains/devices/device-kind.types.ts'
import type { DeviceEntry } from '../domains/devices/devices.types.ts'
import { STEPS_MAX } from '../domains/devices/supervision.rules.ts'
import { kindOf } from '../drivers/catalog/properties.ts'
import { iso, isoOrNull } from '../kernel/clock.ts'
import { Refusal } from '../kernel/refusal.ts'
import { type Offset, offsetOf } from '../kernel/time-zone.ts'
import type { DeviceNetwork } from './device-network.ts'

/** Whether limits of a device are crossed: of what it watches, or of itself. */
export type Condition = (entry: DeviceEntry) => { alarm: boolean; trouble: boolean }

/** Readings a limit is tried on at most. */
const TRIED_MAX = 50_000
const CHANGES_MAX = 100_000
/** Devices with the longest outages that are named. */
const WORST = 20
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

  /** In the order of their ids; only as many as are taken are put together. */
  *after(id: string | undefined, { zone, kind }: { zone?: string; kind?: string }): IterableIterator<Device> {
    const ids = [...this.#network.registry.rows.values()]
      .filter((row) => (id === undefined || row.id > id) && (!zone || row.zone === zone) && (!kind || row.kind === kind))
      .map((row) => row.id)
    for (const next of ids.sort()) {
      const device = this.one(next)
      if (device) yield device
    }
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

  /** Since a time, UTC ms; null for a device that was never heard. */
  availability(device: string, since: number, now: number): { share: number | null; outages: number } {
    const outages = this.#outages(device, since, now, new Map())
    return outages && now > since ? availabilityOf(outages, since, now) : { share: null, outages: 0 }
  }

  /** Of all devices that were heard, by kind, and the worst of them. */
  availabilities(since: number, now: number): Availability {
    const { registry } = this.#network
    const known = new Map<string, readonly Outage[]>()
    const shares = [...registry.entries()].flatMap(({ id, kind }) => {
      const outages = this.#outages(id, since, now, known)
      return outages && now > since ? [{ device: id, kind, ...availabilityOf(outages, since, now) }] : []
    })
    const mean = (of: readonly { share: number }[]) => (of.length === 0 ? null : of.reduce((sum, { share }) => sum + share, 0) / of.length)
    const kinds = [...new Set(shares.map(({ kind }) => kind))]
    return {
      devices: shares.length,
      share: mean(shares),
      byKind: kinds.map((kind) => {
        const of = shares.filter((each) => each.kind === kind)
        return { kind, devices: of.length, share: mean(of) ?? 1 }
      }),
      worst: shares
        .filter(({ share }) => share < 1)
        .sort((x, y) => x.share - y.share)
        .slice(0, WORST)
        .map(({ device, share, outages }) => ({ device, share, outages })),
    }
  }

  /** Its own outages and those of everything it is reached through; undefined when it was never heard. */
  #outages(device: string, since: number, until: number, known: Map<string, readonly Outage[]>): Outage[] | undefined {
    const { store, supervision, registry } = this.#network
    if (!supervision.links.get(device)) return undefined
    const all: Outage[] = []
    for (let id: string | null = device, step = 0; id !== null && step < STEPS_MAX; step++) {
      const link = supervision.links.get(id)
      const own = known.get(id) ?? (link ? outagesOf(store.series(id, 'online', since, until, CHANGES_MAX), link.online, since, until) : [])
      known.set(id, own)
      all.push(...own)
      const entry = registry.get(id)
      id = entry ? supervision.gatewayOf(entry) : null
    }
    return all
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
    return this.#network.inspector.messages(filter).map(({ receivedAt, ...message }) => ({ ...message, at: iso(receivedAt) }))
  }

  #view(entry: DeviceEntry): Device {
    const { devices, supervision, modes } = this.#network
    const { id, kind, site, name, nameEn, zone, household, room, place, placeEn, lngLat, floor, source } = entry
    const told = new Map(devices.pointsOf(id).map((state) => [state.point, state]))
    const points = [...new Set([...entry.definition.points.map((point) => point.id), ...told.keys()])].flatMap((point) => {
      const kind = entry.pointKinds.get(point)
      const state = told.get(point)
      return kind ? [{ id: point, unit: kind.unit, value: state?.value ?? null, at: isoOrNull(state?.at ?? null) }] : []
    })
    const seenAt = Math.max(0, ...[...told.values()].map(({ point, receivedAt }) => (point === 'online' ? 0 : receivedAt))) || null
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
      ...(floor && { floor }),
      points,
      state: supervision.state(id, alarm, trouble || devices.faults.get(id) !== undefined),
      service: mode ? { mode: mode.mode, until: iso(mode.until), reason: mode.reason, by: mode.by } : IN_SERVICE,
      source,
      gateway: supervision.gatewayOf(entry),
      seenAt: isoOrNull(seenAt),
    }
  }
}
