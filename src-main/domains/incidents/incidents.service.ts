/** Opens incidents for alarms and carries out commands on them: machine step, deadlines, staff, facts, effects. */

import type { OrderInWords } from '../../../src-preload/contract/dispatch.contract.ts'
import type { OpenInput } from '../../../src-preload/contract/incident-commands.types.ts'
import { BY_HAND, type Place, type ProcedureRef, type StaffProposal } from '../../../src-preload/contract/incident-parts.types.ts'
import type { DeadlineKind, EscalationTarget, HazardKind, Priority } from '../../../src-preload/contract/wire/words.ts'
import { iso } from '../../kernel/clock.ts'
import type { IdSource } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { AlarmIncidents, IncidentAlarms } from '../alarms/alarms.ports.ts'
import { type AlarmRecord, isActive, isUnseen } from '../alarms/alarms.types.ts'
import type { Deadlines } from '../deadlines/deadlines.ports.ts'
import { type DeadlineTable, isOfIncident } from '../deadlines/deadlines.types.ts'
import type { DeviceEntry } from '../devices/devices.types.ts'
import type { Dispatch } from '../dispatch/dispatch.ports.ts'
import type { EscalationChains } from '../escalations/escalations.ports.ts'
import type { ProcedureVersions } from '../procedures/procedures.ports.ts'
import { hazardGroup, isOver, owedDeadlines, placeKey, whyNot, worstPriority } from './incident.rules.ts'
import type { Actor, CommandEvent, EventOf, IncidentContext, IncidentEvent, IncidentRecord, OrderRecord } from './incident.types.ts'
import { certaintyOf, recipientsOf } from './incident-care.rules.ts'
import { PAST } from './incident-facts.rules.ts'
import { type CallForHelp, calledForHelp, freshContext, openedByHand, placeOfDevice } from './incident-opening.rules.ts'
import { isRunning, NOT_ACKNOWLEDGED, ordersEnded, ordersOverdue } from './incident-orders.rules.ts'
import { IncidentOrders } from './incident-orders.ts'
import { step, takes } from './incident-steps.machine.ts'

/** Acts that are not yet dealing with the alarm. */
const NOT_AN_ACT = new Set(['silence', 'note', 'tick', 'takeCommand'])
const CORE: Actor = { id: 'core', name: 'core' }

export interface IncidentsNeeds {
  work: Work
  ids: IdSource
  deadlines: Deadlines
  deadlineTable: () => DeadlineTable
  dispatch: Dispatch
  /** An order as it is sent to people. */
  orderWords: (record: IncidentRecord, order: OrderRecord) => OrderInWords
  procedures: ProcedureVersions
  chains: () => EscalationChains
  /** Errors: `Refusal` 409 when there is no such household. */
  isHousehold: (id: string) => boolean
  /** Null when there is no such place. */
  placeOf: (input: OpenInput) => Place | null
  alarms: () => IncidentAlarms
  /** Asked only for incidents that are not open. */
  isArchived: (id: string) => boolean
}

export class IncidentsService implements AlarmIncidents {
  readonly incidents: Ledger<IncidentRecord>
  readonly #needs: IncidentsNeeds
  /** Place key → id of the newest incident there; it may be archived, so it is checked when used. */
  readonly #open: Ledger<string>
  readonly #orders: IncidentOrders

