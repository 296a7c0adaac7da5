/** What a person did on the phone, as the commands an operator would give: by them, for their own orders, at their own time. */
import type { HandsetAct } from '../../../src-preload/contract/handset.contract.ts'
import type { SaidStep } from '../../../src-preload/contract/incident-parts.types.ts'
import { iso } from '../../kernel/clock.ts'
import type { IdSource } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Work } from '../../kernel/work.ts'
import type { Actor, CommandEvent, IncidentRecord, OrderRecord } from '../incidents/incident.types.ts'
import { isTaken } from './handsets.rules.ts'
import type { ActOf, Carrier, CheckInRow } from './handsets.types.ts'

type InOrder = Extract<HandsetAct, { order: string }>
type Body<E> = E extends CommandEvent ? Omit<E, 'at' | 'actor' | 'said'> : never
type Position = ActOf<'position'>['lngLat']

export interface HandsetActsNeeds {
  work: Work
  ids: IdSource
  incidents: {
    /** Open ones only. */
    get(id: string): IncidentRecord | undefined
    /** Errors: `Refusal` when it is not taken now. */
    command(id: string, event: CommandEvent): unknown
    escalate(id: string, reason: 'support', to: 'secondDesk'): void
  }
  /** Raises an incident for somebody in danger, or their open one anew. `lngLat`: null where the phone does not know. */
  callForHelp: (staff: string, lngLat: Position | null, actor: Actor) => IncidentRecord
  openCallForHelp: (staff: string) => IncidentRecord | undefined
  /** They say that they are safe. */
  safe: (record: IncidentRecord) => void
  locate: (staff: string, position: ActOf<'position'>, at: number) => void
  sharing: { isOn(handset: string): boolean; set(handset: string, on: boolean): void }
}

export class HandsetActs {
  /** New since the last commit. */
  readonly checkIns: CheckInRow[]
  readonly #needs: HandsetActsNeeds

  constructor(needs: HandsetActsNeeds) {
    this.#needs = needs
    this.checkIns = needs.work.list()
  }

  /** `doneAt`: when they did it by the core's clock, UTC ms. Errors: `Refusal` `handset.*` or that of the incident's command. */
  take(carrier: Carrier, act: HandsetAct, doneAt: number): void {
    switch (act.kind) {
      case 'acknowledge':
      case 'depart':
      case 'arrive':
      case 'complete':
      case 'decline':
        this.#step(carrier, act, doneAt)
        break
      case 'confirm':
        this.#confirm(carrier, act, doneAt)
        break
      case 'progress':
        this.#myOrder(carrier, act)
        this.#command(carrier, act.incident, doneAt, { type: 'progress', staff: carrier.staff, text: act.text, photos: act.photos })
        break
      case 'support':
        this.#askForSupport(carrier, act, doneAt)
        break
      case 'secure':
        this.#myOrder(carrier, act)
        this.#command(carrier, act.incident, doneAt, { type: 'secure', staff: carrier.staff })
        break
      case 'tick':
        this.#mine(carrier, act.incident)
        this.#command(carrier, act.incident, doneAt, { type: 'tick', step: act.step, done: act.done })
        break
      case 'evacuee':
        this.#mine(carrier, act.incident)
        this.#command(carrier, act.incident, doneAt, { type: 'evacuee', household: act.household, state: act.state })
        break
      case 'heed':
        this.#heed(carrier, act, doneAt)
        break
      case 'checkIn':
        this.#checkIn(carrier, act, doneAt)
        break
      case 'sos':
        this.#sos(carrier, act, doneAt)
        break
      case 'sosOver':
        this.#sosOver(carrier, doneAt)
        break
      case 'position':
        if (!this.#needs.sharing.isOn(carrier.handset))
          throw new Refusal('handset.notShared', 409, 'The person does not share where they are')
        this.#needs.locate(carrier.staff, act, doneAt)
        break
      case 'sharing':
        this.#needs.sharing.set(carrier.handset, act.on)
        break
    }
  }

  #step(carrier: Carrier, act: ActOf<SaidStep>, doneAt: number): void {
    const order = this.#myOrder(carrier, act)
    const { kind: type, incident } = act
    const { staff, name } = carrier
    // The desk was quicker, e.g. after a call: nothing changes, but it is known.
    if (isTaken(order, type)) {
      this.#needs.work.fact('handset.toldAgain', name, incident, { staff, act: type, said: iso(doneAt) })
      return
    }
    if (act.kind === 'decline') this.#command(carrier, incident, doneAt, { type: 'decline', staff, reason: act.reason })
    else if (act.kind === 'complete') this.#command(carrier, incident, doneAt, { type: 'complete', staff, text: '' })
    else this.#command(carrier, incident, doneAt, { type: act.kind, staff })
  }

