/** On-site staff: who is on duty, who is free, who goes where, and where everybody is. */
import type { StaffProposal } from '../../../src-preload/contract/incident-parts.types.ts'
import type { OrderState } from '../../../src-preload/contract/wire/words.ts'
import { metresBetween } from '../../kernel/geo.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Offset } from '../../kernel/time-zone.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { Position } from '../devices/devices.ports.ts'
import type { OrderRecord } from '../incidents/incident.types.ts'
import type { SiteFile, StaffRow } from '../site/site-file.types.ts'
import type { Dispatch, Errand } from './dispatch.ports.ts'
import type { BusyState, StaffMember, StaffPosition, StaffStatus, TrackPoint, TrackRow } from './dispatch.types.ts'
import type { DispatchPolicy } from './dispatch-policy.types.ts'
import { placeOf, proposeStaff, SHIFT_MS } from './proposals.rules.ts'
import { Ways } from './ways.service.ts'

const FRESH: StaffStatus = { isOffDuty: false, until: null, at: [], orderedAt: [] }
/** A trail has no more than this. */
const TRACK_EVERY_MS = 5_000
const TRACK_EVERY_M = 5

/** What somebody with an order does; absent when the order is over. */
const BUSY: Partial<Record<OrderState, BusyState>> = {
  given: 'ordered',
  acknowledged: 'ordered',
  onTheWay: 'onTheWay',
  onScene: 'onScene',
}

export interface DispatchNeeds {
  work: Work
  site: Pick<SiteFile, 'staff' | 'groups' | 'features' | 'center'>
  policy: DispatchPolicy
  offset: Offset
}

export class DispatchService implements Dispatch {
  readonly status: Ledger<StaffStatus>
  readonly positions: Ledger<StaffPosition>
  /** New points of the trails. */
  readonly trails: TrackRow[]
  readonly ways: Ways
  readonly #needs: DispatchNeeds
  readonly #rows: ReadonlyMap<string, StaffRow>

  constructor(needs: DispatchNeeds) {
    const { work, site } = needs
    this.status = work.ledger()
    this.positions = work.ledger()
    this.trails = work.list()
    this.ways = new Ways(site.features, site.center)
    this.#needs = needs
    this.#rows = new Map(site.staff.map((row) => [row.id, row]))
  }

  get reassigns(): boolean {
    return this.#needs.policy.reassign
  }

  member(id: string): StaffMember | undefined {
    const row = this.#rows.get(id)
    return row && this.#member(row)
  }

  all(): StaffMember[] {
    return [...this.#rows.values()].map((row) => this.#member(row))
  }

  /** A phone says where it is: `user/device`, the user being a staff id or the number on the jacket. The newest fix counts. */
  locate({ address, at, lngLat, accuracyM, batteryPercent }: Position): void {
    const user = address.split('/')[0] ?? ''
    const row = this.#rows.get(user) ?? [...this.#rows.values()].find(({ number }) => number === user)
    // A clock that is ahead must not outdate what it says next.
    const fixedAt = Math.min(at, this.#needs.work.now)
    if (!row) return
    const known = this.positions.get(row.id)
    if ((known?.at ?? 0) >= fixedAt) return
    const isNew = !known || isWorthKeeping(known.tracked, { at: fixedAt, lngLat })
    if (isNew) this.trails.push({ staff: row.id, at: fixedAt, lngLat })
    const tracked = isNew ? { at: fixedAt, lngLat } : known.tracked
    this.positions.set(row.id, { lngLat, at: fixedAt, accuracyM, batteryPercent, tracked })
  }

  propose(errand: Errand): StaffProposal[] {
    const { work, policy, offset } = this.#needs
    return proposeStaff(this.all(), errand, {
      policy,
      now: work.now,
      offsetMs: offset(work.now),
      walk: (from) => this.ways.metres(from, errand.place),
    })
  }

  metres(staff: string, place: readonly [number, number]): number {
    const from = this.placeOf(staff)
    return from ? Math.round(this.ways.metres(from, place).metres) : 0
  }

  /** Where somebody most likely is. */
  placeOf(staff: string): [number, number] | undefined {
    const member = this.member(staff)
    return member && placeOf(member, this.#needs.work.now, this.#needs.policy.staleMs)
  }

  group(id: string): string[] {
    const team = this.#needs.site.groups.find((group) => group.id === id)
    if (team) return team.staff.filter((staff) => this.#rows.has(staff))
    return this.all().flatMap((member) => (member.skills.some((skill) => skill === id) ? [member.id] : []))
  }

  /** Somebody comes on duty, until a time where it is not the planned one, or goes. Errors: `Refusal` 404 `staff.notFound`, 409 `staff.busy`. */
  setDuty(staff: string, isOnDuty: boolean, until: string | null, by: string): StaffMember {
    const { work } = this.#needs
    const member = this.member(staff)
    if (!member) throw new Refusal('staff.notFound', 404, `There is no ${staff} among the staff`, ['notFound'])
    if (!isOnDuty && member.at.length > 0)
      throw new Refusal('staff.busy', 409, `${staff} has an order; take it back or let it end first`, ['busy'])
    this.status.set(staff, { ...FRESH, isOffDuty: !isOnDuty, until: isOnDuty ? until : null, at: member.at })
    work.fact(isOnDuty ? 'staff.cameOnDuty' : 'staff.wentOffDuty', by, null, { staff, until })
    return this.member(staff) ?? member
  }

  assign(staff: string, incident: string): void {
    const { work } = this.#needs
    const status = this.#status(staff)
    const orderedAt = [...status.orderedAt.filter((at) => work.now - at < SHIFT_MS), work.now]
    this.status.set(staff, { ...status, orderedAt, at: [...elsewhere(status, incident), { incident, state: 'ordered' }] })
  }

  follow(incident: string, orders: readonly OrderRecord[]): void {
    // Sent twice to the same incident: the newest order counts.
    const newest = new Map(orders.map(({ staff, state }) => [staff, BUSY[state]]))
    for (const [staff, state] of newest) {
      const status = this.#status(staff)
      if (status.at.find((order) => order.incident === incident)?.state === state) continue
      const at = state ? status.at.map((order) => (order.incident === incident ? { incident, state } : order)) : elsewhere(status, incident)
      this.status.set(staff, { ...status, at })
    }
  }

  #status(staff: string): StaffStatus {
    return this.status.get(staff) ?? FRESH
  }

  #member(row: StaffRow): StaffMember {
    const { isOffDuty, until, at, orderedAt } = this.#status(row.id)
    const position = this.positions.get(row.id)
    const newest = at.at(-1)
    return {
      ...row,
      at,
      orderedAt,
      state: newest?.state ?? (isOffDuty ? 'offDuty' : 'free'),
      incident: newest?.incident ?? null,
      onDutyUntil: until ?? row.onDutyUntil,
      post: row.lngLat,
      lngLat: position?.lngLat ?? row.lngLat,
      positionAt: position?.at ?? null,
    }
  }
}

const elsewhere = ({ at }: StaffStatus, incident: string): StaffStatus['at'] => at.filter((order) => order.incident !== incident)

const isWorthKeeping = (last: TrackPoint, now: TrackPoint): boolean =>
  now.at - last.at >= TRACK_EVERY_MS || metresBetween(now.lngLat, last.lngLat) >= TRACK_EVERY_M