  constructor(needs: IncidentsNeeds) {
    this.incidents = needs.work.ledger()
    this.#open = needs.work.ledger()
    this.#needs = needs
    const { work, ids, dispatch, orderWords } = needs
    this.#orders = new IncidentOrders({
      work,
      ids,
      dispatch,
      incidents: this.incidents,
      related: (household) => this.related(household),
      words: orderWords,
      changed: (record) => this.#keepDeadlines(record),
    })
  }

  load(record: IncidentRecord): void {
    this.incidents.load(record.context.id, record)
    this.#open.load(record.context.placeKey, record.context.id)
  }

  place(alarm: Omit<AlarmRecord, 'incident'>, device: DeviceEntry): string {
    const key = placeKey(device, alarm.hazard)
    const open = this.#openAt(key)
    if (open) return open.context.id
    const context = this.#fresh(key, alarm.hazard, alarm.priority, device.site, placeOfDevice(device))
    this.#opened({ state: 'raised', context }, 'core', {})
    return context.id
  }

  #openAt(key: string): IncidentRecord | undefined {
    const newest = this.incidents.get(this.#open.get(key) ?? '')
    return newest && newest.state !== 'archived' && newest.context.placeKey === key ? newest : undefined
  }

  /** Errors: `Refusal` 409 `incident.noSuchHousehold`, `incident.noSuchZone`, `incident.noSuchPlaybook`. */
  open(input: OpenInput, site: string, actor: Actor): IncidentRecord {
    const { work, placeOf } = this.#needs
    const { kind, priority, household, text } = input
    const place = placeOf(input)
    if (!place) {
      const reason = household === undefined ? 'noSuchZone' : 'noSuchHousehold'
      throw new Refusal(`incident.${reason}`, 409, 'There is no such place on the site', [reason])
    }
    const playbook = input.playbook === undefined ? null : this.#playbook(input.playbook)
    const known = this.related(place.household).find(({ context }) => hazardGroup(context.kind) === hazardGroup(kind))
    if (known) {
      work.fact('incident.reportedAgain', actor.name, known.context.id, { text })
      return known
    }
    const fresh = this.#fresh(placeKey({ id: BY_HAND, ...place }, kind), kind, priority, site, place)
    const record = openedByHand({ ...fresh, playbook: playbook ?? fresh.playbook }, actor)
    this.#opened(record, actor.name, { text })
    this.#keepDeadlines(record)
    return record
  }

  /** Trouble of the console itself: raised like any other incident, and normal again when it is over. */
  trouble(place: Place, site: string, isOver: boolean): void {
    const key = placeKey({ id: place.device, ...place }, 'device')
    const open = this.#openAt(key)
    if (isOver && (!open || open.context.normal)) return
    const record: IncidentRecord = open ?? { state: 'raised', context: this.#fresh(key, 'device', 2, site, place) }
    if (!open) this.#opened(record, 'core', {})
    const { alarms, priority, normal, unacknowledged } = record.context
    const again = !isOver && normal
    this.#advance(record, {
      type: 'alarmsChanged',
      alarms,
      devices: 1,
      priority,
      normal: isOver,
      unacknowledged: unacknowledged || again,
      relapsed: again,
    })
  }

  /** Raised and unaccepted like any alarm; calling again raises the open one anew, where they are now. */
  raise({ key, kind, priority, place, isExact, site }: CallForHelp, actor: Actor): IncidentRecord {
    const newest = this.#openAt(key)
    const open = newest && !isOver(newest) ? newest : null
    const { state, context } = open ?? { state: 'raised', context: this.#fresh(key, kind, priority, site, place) }
    const record: IncidentRecord = { state, context: calledForHelp(isExact ? { ...context, place } : context) }
    if (open) this.incidents.set(context.id, record)
    else this.#opened(record, actor.name, {})
    this.#keepDeadlines(record)
    return record
  }

  #fresh(key: string, hazard: HazardKind, priority: Priority, site: string, place: Place): IncidentContext {
    const { work, ids, procedures } = this.#needs
    const versions = { script: procedures.scriptFor(hazard), playbook: procedures.playbookFor(hazard) }
    return freshContext(
      ids.next('inc', work.now),
      site,
      key,
      { hazard, priority },
      place,
      work.now,
      this.#holderOf(place.household),
      versions,
    )
  }

  #opened(record: IncidentRecord, by: string, more: Record<string, unknown>): void {
    const { id, placeKey: key, kind, priority, place } = record.context
    this.#open.set(key, id)
    this.incidents.set(id, record)
    this.#needs.work.fact('incident.opened', by, id, { kind, priority, place: place.text, zone: place.zone, device: place.device, ...more })
  }

  /** Whoever has an open incident of the same household takes this one too, so that nobody is phoned or sent twice. */
  #holderOf(household: string | null): Actor | null {
    return this.related(household).find(({ context }) => context.owner !== null)?.context.owner ?? null
  }

  /** Open incidents of a household. */
  related(household: string | null): IncidentRecord[] {
    if (household === null) return []
    return [...this.incidents.values()].filter(({ state, context }) => state !== 'archived' && context.place.household === household)
  }

  /** Who can be sent, best first. */
  proposals(record: IncidentRecord): StaffProposal[] {
    return this.#orders.proposals(record)
  }

  /** At the end of a shift: what somebody holds goes to whoever takes the desk over. */
  handOver(from: Actor, to: Actor): void {
    for (const record of this.incidents.values()) {
      if (record.state === 'archived' || record.context.owner?.id !== from.id) continue
      const { id, name } = to
      this.incidents.set(record.context.id, { ...record, context: { ...record.context, owner: { id, name } } })
      this.#needs.work.fact('incident.handedOver', from.name, record.context.id, { to: name })
    }
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
      devices: new Set(alarms.map(({ device }) => device)).size,
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
    if (event.type === 'evacuee' && !this.#needs.isHousehold(event.household))
      throw new Refusal('incident.noSuchHousehold', 409, `There is no household ${event.household}`, ['noSuchHousehold'])
    if ('step' in event && !this.#isStep(record, event.step))
      throw new Refusal('incident.noSuchStep', 409, `The playbook has no step ${event.step}`, ['noSuchStep'])
    const chosen = event.type === 'usePlaybook' ? this.#playbook(event.playbook) : undefined
    const orders = event.type === 'dispatch' ? this.#orders.choose(record, event) : []
    if (event.type === 'accept') alarms().accept(record.context.alarms)
    if (!NOT_AN_ACT.has(event.type)) alarms().noteFirstAct(record.context.alarms)
    // Silenced again: its 30 s run from now.
    if (event.type === 'silence') this.#needs.deadlines.end(`${id}/silence`)
    const { type, at: _at, actor, said, ...asked } = event
    const body = said === undefined ? asked : { ...asked, said: iso(said) }
    const isSending = event.type === 'dispatch'
    // A step is named by the playbook it stands in.
    const playbook = 'step' in event ? record.context.playbook : null
    if (!isSending) work.fact(`incident.${PAST[type]}`, actor.name, id, playbook ? { ...body, playbook } : body)
    const after = isSending ? this.#send(record, event, orders, body) : this.#advance(record, { ...event, chosen })
    if (event.type === 'decline') this.#sendOthers(id, ordersEnded(record.context, after.context))
    if (event.type === 'report' && event.how === 'sent') this.#sendReport(after, event)
    if (event.type === 'skip') this.#needs.chains().skipped(id)
    if (event.type === 'heed') {
      const heeded = record.context.escalations.find((escalation) => escalation.id === event.escalation)
      if (heeded) this.#needs.chains().heeded(id, heeded.reason)
    }
    if (after.state === 'archived') alarms().release(after.context.alarms)
    return after
  }

  /** Each order is a fact of its own, with `more`. */
  #send(record: IncidentRecord, event: EventOf<'dispatch'>, orders: OrderRecord[], more: Record<string, unknown>): IncidentRecord {
    const { id } = record.context
    for (const order of orders) {
      this.#needs.work.fact('incident.staffDispatched', event.actor.name, id, { ...more, order: order.id, staff: order.staff })
      this.#orders.assign(order, record, event.actor.name)
    }
    const after = this.#advance(record, { ...event, orders })
    for (const order of orders) this.#orders.send(after, order)
    return after
  }

  /** Somebody else goes where an order was not answered in time or declined, if the site wants it so and there is somebody. */
  #sendOthers(id: string, missed: readonly OrderRecord[]): void {
    const { work, dispatch } = this.#needs
    if (!dispatch.reassigns) return
    for (const { staff, id: order } of missed) {
      const record = this.incidents.get(id)
      const known = record?.context.orders.find((each) => each.id === order)
      const instead = record && known && this.#orders.inPlaceOf(record, known)
      if (!instead) continue
      const by = { at: work.now, actor: CORE }
      if (isRunning(known)) {
        work.fact('incident.orderWithdrawn', CORE.name, id, { staff, reason: NOT_ACKNOWLEDGED })
        this.#advance(record, { type: 'withdraw', ...by, staff, reason: NOT_ACKNOWLEDGED })
      }
      const left = this.incidents.get(id) ?? record
      this.#send(left, { type: 'dispatch', ...by, staff: instead.staff }, [instead], { insteadOf: staff })
    }
  }

  #isStep({ context }: IncidentRecord, step: string): boolean {
    const playbook = context.playbook && this.#needs.procedures.playbook(context.playbook)
    return !playbook || playbook.steps.some(({ id }) => id === step)
  }

  #playbook(id: string): ProcedureRef {
    const newest = this.#needs.procedures.newestPlaybook(id)
    if (newest) return newest
    throw new Refusal('incident.noSuchPlaybook', 409, `There is no playbook ${id}`, ['noSuchPlaybook'])
  }

  /** Somebody else is told of it. `reason`: the deadline that was missed, a step left out, or what has become certain. */
  escalate(id: string, reason: IncidentContext['escalations'][number]['reason'], to: EscalationTarget): void {
    const { work, ids } = this.#needs
    const record = this.incidents.get(id)
    if (!record || record.state === 'archived') return
    const escalation = { id: ids.next('esc', work.now), reason, to, at: work.now, heededAt: null, heededBy: null }
    const context = { ...record.context, escalations: [...record.context.escalations, escalation] }
    this.incidents.set(id, { ...record, context })
    work.fact('incident.escalated', 'core', id, { reason, to })
  }

  /** A deadline of an incident ran out: it is said and recorded; nothing is decided for people. */
  deadlineDue(deadline: string): void {
    const { deadlines, work } = this.#needs
    const row = deadlines.get(deadline)
    const record = row?.incident ? this.incidents.get(row.incident) : undefined
    if (!row || !record || !isOfIncident(row)) {
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
    this.#needs.chains().missed(record.context.id, row.kind)
    if (row.kind === 'acknowledge') this.#sendOthers(record.context.id, ordersOverdue(record.context, row.startedAt))
  }

  #advance(record: IncidentRecord, event: IncidentEvent): IncidentRecord {
    const after = step(record, event)
    if (after === record) return record
    const { id } = after.context
    this.incidents.set(id, after)
    this.#needs.dispatch.follow(id, after.context.orders)
    this.#keepDeadlines(after)
    if (after.state !== record.state) this.#needs.work.fact('incident.moved', 'core', id, { from: record.state, to: after.state })
    const certainty = certaintyOf(after.context)
    if (certainty !== certaintyOf(record.context)) this.#needs.chains().certain(id, certainty)
    return after
  }

  /** Starts rows whose condition began, ends those whose condition ended. */
  #keepDeadlines(record: IncidentRecord): void {
    const { deadlines, deadlineTable, work } = this.#needs
    const { id } = record.context
    const owed = owedDeadlines(record)
    for (const [kind, { afterMs, clause }] of Object.entries(deadlineTable()) as [DeadlineKind, DeadlineTable[DeadlineKind]][]) {
      const row = `${id}/${kind}`
      const running = deadlines.get(row)
      const since = owed.get(kind)
      if (since === undefined) {
        if (!running) continue
        deadlines.end(row)
        this.#needs.chains().ended(id, kind)
        continue
      }
      const startedAt = since === 'now' ? (running?.startedAt ?? work.now) : since
      if (running?.startedAt === startedAt) continue
      deadlines.start({ id: row, incident: id, kind, clause, startedAt, dueAt: startedAt + afterMs })
      if (running) this.#needs.chains().ended(id, kind)
    }
  }

  /** For recipients who are reached over the network; each has to say that they have it. */
  #sendReport({ context }: IncidentRecord, event: EventOf<'report'>): void {
    for (const recipient of recipientsOf(context, event))
      this.#needs.work.effect({
        id: `${context.id}/report/${recipient}/${event.at}`,
        kind: 'mqtt.publish',
        payload: {
          topic: `watchroom/${context.site}/reports/${recipient}`,
          message: {
            incident: context.id,
            hazard: context.kind,
            priority: context.priority,
            place: context.place.text,
            lngLat: context.place.lngLat,
            text: event.text ?? null,
            at: iso(event.at),
          },
        },
      })
  }
}
