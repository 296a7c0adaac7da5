/** Opens incidents for alarms and carries out commands on them: machine step, deadlines, staff, facts, effects. */
import type { DeadlineKind, Priority } from '../../../src-preload/contract/wire/words.ts'
import { iso } from '../../kernel/clock.ts'
import type { IdSource } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { AlarmIncidents, IncidentAlarms } from '../alarms/alarms.ports.ts'
import { type AlarmRecord, isActive, isUnseen } from '../alarms/alarms.types.ts'
import type { Deadlines } from '../deadlines/deadlines.ports.ts'
import type { DeadlineTable } from '../deadlines/deadlines.types.ts'
import type { DeviceEntry } from '../devices/devices.types.ts'
import type { Dispatch } from '../dispatch/dispatch.ports.ts'
import { owedDeadlines, placeKey, whyNot } from './incident.rules.ts'
import type { CommandEvent, IncidentEvent, IncidentRecord, OrderRecord } from './incident.types.ts'
import { freshContext } from './incident-opening.rules.ts'
import { step, takes } from './incident-steps.machine.ts'

/** Acts that are not yet dealing with the alarm. */
const NOT_AN_ACT = new Set(['silence', 'note', 'tick'])

export interface IncidentsNeeds {
  work: Work
  ids: IdSource
  deadlines: Deadlines
  deadlineTable: DeadlineTable
  dispatch: Dispatch
  alarms: () => IncidentAlarms
  /** Asked only for incidents that are not open. */
  isArchived: (id: string) => boolean
}

export class IncidentsService implements AlarmIncidents {
  readonly incidents: Ledger<IncidentRecord>
  readonly #needs: IncidentsNeeds
  /** Place key → id of the newest incident there; it may be archived or undone, so it is checked when used. */
  readonly #open = new Map<string, string>()

  constructor(needs: IncidentsNeeds) {
    this.incidents = needs.work.ledger()
    this.#needs = needs
  }

  load(record: IncidentRecord): void {
    this.incidents.load(record.context.id, record)
    this.#open.set(record.context.placeKey, record.context.id)
  }

  place(alarm: Omit<AlarmRecord, 'incident'>, device: DeviceEntry): string {
    const key = placeKey(device, alarm.hazard)
    const open = this.incidents.get(this.#open.get(key) ?? '')
    if (open && open.state !== 'archived' && open.context.placeKey === key) return open.context.id
    const { work, ids } = this.#needs
    const context = freshContext(ids.next('inc', work.now), key, alarm, device, work.now)
    this.#open.set(key, context.id)
    this.incidents.set(context.id, { state: 'raised', context })
    work.fact('incident.opened', 'core', context.id, {
      kind: context.kind,
      priority: context.priority,
      place: context.place.text,
      zone: context.place.zone,
      device: device.id,
    })
    return context.id
  }

  isOpen(incident: string): boolean {
    const record = this.incidents.get(incident)
    return record !== undefined && record.state !== 'archived'
  }

  alarmChanged(alarm: AlarmRecord, relapsed: boolean): void {
    const record = this.incidents.get(alarm.incident ?? '')
    if (!record) return
    const ids = record.context.alarms.includes(alarm.id) ? record.context.alarms : [...record.context.alarms, alarm.id]
    const alarms = ids.flatMap((id) => this.#needs.alarms().get(id) ?? [])
    this.#advance(record, {
      type: 'alarmsChanged',
      alarms: ids,
      priority: worstPriority(record.context.priority, alarms),
      normal: !alarms.some(({ state }) => isActive(state)),
      // Until somebody has accepted it, nothing that happens to its alarms makes it seen.
      unacknowledged: record.context.acceptedAt === null || alarms.some(({ state }) => isUnseen(state)),
      relapsed,
    })
  }

