/** The devices of the site: those of the site file, and what people have added, changed and taken away since. */
import { isDeepStrictEqual } from 'node:util'
import type { DeviceDraft, LimitOverride } from '../../../src-preload/contract/devices.contract.ts'
import type { SpecialNeed } from '../../../src-preload/contract/people.contract.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { DeviceRow } from '../site/site-file.types.ts'
import type { DeviceKind, PointKind } from './device-kind.types.ts'
import { DevicePaths } from './device-paths.service.ts'
import type { Address, Description } from './devices.ports.ts'
import type { DeviceEntry } from './devices.types.ts'
import { freeId, ownPointsOf, pointKindsOf, withCatalogue } from './registry.rules.ts'
import { STEPS_MAX } from './supervision.rules.ts'

export interface RegistryNeeds {
  work: Work
  site: string
  kinds: ReadonlyMap<string, DeviceKind>
  /** The points any device may have. */
  catalogue: readonly PointKind[]
  isZone: (id: string) => boolean
  isHousehold: (id: string) => boolean
  needsOf: (household: string | null) => readonly SpecialNeed[]
  /** What discovery says of an address. */
  description: (address: Address) => Description | undefined
  /** Its limits differ from before. */
  limitsChanged: (entry: DeviceEntry) => void
  /** What these are reached through differs from before. */
  pathChanged: (entries: readonly DeviceEntry[]) => void
  /** It is about to be taken off the site. */
  removing: (device: string) => void
  /** Codes of what is wrong with overrides; empty when they may stand. */
  checkOverrides: (points: ReadonlyMap<string, PointKind>, overrides: Readonly<Record<string, LimitOverride>>) => string[]
}

export class RegistryService {
  readonly rows: Ledger<DeviceRow>
  readonly #needs: RegistryNeeds
  readonly #entries = new WeakMap<DeviceRow, DeviceEntry>()
  /** Kind → every device that ever was of it; a change may be undone, so it is checked when used. */
  readonly #byKind = new Map<string, Set<string>>()
  /** Points of each kind together with the catalogue, shared by all devices that change nothing about them. */
  readonly #shared = new Map<string, ReadonlyMap<string, PointKind>>()
  readonly #paths: DevicePaths

  constructor(needs: RegistryNeeds) {
    this.rows = needs.work.ledger()
    this.#paths = new DevicePaths(needs.work)
    this.#needs = needs
  }

