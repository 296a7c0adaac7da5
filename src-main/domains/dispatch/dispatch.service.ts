/** On-site staff: who is free, who goes where. */
import type { StaffProposal } from '../../../src-preload/contract/incident-parts.types.ts'
import type { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { Position } from '../devices/devices.ports.ts'
import type { OrderRecord } from '../incidents/incident.types.ts'
import type { StaffRow } from '../site/site-file.types.ts'
import type { Dispatch } from './dispatch.ports.ts'
import type { StaffMember, StaffPosition, StaffStatus } from './dispatch.types.ts'
import { proposeStaff } from './proposals.rules.ts'

const FREE: StaffStatus = { state: 'free', incident: null }

export class DispatchService implements Dispatch {
  readonly status: Ledger<StaffStatus>
  readonly positions: Ledger<StaffPosition>
  readonly #work: Work
  readonly #rows: ReadonlyMap<string, StaffRow>

  constructor(work: Work, staff: readonly StaffRow[]) {
    this.status = work.ledger()
    this.positions = work.ledger()
    this.#work = work
    this.#rows = new Map(staff.map((row) => [row.id, row]))
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
    const fixedAt = Math.min(at, this.#work.now)
    if (!row || (this.positions.get(row.id)?.at ?? 0) >= fixedAt) return
    this.positions.set(row.id, { lngLat, at: fixedAt, accuracyM, batteryPercent })
  }

  propose(hazard: HazardKind, place: readonly [number, number]): StaffProposal[] {
    return proposeStaff(this.all(), hazard, place)
  }

  group(id: string): string[] {
    return this.all().flatMap((member) => (member.skills.some((skill) => skill === id) ? [member.id] : []))
  }

  assign(staff: string, incident: string): void {
    this.status.set(staff, { state: 'ordered', incident })
  }

  #member(row: StaffRow): StaffMember {
    const position = this.positions.get(row.id)
    return { ...row, ...(this.status.get(row.id) ?? FREE), lngLat: position?.lngLat ?? row.lngLat, positionAt: position?.at ?? null }
  }

  follow(incident: string, orders: readonly OrderRecord[]): void {
    for (const { staff, arrivedAt, endedAt } of orders) {
      const now = this.status.get(staff) ?? FREE
      // Sent elsewhere since: what happens here is no longer about them.
      if (now.incident !== incident) continue
      const state = arrivedAt === null ? 'ordered' : 'onScene'
      if (endedAt !== null) this.status.set(staff, FREE)
      else if (now.state !== state) this.status.set(staff, { state, incident })
    }
  }
}
