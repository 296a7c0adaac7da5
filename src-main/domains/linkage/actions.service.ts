/** Carries actions through their machine: orders to outputs, the wait for their feedback, alarms when it does not come, the journal. */
import type { Linkages } from '../../../src-preload/contract/linkages.types.ts'
import type { IdSource } from '../../kernel/ids.ts'
import type { Effect, Ledger, Work } from '../../kernel/work.ts'
import type { Deadlines } from '../deadlines/deadlines.ports.ts'
import type { AcceptedReading, DeviceEntry } from '../devices/devices.types.ts'
import { step } from './action.machine.ts'
import { factsOf } from './action-facts.rules.ts'
import type { LinkageDevices, LinkageIncidents } from './linkage.ports.ts'
import { CONFIRM_MS, feedbackPoint, outputKind } from './linkage.rules.ts'
import { type ActionContext, type ActionEvent, type ActionRecord, isEnded, isLive, isWaiting, targetOf } from './linkage.types.ts'

export interface ActionsNeeds {
  work: Work
  ids: IdSource
  deadlines: Deadlines
  linkages: Linkages
  devices: LinkageDevices
  incidents: LinkageIncidents
}

export type Wanted = Pick<ActionContext, 'incidents' | 'rule' | 'device' | 'point' | 'value' | 'policy' | 'reason'>

export class ActionsService {
  readonly actions: Ledger<ActionRecord>
  readonly #needs: ActionsNeeds
  /** Devices with actions that may not be ended: readings of all others pass by. */
  #watched = new Set<string>()

  constructor(needs: ActionsNeeds) {
    this.actions = needs.work.ledger()
    this.#needs = needs
  }

  load(action: ActionRecord): void {
    this.actions.load(action.context.id, action)
    this.#watched.add(action.context.device)
  }

  get(id: string): ActionRecord | undefined {
    return this.actions.get(id)
  }

  /** All that is known of an output, ended or not. */
  ofOutput(device: string, point: string): ActionRecord[] {
    return [...this.actions.values()].filter(({ context }) => context.device === device && context.point === point)
  }