  /** Errors: throws with the device's id when its kind is not in the catalogue. */
  load(row: DeviceRow): void {
    if (!this.#needs.kinds.has(row.kind)) throw new Error(`Device ${row.id} of site ${this.#needs.site} has the unknown kind ${row.kind}`)
    this.rows.load(row.id, row)
    this.#paths.load(row)
    this.#noteKind(row)
  }

  get size(): number {
    return this.rows.size
  }

  get(id: string): DeviceEntry | undefined {
    const row = this.rows.get(id)
    return row && this.#entry(row)
  }

  *entries(): IterableIterator<DeviceEntry> {
    for (const row of this.rows.values()) yield this.#entry(row)
  }

  *ofKind(kind: string): IterableIterator<DeviceEntry> {
    for (const id of this.#byKind.get(kind) ?? []) {
      const row = this.rows.get(id)
      if (row?.kind === kind) yield this.#entry(row)
    }
  }

  /** The device at an address; a native device is addressed by `{site}/{id}`. */
  at({ source, address }: Address): DeviceEntry | undefined {
    if (source === 'watchroom') {
      const id = address.slice(address.indexOf('/') + 1)
      const row = address.startsWith(`${this.#needs.site}/`) ? this.rows.get(id) : undefined
      return row?.source === null ? this.#entry(row) : undefined
    }
    return this.get(this.#paths.at({ source, address }) ?? '')
  }

  /** The device through which another is reached. */
  gatewayOf({ gateway, source }: DeviceEntry): DeviceEntry | undefined {
    if (gateway !== null) return this.get(gateway)
    return source && source.via !== null ? this.at({ source: source.source, address: source.via }) : undefined
  }

  /** The devices for which it is that. */
  reachedThrough(gateway: DeviceEntry): DeviceEntry[] {
    const behind = [...this.#paths.behind(gateway)].flatMap((id) => this.get(id) ?? [])
    return behind.filter((entry) => entry.id !== gateway.id && this.gatewayOf(entry)?.id === gateway.id)
  }

  /** Errors: `Refusal` 409 `device.<reason>`: unknownKind, unknownZone, unknownHousehold, unknownGateway, addressTaken. */
  register(draft: DeviceDraft, by: string): DeviceEntry {
    const entry = this.#enter(draft, by)
    this.#registerGateways(entry)
    return entry
  }

  #enter(draft: DeviceDraft, by: string): DeviceEntry {
    const { work, description } = this.#needs
    const reasons = this.check(draft)
    if (reasons.length > 0)
      throw new Refusal(`device.${reasons[0]}`, 409, `The device cannot be registered: ${reasons.join(', ')}`, reasons)
    const before = this.get(draft.id)
    const behind = before ? this.reachedThrough(before) : []
    const described = draft.source ? description(draft.source) : undefined
    const row: DeviceRow = {
      ...draft,
      nameEn: draft.nameEn || draft.name,
      placeEn: draft.placeEn || draft.place,
      // Our own profile reaches a device under its id.
      source: draft.source?.source === 'watchroom' ? null : draft.source,
      ...(before?.floor && { floor: before.floor }),
      overrides: before?.kind === draft.kind ? before.overrides : {},
      ownPoints: described ? ownPointsOf(described.points, this.#pointsOf(draft.kind)) : (before?.ownPoints ?? []),
    }
    this.#put(row)
    const { id, kind, zone, source } = row
    work.fact(before ? 'device.changed' : 'device.registered', by, null, { device: id, kind, zone, address: source?.address ?? null })
    const entry = this.#entry(row)
    if (before) {
      this.#needs.limitsChanged(entry)
      this.#needs.pathChanged([entry, ...new Set([...behind, ...this.reachedThrough(entry)])])
    }
    return entry
  }

  /** What it is reached through is registered with it, step by step: else nobody would be told when it dies. */
  #registerGateways(entry: DeviceEntry): void {
    let reached = entry
    for (let step = 0; step < STEPS_MAX; step++) {
      const gateway = this.#gatewayDraft(reached)
      if (!gateway) return
      reached = this.#enter(gateway, 'core')
    }
  }

  /** Null when it has none, or one that is registered. */
  #gatewayDraft({ source, zone, place, placeEn, lngLat }: DeviceEntry): DeviceDraft | null {
    if (!source || source.via === null || source.via === source.address) return null
    const at = { source: source.source, address: source.via }
    if (this.at(at)) return null
    const described = this.#needs.description(at)
    const name = (described?.name || source.via).slice(0, 60)
    return {
      id: freeId(`${source.source}-${source.via}`, (id) => this.rows.get(id) !== undefined),
      kind: described?.kind === 'fire-panel' ? 'fire-panel' : 'gateway',
      name,
      nameEn: name,
      zone,
      household: null,
      room: null,
      place,
      placeEn,
      lngLat,
      source: { ...at, via: described?.via ?? null },
      gateway: null,
    }
  }

  /** Discovery has learned of the device at an address: what it sends besides is understood from now on. */
  described(address: Address): void {
    const row = this.rows.get(this.at(address)?.id ?? '')
    const described = this.#needs.description(address)
    if (!row || !described) return
    const ownPoints = ownPointsOf(described.points, this.#pointsOf(row.kind))
    if (!isDeepStrictEqual(ownPoints, row.ownPoints)) this.#put({ ...row, ownPoints })
  }

  /** Registers many at once; those that are as they were already are left alone. Errors: as `register`. */
  registerAll(drafts: readonly DeviceDraft[], by: string): { added: number; changed: number; same: number } {
    const counts = { added: 0, changed: 0, same: 0 }
    const entered: DeviceEntry[] = []
    for (const draft of drafts) {
      const verdict = this.compare(draft)
      counts[verdict]++
      if (verdict !== 'same') entered.push(this.#enter(draft, by))
    }
    // Not before all of them are there: a gateway may stand further down.
    for (const entry of entered) this.#registerGateways(entry)
    return counts
  }

  compare(draft: DeviceDraft): 'added' | 'changed' | 'same' {
    const known = this.get(draft.id)
    if (!known) return 'added'
    const whole = { ...draft, nameEn: draft.nameEn || draft.name, placeEn: draft.placeEn || draft.place }
    return isDeepStrictEqual(whole, this.draftOf(known)) ? 'same' : 'changed'
  }

  drafts(): DeviceDraft[] {
    return [...this.entries()].map((entry) => this.draftOf(entry))
  }

  /** What keeps a draft from being registered; empty when nothing does. */
  check({ id, kind, zone, household, gateway, source }: DeviceDraft): string[] {
    const { kinds, isZone, isHousehold } = this.#needs
    const reasons: string[] = []
    if (!kinds.has(kind)) reasons.push('unknownKind')
    if (!isZone(zone)) reasons.push('unknownZone')
    if (household !== null && !isHousehold(household)) reasons.push('unknownHousehold')
    if (gateway !== null && (gateway === id || !this.rows.get(gateway))) reasons.push('unknownGateway')
    const there = source ? this.at(source) : undefined
    if (there && there.id !== id) reasons.push('addressTaken')
    return reasons
  }

  /** Errors: `Refusal` 404 `device.notFound`. */
  remove(id: string, reason: string, by: string): void {
    const entry = this.require(id)
    const behind = this.reachedThrough(entry)
    this.#needs.removing(id)
    this.rows.delete(id)
    this.#paths.change(entry, undefined)
    this.#needs.work.fact('device.removed', by, null, { device: id, reason })
    this.#needs.pathChanged(behind)
  }

  /** Errors: `Refusal` 404 `device.notFound`, 409 `device.<reason>` when the overrides may not stand. */
  override(id: string, overrides: Readonly<Record<string, LimitOverride>>, by: string): DeviceEntry {
    const entry = this.require(id)
    const reasons = this.#needs.checkOverrides(this.#plainPoints(entry), overrides)
    if (reasons.length > 0) throw new Refusal(`device.${reasons[0]}`, 409, `These limits may not stand: ${reasons.join(', ')}`, reasons)
    const row = this.rows.get(id)
    if (row) this.#put({ ...row, overrides: { ...overrides } })
    this.#needs.work.fact('device.limitsChanged', by, null, { device: id, overrides })
    const changed = this.require(id)
    this.#needs.limitsChanged(changed)
    return changed
  }

  /** Errors: `Refusal` 404 `device.notFound`. */
  require(id: string): DeviceEntry {
    const entry = this.get(id)
    if (!entry) throw new Refusal('device.notFound', 404, `There is no device ${id}`, ['notFound'])
    return entry
  }

  /** The draft a device would be registered with again. */
  draftOf({ id, kind, name, nameEn, zone, household, room, place, placeEn, lngLat, source, gateway }: DeviceEntry): DeviceDraft {
    return { id, kind, name, nameEn, zone, household, room, place, placeEn, lngLat, source, gateway }
  }

  /** The points with the limits of kind and catalogue, before the device's own changes. */
  #plainPoints({ kind, ownPoints }: DeviceRow): ReadonlyMap<string, PointKind> {
    const shared = this.#pointsOf(kind)
    return ownPoints.length === 0 ? shared : new Map([...ownPoints.map((point) => [point.id, point] as const), ...shared])
  }

  #pointsOf(kind: string): ReadonlyMap<string, PointKind> {
    let shared = this.#shared.get(kind)
    if (!shared) {
      shared = withCatalogue(this.#needs.kinds.get(kind)?.points ?? [], this.#needs.catalogue)
      this.#shared.set(kind, shared)
    }
    return shared
  }

  #entry(row: DeviceRow): DeviceEntry {
    let entry = this.#entries.get(row)
    if (!entry) {
      const definition = this.#needs.kinds.get(row.kind)
      if (!definition) throw new Error(`The kind ${row.kind} of device ${row.id} is not in the catalogue`)
      const pointKinds = pointKindsOf(this.#plainPoints(row), row.overrides)
      entry = { ...row, site: this.#needs.site, definition, pointKinds, needs: this.#needs.needsOf(row.household) }
      this.#entries.set(row, entry)
    }
    return entry
  }

  #put(row: DeviceRow): void {
    this.#paths.change(this.rows.get(row.id), row)
    this.rows.set(row.id, row)
    this.#noteKind(row)
  }

  #noteKind({ id, kind }: DeviceRow): void {
    const ids = this.#byKind.get(kind)
    if (ids) ids.add(id)
    else this.#byKind.set(kind, new Set([id]))
  }
}
