/** Chooses who goes, calls people away from elsewhere, and sends the order out of the house. */
import { iso } from '../../kernel/clock.ts'
import type { IdSource } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { Dispatch } from '../dispatch/dispatch.ports.ts'
import type { EventOf, IncidentRecord, OrderRecord } from './incident.types.ts'
import { isRunning } from './incident-orders.rules.ts'

export interface IncidentOrdersNeeds {
  work: Work
  ids: IdSource
  dispatch: Dispatch
  incidents: Ledger<IncidentRecord>
  /** An incident lost somebody: its deadlines follow. */
  changed: (record: IncidentRecord) => void
}

export class IncidentOrders {
  readonly #needs: IncidentOrdersNeeds

  constructor(needs: IncidentOrdersNeeds) {
    this.#needs = needs
  }

  /** Errors: `Refusal` 409 `incident.noStaffFree`, 409 `incident.alreadySent`. */
  choose({ context }: IncidentRecord, { staff, group, text }: EventOf<'dispatch'>): OrderRecord[] {
    const { dispatch, ids, work } = this.#needs
    const proposals = dispatch.propose(context.kind, context.place.lngLat)
    const running = new Set(context.orders.filter(isRunning).map((order) => order.staff))
    const members = group === undefined ? null : dispatch.group(group)
    if (staff !== undefined && running.has(staff))
      throw new Refusal('incident.alreadySent', 409, `${staff} is here or on the way here already`, ['alreadySent'])
    const chosen = members
      ? members.filter((member) => dispatch.member(member)?.state === 'free' && !running.has(member))
      : [staff ?? proposals.find((proposal) => proposal.free && !running.has(proposal.staff))?.staff]
    const going = chosen.flatMap((id) => {
      const member = dispatch.member(id ?? '')
      return member && member.state !== 'offDuty' ? [member.id] : []
    })
    if (going.length === 0) throw new Refusal('incident.noStaffFree', 409, 'Nobody suitable can be sent', ['noStaffFree'])
    return going.map((id) => ({
      id: ids.next('ord', work.now),
      staff: id,
      state: 'given',
      group: group ?? null,
      text: text ?? null,
      givenAt: work.now,
      acknowledgedAt: null,
      departedAt: null,
      arrivedAt: null,
      endedAt: null,
      distanceM: proposals.find((proposal) => proposal.staff === id)?.distanceM ?? null,
      reports: [],
    }))
  }

  /** Before the order stands: whoever is sent here is no longer on the way to another incident, and that one's record says so. */
  assign({ staff }: OrderRecord, incident: string, by: string): void {
    const { dispatch, incidents, work, changed } = this.#needs
    const elsewhere = incidents.get(dispatch.member(staff)?.incident ?? '')
    if (elsewhere && elsewhere.context.id !== incident) {
      const orders = elsewhere.context.orders.map((order) =>
        order.staff === staff && isRunning(order) ? { ...order, state: 'withdrawn' as const, endedAt: work.now } : order,
      )
      const record = { ...elsewhere, context: { ...elsewhere.context, orders } }
      incidents.set(record.context.id, record)
      changed(record)
      work.fact('incident.staffWithdrawn', by, record.context.id, { staff, to: incident })
    }
    dispatch.assign(staff, incident)
  }

  /** The order also leaves the house over MQTT, for pagers and radio gateways on site. */
  send({ context }: IncidentRecord, order: OrderRecord): void {
    this.#needs.work.effect({
      id: order.id,
      kind: 'mqtt.publish',
      payload: {
        topic: `watchroom/${context.site}/staff/${order.staff}/orders`,
        message: {
          id: order.id,
          incident: context.id,
          hazard: context.kind,
          priority: context.priority,
          place: context.place.text,
          text: order.text,
          at: iso(order.givenAt),
        },
      },
    })
  }
}