  /** Who has seen it is there. */
  #confirm(carrier: Carrier, act: ActOf<'confirm'>, doneAt: number): void {
    const { arrivedAt } = this.#myOrder(carrier, act)
    if (arrivedAt === null) this.#command(carrier, act.incident, doneAt, { type: 'arrive', staff: carrier.staff })
    this.#command(carrier, act.incident, doneAt, { type: 'confirm', verdict: act.verdict, by: 'staff' })
  }

  /** The desk is told until somebody heeds it; asking again says nothing new. */
  #askForSupport(carrier: Carrier, act: ActOf<'support'>, doneAt: number): void {
    this.#myOrder(carrier, act)
    const { work, incidents } = this.#needs
    const { staff, name } = carrier
    work.fact('incident.supportAsked', name, act.incident, { staff, text: act.text, said: iso(doneAt) })
    const told = incidents.get(act.incident)?.context.escalations ?? []
    if (!told.some(({ reason, heededAt }) => reason === 'support' && heededAt === null))
      incidents.escalate(act.incident, 'support', 'secondDesk')
  }

  #heed(carrier: Carrier, act: ActOf<'heed'>, doneAt: number): void {
    const { escalations } = this.#open(act.incident).context
    if (!escalations.some(({ id, to }) => id === act.escalation && to === 'handsets'))
      throw new Refusal('handset.notYours', 403, 'This was not told to handsets')
    this.#command(carrier, act.incident, doneAt, { type: 'heed', escalation: act.escalation })
  }

  #checkIn({ staff, name }: Carrier, { text, how, lngLat }: ActOf<'checkIn'>, doneAt: number): void {
    const { work, ids } = this.#needs
    this.checkIns.push({ id: ids.next('check', work.now), staff, text, how, at: work.now, saidAt: doneAt, lngLat })
    work.fact('handset.checkedIn', name, null, { staff, checkpoint: text, how, lngLat, said: iso(doneAt) })
  }

  #sos({ staff, name }: Carrier, { lngLat }: ActOf<'sos'>, doneAt: number): void {
    const { context } = this.#needs.callForHelp(staff, lngLat, { id: staff, name })
    this.#needs.work.fact('incident.sosCalled', name, context.id, { staff, lngLat, said: iso(doneAt) })
  }

  #sosOver({ staff, name }: Carrier, doneAt: number): void {
    const open = this.#needs.openCallForHelp(staff)
    if (!open) throw new Refusal('handset.noSos', 409, 'There is no open call for help')
    this.#needs.safe(open)
    this.#needs.work.fact('incident.sosOver', name, open.context.id, { staff, said: iso(doneAt) })
  }

  #command({ staff, name }: Carrier, incident: string, said: number, body: Body<CommandEvent>): void {
    const event = { ...body, at: this.#needs.work.now, actor: { id: staff, name }, said } as CommandEvent
    this.#needs.incidents.command(incident, event)
  }

  #open(incident: string): IncidentRecord {
    const record = this.#needs.incidents.get(incident)
    if (!record) throw new Refusal('handset.incidentOver', 409, `The incident ${incident} is over`)
    return record
  }

  #myOrder({ staff }: Carrier, { incident, order }: Pick<InOrder, 'incident' | 'order'>): OrderRecord {
    const given = this.#open(incident).context.orders.find((each) => each.id === order && each.staff === staff)
    if (!given) throw new Refusal('handset.notYours', 403, `The order ${order} was not given to ${staff}`)
    if (given.endedAt !== null) throw new Refusal('handset.orderEnded', 409, `The order ${order} has ended`)
    return given
  }

  #mine({ staff }: Carrier, incident: string): void {
    const isThere = this.#open(incident).context.orders.some((order) => order.staff === staff && order.endedAt === null)
    if (!isThere) throw new Refusal('handset.notYours', 403, `${staff} has no order there`)
  }
}
