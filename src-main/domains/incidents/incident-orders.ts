/** Chooses who goes, calls people away from elsewhere, and sends the order out of the house. */
import type { OrderInWords } from '../../../src-preload/contract/dispatch.contract.ts'
import type { StaffProposal } from '../../../src-preload/contract/incident-parts.types.ts'
import { iso } from '../../kernel/clock.ts'
import type { IdSource } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { Dispatch, Errand } from '../dispatch/dispatch.ports.ts'
import { callerOf, type EventOf, type IncidentContext, type IncidentRecord, type OrderRecord } from './incident.types.ts'
import { isAbsent, isRunning } from './incident-orders.rules.ts'

export interface IncidentOrdersNeeds {
  work: Work
  ids: IdSource
  dispatch: Dispatch
  incidents: Ledger<IncidentRecord>
  /** Open incidents of a household. */
  related: (household: string | null) => IncidentRecord[]
  words: (record: IncidentRecord, order: OrderRecord) => OrderInWords
  /** An incident lost somebody: its deadlines follow. */
  changed: (record: IncidentRecord) => void
}

export class IncidentOrders {
  readonly #needs: IncidentOrdersNeeds

  constructor(needs: IncidentOrdersNeeds) {
    this.#needs = needs
  }

  proposals({ context }: IncidentRecord): StaffProposal[] {
    return this.#needs.dispatch.propose(this.#errand(context))
  }

  /** Errors: `Refusal` 409 `incident.noStaffFree`, 409 `incident.alreadySent`. */
  choose({ context }: IncidentRecord, { staff, group, text }: EventOf<'dispatch'>): OrderRecord[] {
    const { dispatch } = this.#needs
    const { running } = this.#errand(context)
    if (staff !== undefined && running.has(staff))
      throw new Refusal('incident.alreadySent', 409, `${staff} is here or on the way here already`, ['alreadySent'])
    const chosen =
      group === undefined
        ? [staff ?? this.#next(context)]
        : dispatch.group(group).filter((member) => dispatch.member(member)?.state === 'free' && !running.has(member))
    const going = chosen.flatMap((id) => {
      const member = dispatch.member(id ?? '')
      return member && member.state !== 'offDuty' ? [member.id] : []
    })
    if (going.length === 0) throw new Refusal('incident.noStaffFree', 409, 'Nobody suitable can be sent', ['noStaffFree'])
    return going.map((id) => this.#order(context, id, { group: group ?? null, text: text ?? null }))
  }

  /** The next best in the place of somebody; null when nobody else can go. */
  inPlaceOf({ context }: IncidentRecord, { text }: OrderRecord): OrderRecord | null {
    const next = this.#next(context)
    return next === undefined ? null : this.#order(context, next, { group: null, text })
  }

  /**
   * Before the order stands: whoever is sent here is no longer on the way to another place, and the record there says so.
   * At an incident of the same household they stay.
   */
  assign({ staff }: OrderRecord, { context }: IncidentRecord, by: string): void {
    const { dispatch } = this.#needs
    const { related } = this.#errand(context)
    for (const { incident } of dispatch.member(staff)?.at ?? [])
      if (incident !== context.id && !related.includes(incident)) this.#callAway(staff, incident, context.id, by)
    dispatch.assign(staff, context.id)
  }

  #callAway(staff: string, from: string, to: string, by: string): void {
    const { dispatch, incidents, work, changed } = this.#needs
    const elsewhere = incidents.get(from)
    if (!elsewhere) return
    const orders = elsewhere.context.orders.map((order) =>
      order.staff === staff && isRunning(order) ? { ...order, state: 'withdrawn' as const, endedAt: work.now } : order,
    )
    const record = { ...elsewhere, context: { ...elsewhere.context, orders } }
    incidents.set(from, record)
    dispatch.follow(from, orders)
    changed(record)
    work.fact('incident.staffWithdrawn', by, from, { staff, to })
  }

  #errand(context: IncidentContext): Errand {
    const { id, kind, place, orders } = context
    // Nobody is sent to help themselves.
    const caller = callerOf(context)
    const of = (those: (order: OrderRecord) => boolean) => new Set(orders.filter(those).map(({ staff }) => staff))
    const related = this.#needs.related(place.household).map(({ context }) => context.id)
    return {
      hazard: kind,
      place: place.lngLat,
      related: related.filter((other) => other !== id),
      running: caller === null ? of(isRunning) : of(isRunning).add(caller),
      absent: of(isAbsent),
    }
  }

  #next(context: IncidentContext): string | undefined {
    const errand = this.#errand(context)
    const proposals = this.#needs.dispatch.propose(errand)
    return proposals.find(({ staff, free, nearby }) => (free || nearby !== null) && !errand.absent.has(staff))?.staff
  }

  #order({ place }: IncidentContext, staff: string, given: Pick<OrderRecord, 'group' | 'text'>): OrderRecord {
    const { dispatch, ids, work } = this.#needs
    return {
      id: ids.next('ord', work.now),
      staff,
      state: 'given',
      ...given,
      reason: null,
      givenAt: work.now,
      acknowledgedAt: null,
      departedAt: null,
      arrivedAt: null,
      endedAt: null,
      distanceM: dispatch.metres(staff, place.lngLat),
      reports: [],
    }
  }

  /** The order also leaves the house over MQTT, for pagers and radio gateways on site. */
  send(record: IncidentRecord, order: OrderRecord): void {
    const { context } = record
    const words = this.#needs.words(record, order)
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
          lngLat: context.place.lngLat,
          text: words['zh-CN'],
          textEn: words.en,
          at: iso(order.givenAt),
        },
      },
    })
  }
}