  /** Where an output says that it stands: its feedback, where it has one. */
  feedbackPoint(device: string, point: string): string {
    return feedbackPoint(point, (other) => this.#needs.devices.value(device, other) !== undefined)
  }

  propose(wanted: Wanted, output: DeviceEntry): ActionRecord {
    const { work, ids, linkages } = this.#needs
    const { rest, onSpot } = outputKind(linkages, output.kind)
    const context: ActionContext = {
      id: ids.next('act', work.now),
      ...wanted,
      rest,
      onSpot,
      proposedAt: work.now,
      confirmedBy: [],
      blockedBy: [],
      orders: 0,
      commandedAt: null,
      unsent: false,
      overdue: false,
      stoppedBy: null,
      endedAt: null,
    }
    const action: ActionRecord = { state: 'proposed', context }
    this.actions.set(context.id, action)
    this.#watched.add(context.device)
    // By hand or automatic, its first step follows at once and is told.
    if (wanted.rule !== null && wanted.policy !== 'automatic') this.#tell('action.proposed', 'core', action)
    this.#keepDeadlines(action)
    return action
  }

  /** A further incident wants the same. */
  join(action: ActionRecord, incident: string): ActionRecord {
    const { context } = action
    if (context.incidents.includes(incident)) return action
    const joined = { ...action, context: { ...context, incidents: [...context.incidents, incident] } }
    this.actions.set(context.id, joined)
    this.#needs.work.fact('action.joined', 'core', incident, { action: context.id, device: context.device, value: context.value })
    return joined
  }

  step(action: ActionRecord, event: ActionEvent): ActionRecord {
    const after = step(action, event)
    if (after === action) return action
    const { device, orders, overdue } = after.context
    this.actions.set(after.context.id, after)
    for (const { fact, by } of factsOf(action, event, after)) this.#tell(fact, by, after)
    const isOrdered = orders > action.context.orders
    if (isOrdered) this.#order(after)
    this.#keepDeadlines(after)
    if (overdue !== action.context.overdue) this.#observe(device, overdue)
    // What is there already may have nothing new to report; that it is back can only be said after the order.
    return isOrdered && targetOf(after) !== after.context.rest ? this.#lookBack(after) : after
  }

  /** A reading of any device of the site. */
  heard(reading: AcceptedReading): void {
    if (!this.#watched.has(reading.device) || !reading.newest || reading.isHistory) return
    for (const action of this.actions.values()) {
      const { device, point } = action.context
      if (device !== reading.device || isEnded(action) || reading.point !== this.feedbackPoint(device, point)) continue
      this.step(action, { type: 'feedback', at: this.#needs.work.now, value: reading.value })
    }
  }

  /** A deadline of kind `confirmation` or `feedback` ran out. */
  deadlineDue(row: string): void {
    const { deadlines, devices, work } = this.#needs
    deadlines.end(row)
    const [kind, id = ''] = row.split('/')
    const action = this.actions.get(id)
    if (!action || isEnded(action)) return
    if (kind === 'confirmation') {
      if (!this.lapse(action)) this.#keepDeadlines(action)
    } else if (!devices.get(action.context.device)) this.step(action, { type: 'overtake', at: work.now })
    else this.step(this.#lookBack(action), { type: 'overdue' })
  }

  /** Nobody confirmed it, and what it was for is over; true when it has expired by that. */
  lapse(action: ActionRecord): boolean {
    const { work, incidents } = this.#needs
    if (action.context.incidents.some((incident) => incidents.isAlarming(incident))) return false
    return this.step(action, { type: 'lapse', at: work.now }) !== action
  }

  /** False when a later order for the same output has overtaken this one. */
  mayStillSend({ id, payload }: Effect): boolean {
    const { devices, linkages } = this.#needs
    const device = String(payload.device)
    const [own = '', order] = id.split('/')
    const action = this.actions.get(own)
    if (this.ofOutput(device, String(payload.point)).some((other) => other !== action && isLive(other))) return false
    if (!action) return payload.value === outputKind(linkages, devices.get(device)?.kind ?? '').rest
    const isWithdrawn = action.context.stoppedBy !== null && payload.value === action.context.value
    return Number(order) === action.context.orders && !isWithdrawn
  }

  /** An order was overtaken before it was sent. */
  withdrawn({ id, payload }: Effect): void {
    this.#needs.work.fact('action.withdrawn', 'core', null, { order: id, ...payload })
  }

  /** The network took an order, or did not. */
  delivered(effect: string, taken: boolean): void {
    const [id = '', order] = effect.split('/')
    const action = this.actions.get(id)
    if (action && Number(order) === action.context.orders) this.step(action, { type: taken ? 'sent' : 'unsent' })
  }

  /** Lets go of what has ended and belongs to no open incident; gives the ids. Only between two units of work. */
  forgetEnded(): string[] {
    const { incidents } = this.#needs
    const over = [...this.actions.values()]
      .filter((action) => isEnded(action) && !action.context.incidents.some((incident) => incidents.isOpen(incident)))
      .map(({ context }) => context.id)
    for (const id of over) this.actions.forget(id)
    this.#watched = new Set([...this.actions.values()].filter((action) => !isEnded(action)).map(({ context }) => context.device))
    return over
  }

  /** Takes what the output reported last for its feedback. */
  #lookBack(action: ActionRecord): ActionRecord {
    const { devices, work } = this.#needs
    const { device, point } = action.context
    const value = devices.isHeard(device) ? devices.value(device, this.feedbackPoint(device, point)) : undefined
    return value === undefined ? action : this.step(action, { type: 'feedback', at: work.now, value })
  }

  /** Whatever else drove this output is overtaken. */
  #order(action: ActionRecord): void {
    const { work } = this.#needs
    const { id, device, point, orders } = action.context
    for (const other of this.ofOutput(device, point)) if (other.context.id !== id) this.step(other, { type: 'overtake', at: work.now })
    work.effect({ id: `${id}/${orders}`, kind: 'device.write', payload: { device, point, value: targetOf(action) } })
  }

  /** The alarm that goes with it is raised by the ordinary rule. */
  #observe(device: string, unconfirmed: boolean): void {
    const entry = this.#needs.devices.get(device)
    if (entry) this.#needs.devices.observe(entry, 'unconfirmed', unconfirmed ? 1 : 0)
  }

  /** Starts rows whose condition began, ends those whose condition ended. */
  #keepDeadlines(action: ActionRecord): void {
    const { deadlines, work, devices, linkages } = this.#needs
    const { id, device, commandedAt, overdue } = action.context
    const confirmation = `confirmation/${id}`
    if (!isWaiting(action)) deadlines.end(confirmation)
    else if (!deadlines.get(confirmation)) this.#start(confirmation, 'confirmation', work.now, CONFIRM_MS)
    const feedback = `feedback/${id}`
    const isAwaited = (action.state === 'commanded' || action.state === 'stopping') && !overdue
    if (!isAwaited || commandedAt === null) deadlines.end(feedback)
    else if (deadlines.get(feedback)?.startedAt !== commandedAt)
      this.#start(feedback, 'feedback', commandedAt, outputKind(linkages, devices.get(device)?.kind ?? '').feedbackMs)
  }

  #start(id: string, kind: 'confirmation' | 'feedback', startedAt: number, afterMs: number): void {
    this.#needs.deadlines.start({ id, incident: null, kind, clause: 'E-4.3.7', startedAt, dueAt: startedAt + afterMs })
  }

  /** Into the record of the incident that is still open; a sealed one is not written into any more. */
  #tell(fact: string, by: string, action: ActionRecord): void {
    const { work, incidents } = this.#needs
    const { id, rule, device, point, policy, reason, blockedBy } = action.context
    const incident = action.context.incidents.find((each) => incidents.isOpen(each)) ?? null
    work.fact(fact, by, incident, {
      action: id,
      device,
      point,
      value: targetOf(action),
      policy,
      ...(rule !== null && { rule }),
      ...(reason !== '' && { reason }),
      ...(blockedBy.length > 0 && { interlocks: blockedBy }),
    })
  }
}