  /** Errors: `Refusal` 404 `incident.notFound`, 409 `incident.archived`, 409 `incident.<reason>`, 409 `incident.noStaffFree`. */
  command(id: string, event: CommandEvent): IncidentRecord {
    const { work, alarms } = this.#needs
    const record = this.incidents.get(id)
    if (!record) {
      if (this.#needs.isArchived(id)) throw new Refusal('incident.archived', 409, `Incident ${id} is sealed in the archive`, ['wrongState'])
      throw new Refusal('incident.notFound', 404, `There is no incident ${id}`, ['notFound'])
    }
    if ('staff' in event && event.staff !== undefined && !this.#needs.dispatch.member(event.staff)) {
      throw new Refusal('incident.unknownStaff', 409, `There is no ${event.staff} among the staff`, ['unknownStaff'])
    }
    if (!takes(record, event)) {
      const reasons = whyNot(record, event)
      throw new Refusal(
        `incident.${reasons[0]}`,
        409,
        `${event.type} is not possible in state ${record.state}: ${reasons.join(', ')}`,
        reasons,
      )
    }
    const order = event.type === 'dispatch' ? this.#order(record, event.staff) : undefined
    if (event.type === 'accept') alarms().accept(record.context.alarms)
    if (!NOT_AN_ACT.has(event.type)) alarms().noteFirstAct(record.context.alarms)
    // Silenced again: its 30 s run from now.
    if (event.type === 'silence') this.#needs.deadlines.end(`${id}/silence`)
    const { type, at: _at, actor, ...body } = event
    work.fact(`incident.${PAST[type]}`, actor.name, id, order ? { ...body, order: order.id, staff: order.staff } : body)
    if (order) {
      this.#withdraw(order.staff, id, actor.name)
      this.#needs.dispatch.assign(order.staff, id)
    }
    const after = this.#advance(record, { ...event, order })
    if (order) this.#sendOrder(after, order)
    if (after.state === 'archived') alarms().release(after.context.alarms)
    return after
  }

  /** A deadline of an incident ran out: it is said and recorded; nothing is decided for people. */
  deadlineDue(deadline: string): void {
    const { deadlines, work } = this.#needs
    const row = deadlines.get(deadline)
    const record = row?.incident ? this.incidents.get(row.incident) : undefined
    if (!row || !record) {
      deadlines.end(deadline)
      return
    }
    if (row.kind === 'silence') {
      // Silence ends by itself.
      deadlines.end(deadline)
      this.incidents.set(record.context.id, { ...record, context: { ...record.context, silencedUntil: null } })
      work.fact('incident.silenceEnded', 'core', record.context.id)
      return
    }
    deadlines.miss(deadline)
    work.fact('deadline.missed', 'core', record.context.id, { kind: row.kind, dueAt: iso(row.dueAt) })
    this.incidents.set(record.context.id, { ...record })
  }

  #advance(record: IncidentRecord, event: IncidentEvent): IncidentRecord {
    const after = step(record, event)
    if (after === record) return record
    const { id } = after.context
    this.incidents.set(id, after)
    this.#needs.dispatch.follow(id, after.context.orders)
    this.#keepDeadlines(after)
    if (after.state !== record.state) this.#needs.work.fact('incident.moved', 'core', id, { from: record.state, to: after.state })
    return after
  }

  /** Starts rows whose condition began, ends those whose condition ended. */
  #keepDeadlines(record: IncidentRecord): void {
    const { deadlines, deadlineTable, work } = this.#needs
    const { id, openedAt, acceptedAt } = record.context
    const owed = new Set(owedDeadlines(record))
    for (const [kind, { afterMs, clause }] of Object.entries(deadlineTable) as [DeadlineKind, DeadlineTable[DeadlineKind]][]) {
      const row = `${id}/${kind}`
      const running = deadlines.get(row)
      if (owed.has(kind) && !running) {
        // The 2 s run from the warning itself, not from when the machine took notice of it.
        const startedAt = kind === 'accept' && acceptedAt === null ? openedAt : work.now
        deadlines.start({ id: row, incident: id, kind, clause, startedAt, dueAt: startedAt + afterMs })
      } else if (!owed.has(kind) && running) deadlines.end(row)
    }
  }

  #order(record: IncidentRecord, staff: string | undefined): OrderRecord {
    const { dispatch, ids, work } = this.#needs
    const { place, kind } = record.context
    const proposals = dispatch.propose(kind, place.lngLat)
    const chosen = staff === undefined ? proposals.find(({ free }) => free) : proposals.find((proposal) => proposal.staff === staff)
    const member = dispatch.member(chosen?.staff ?? staff ?? '')
    if (!member || member.state === 'offDuty')
      throw new Refusal('incident.noStaffFree', 409, 'Nobody suitable can be sent', ['noStaffFree'])
    if (record.context.orders.some((order) => order.staff === member.id && order.endedAt === null)) {
      throw new Refusal('incident.alreadySent', 409, `${member.name} is here or on the way here already`, ['alreadySent'])
    }
    return {
      id: ids.next('ord', work.now),
      staff: member.id,
      givenAt: work.now,
      arrivedAt: null,
      endedAt: null,
      distanceM: chosen?.distanceM ?? null,
    }
  }

  /** Somebody sent here is no longer on the way to another incident, and that one's record says so. */
  #withdraw(staff: string, to: string, by: string): void {
    const { dispatch, work } = this.#needs
    const elsewhere = this.incidents.get(dispatch.member(staff)?.incident ?? '')
    if (!elsewhere || elsewhere.context.id === to) return
    const orders = elsewhere.context.orders.map((order) =>
      order.staff === staff ? { ...order, endedAt: order.endedAt ?? work.now } : order,
    )
    const record = { ...elsewhere, context: { ...elsewhere.context, orders } }
    this.incidents.set(record.context.id, record)
    this.#keepDeadlines(record)
    work.fact('incident.staffWithdrawn', by, record.context.id, { staff, to })
  }

  /** The order also leaves the house over MQTT, for pagers and radio gateways on site. */
  #sendOrder({ context }: IncidentRecord, order: OrderRecord): void {
    const { work } = this.#needs
    work.effect({
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
          at: iso(order.givenAt),
        },
      },
    })
  }
}

/** 1 is the worst. */
const worstPriority = (known: Priority, alarms: readonly AlarmRecord[]): Priority =>
  Math.min(known, ...alarms.map(({ priority }) => priority)) as Priority

/** Facts are in the past tense. */
const PAST: Record<CommandEvent['type'], string> = {
  accept: 'accepted',
  silence: 'silenced',
  call: 'called',
  dispatch: 'staffDispatched',
  arrive: 'staffArrived',
  confirm: 'confirmed',
  handle: 'handled',
  report: 'rescueReported',
  evacuate: 'evacuated',
  secure: 'secured',
  clear: 'cleared',
  advise: 'partyAdvised',
  reportCause: 'causeReported',
  archive: 'archived',
  tick: 'stepTicked',
  note: 'noted',
}
