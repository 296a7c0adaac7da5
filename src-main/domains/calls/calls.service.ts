/** Carries calls through their machine: which one has its turn on which line, what the line tells, deadlines, facts, effects. */
import type { Call } from '../../../src-preload/contract/calls.contract.ts'
import type { CallAnswer, CallOutcome } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Phone } from '../../../src-preload/contract/people.contract.ts'
import type { IdSource } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { Deadlines } from '../deadlines/deadlines.ports.ts'
import type { Actor } from '../incidents/incident.types.ts'
import type { CallPolicy } from '../policies/policies.types.ts'
import { step } from './call.machine.ts'
import { nextUp } from './call-queue.rules.ts'
import type { CallIncidents, LineEvent, Parties } from './calls.ports.ts'
import { type CallContext, type CallEvent, type CallRecord, isEnded, isLive } from './calls.types.ts'
import type { LinesService } from './lines.service.ts'
import { diallable, isSameNumber } from './numbers.rules.ts'

export const CORE: Actor = { id: 'core', name: 'core' }
/** So long a call stays on the board after its end. */
const SHOWN_MS = 30 * 60_000
/** More than a desk can keep promises. */
const WAITING_MAX = 200

/** What a call does to its incident. */
export interface CallConsequences {
  /** The meaning of a key of the script; null when it has none. */
  meaningOf(call: CallRecord, key: string): CallAnswer | null
  answered(call: CallRecord): void
  ended(call: CallRecord): void
  /** False when meanwhile nobody needs to be rung any more. */
  isStillWanted(call: CallRecord): boolean
}

export interface CallsNeeds {
  work: Work
  ids: IdSource
  deadlines: Deadlines
  lines: LinesService
  policy: () => CallPolicy
  parties: Parties
  incidents: CallIncidents
  consequences: () => CallConsequences
}

interface CallEnd {
  outcome: CallOutcome | null
  failure?: string | null
  /** Who hung up at the desk. */
  by?: Actor | null
  /** The line has let go of it already. */
  isGone?: boolean
}

/** A call to be made. `dueAt` in UTC ms. */
export type WantedCall = Pick<CallContext, 'incident' | 'number' | 'phone' | 'mode' | 'purpose' | 'by' | 'household'> & { dueAt?: number }

export class CallsService {
  readonly calls: Ledger<CallRecord>
  readonly #needs: CallsNeeds

  constructor(needs: CallsNeeds) {
    this.calls = needs.work.ledger()
    this.#needs = needs
  }

  /** Errors: `Refusal` 409 `call.badNumber`, `call.alreadyCalling`, `call.tooMany`. */
  place(wanted: WantedCall): CallRecord {
    const { work } = this.#needs
    const number = diallable(wanted.number)
    if (number === null) throw new Refusal('call.badNumber', 409, `${wanted.number} cannot be dialled`)
    const dueAt = Math.max(work.now, wanted.dueAt ?? work.now)
    // Who is talked with now may be promised a call for later.
    const other = [...this.calls.values()].find(
      (call) => !isEnded(call) && this.#isForLater(call) === dueAt > work.now && this.#isSameParty(call.context, { ...wanted, number }),
    )
    if (other) throw new Refusal('call.alreadyCalling', 409, `There is a call to them already: ${other.context.id}`, [other.state])
    if ([...this.calls.values()].filter((call) => !isEnded(call)).length >= WAITING_MAX)
      throw new Refusal('call.tooMany', 409, `${WAITING_MAX} calls are waiting already`)
    const placed = this.#new({ ...wanted, number, dueAt, direction: 'outgoing', line: null, ringingAt: null }, 'waiting')
    const { id, incident, purpose, mode, by } = placed.context
    work.fact('call.placed', by.name, incident, { call: id, number, purpose, mode })
    if (dueAt > work.now)
      this.#needs.deadlines.start({ id: `callBack/${id}`, incident: null, kind: 'callBack', clause: null, startedAt: work.now, dueAt })
    this.serve()
    return this.#known(id)
  }

  /** For calls that nobody asked for; null when they are called already, or cannot be. */
  tryPlace(wanted: WantedCall): CallRecord | null {
    try {
      return this.#needs.work.attempt(() => this.place(wanted))
    } catch (error) {
      if (error instanceof Refusal) return null
      throw error
    }
  }

  /** Errors: `Refusal` 404 `call.notFound`, 409 `call.ended`. */
  setMode(id: string, mode: Call['mode'], by: Actor): CallRecord {
    const call = this.#open(id)
    if (call.context.mode === mode) return call
    const after = this.#step(call, { type: 'setMode', mode, by })
    this.#needs.work.fact('call.modeChanged', by.name, call.context.incident, { call: id, mode })
    if (after.state === 'talking') this.#converse(after, 'again')
    return after
  }

  /** A waiting call is taken off the list. Errors: `Refusal` 404 `call.notFound`, 409 `call.ended`. */
  hangUp(id: string, by: Actor): CallRecord {
    return this.end(this.#open(id), { outcome: 'noAnswer', by })
  }

  /** Errors: `Refusal` 404 `call.notFound`, 409 `call.ended`, `call.notIncoming`. */
  pickUp(id: string, by: Actor): CallRecord {
    const call = this.#open(id)
    if (call.context.direction !== 'incoming' || call.state !== 'ringing')
      throw new Refusal('call.notIncoming', 409, 'This is no incoming call that rings')
    const taken = this.#step(call, { type: 'setMode', mode: 'talk', by })
    this.#needs.work.fact('call.pickedUp', by.name, call.context.incident, { call: id })
    this.#ask('answer', taken)
    return taken
  }

  /** What a line tells. */
  heard(event: LineEvent): void {
    switch (event.type) {
      case 'line':
        this.#lineChanged(event)
        break
      case 'incoming':
        this.#incoming(event.line, event.number)
        break
      case 'recorded': {
        const call = this.calls.get(event.call)
        if (call) this.calls.set(event.call, { ...call, context: { ...call.context, recorded: true } })
        break
      }
      case 'mute': {
        const call = this.calls.get(event.call)
        if (!call || this.#step(call, { type: 'mute' }) === call) break
        this.#needs.work.fact('call.mute', 'core', call.context.incident, { call: event.call })
        break
      }
      default: {
        const call = event.call === null ? this.#onLine(event.line)[0] : this.calls.get(event.call)
        if (call && isLive(call)) this.#progress(call, event)
      }
    }
  }

  /** Gives free lines to those who wait; one call to one party at a time. */
  serve(): void {
    const { lines, incidents, consequences } = this.#needs
    for (;;) {
      const all = [...this.calls.values()]
      const live = all.filter(isLive)
      const line = lines.ready().find((id) => !live.some(({ context }) => context.line === id))
      if (line === undefined) return
      const due = all.filter((call) => call.state === 'waiting' && !this.#isForLater(call))
      const free = due.filter((call) => !live.some(({ context }) => this.#isSameParty(context, call.context)))
      const next = nextUp(free, (incident) => incidents.get(incident)?.context.priority)
      if (!next) return
      if (consequences().isStillWanted(next)) this.#dial(next, line)
      else this.end(next, { outcome: null })
    }
  }

  /** A deadline of kind `ring` or `callBack` ran out. */
  deadlineDue(row: string): void {
    const { deadlines, lines, work } = this.#needs
    deadlines.end(row)
    const [kind, id = ''] = row.split('/')
    const call = this.calls.get(id)
    if (!call || isEnded(call)) return
    if (kind === 'ring') {
      this.end(call, { outcome: 'noAnswer' })
      return
    }
    // Where there is no line it is owed by a person; it stays on the list.
    if (lines.ready().length === 0) work.fact('call.callBackOwed', 'core', call.context.incident, { call: id, number: call.context.number })
    this.serve()
  }

  /** After a start: nothing is known of what was on the lines. */
  reconcile(): void {
    for (const call of [...this.calls.values()].filter(isLive)) {
      this.#needs.work.fact('call.interrupted', 'core', call.context.incident, { call: call.context.id, state: call.state })
      this.end(call, { outcome: 'failed', failure: 'interrupted', isGone: true })
    }
    this.serve()
  }

  end(call: CallRecord, { outcome, failure = null, by = null, isGone = false }: CallEnd): CallRecord {
    const { work, deadlines, consequences } = this.#needs
    const { id, incident } = call.context
    const after = this.#step(call, { type: 'end', at: work.now, outcome, failure, by: by?.name ?? null })
    if (after === call) return call
    deadlines.end(`ring/${id}`)
    deadlines.end(`callBack/${id}`)
    const said = after.context.outcome
    work.fact(said === null ? 'call.dropped' : 'call.ended', by?.name ?? 'core', incident, {
      call: id,
      ...(said && { outcome: said }),
      ...(after.context.answer && { answer: after.context.answer }),
      ...(failure && { failure }),
    })
    if (isLive(call) && !isGone) this.#ask('hangUp', after)
    consequences().ended(after)
    this.serve()
    return after
  }

  /** Lets go of what ended a while ago; gives the ids. Only between two units of work. */
  forgetEnded(): string[] {
    const { work } = this.#needs
    const over = [...this.calls.values()].flatMap(({ context: { id, endedAt } }) =>
      endedAt !== null && endedAt < work.now - SHOWN_MS ? [id] : [],
    )
    for (const id of over) this.calls.forget(id)
    return over
  }

  #lineChanged({ line, state, failure }: Extract<LineEvent, { type: 'line' }>): void {
    // What is talked on goes on without a registration; when the agent is gone, that is told of the call.
    if (this.#needs.lines.heard(line, { state, failure })) this.serve()
  }

  #progress(call: CallRecord, event: Exclude<LineEvent, { type: 'line' | 'incoming' | 'recorded' | 'mute' }>): void {
    const { work, consequences, policy, deadlines } = this.#needs
    const { id, incident } = call.context
    switch (event.type) {
      case 'ringing':
        if (this.#step(call, { type: 'ring', at: work.now }) !== call) work.fact('call.ringing', 'core', incident, { call: id })
        return
      case 'answered': {
        const after = this.#step(call, { type: 'answer', at: work.now })
        if (after === call) return
        work.fact('call.answered', 'core', incident, { call: id })
        deadlines.end(`ring/${id}`)
        if (after.context.mode === 'spoken') this.#startRing(after, policy().perCallMaxMs)
        this.#converse(after, 'opening')
        return
      }
      case 'key': {
        const key = event.key.slice(0, 1)
        const answer = call.context.mode === 'spoken' ? consequences().meaningOf(call, key) : null
        const pressed = this.#step(call, { type: 'key', key, answer })
        if (pressed === call) return
        work.fact('call.keyPressed', 'core', incident, { call: id, key, ...(answer && { answer }) })
        if (call.context.mode === 'talk') return
        if (answer !== null) consequences().answered(pressed)
        this.#converse(this.#known(id), answer === null ? 'again' : key)
        return
      }
      case 'over':
        this.end(call, { outcome: event.outcome ?? 'noAnswer', failure: event.failure, isGone: true })
    }
  }

  #dial(call: CallRecord, line: string): void {
    const { policy } = this.#needs
    const dialling = this.#step(call, { type: 'dial', line })
    this.#startRing(dialling, policy().ringMs)
    this.#ask('dial', dialling, { number: call.context.number })
  }

  #incoming(line: string, from: string): void {
    const { parties, incidents, work } = this.#needs
    if (this.#onLine(line).length > 0) return
    const number = diallable(from) ?? ''
    const household = parties.householdOf(number)
    const [incident] = incidents.related(household).sort((a, b) => b.context.openedAt - a.context.openedAt)
    const call = this.#new(
      {
        direction: 'incoming',
        incident: incident?.context.id ?? null,
        household,
        number,
        phone: this.#phoneOf(household, number),
        line,
        mode: 'talk',
        purpose: 'incoming',
        by: CORE,
        dueAt: work.now,
        ringingAt: work.now,
      },
      'ringing',
    )
    work.fact('call.incoming', 'core', call.context.incident, { call: call.context.id, number })
  }

  /** What the other side hears next. Each is asked for once, however often the outbox tries. */
  #converse(call: CallRecord, part: string): void {
    if (call.context.mode === 'talk') this.#ask('talk', call)
    else this.#ask('say', call, { part })
  }

  #ask(act: 'dial' | 'answer' | 'say' | 'talk' | 'hangUp', { context }: CallRecord, more: object = {}): void {
    const { work, ids } = this.#needs
    const { id: call, line } = context
    work.effect({ id: `${call}/${ids.next('do', work.now)}`, kind: `call.${act}`, payload: { call, line, ...more } })
  }

  /** The ring, and then what the script may take. */
  #startRing({ context: { id } }: CallRecord, afterMs: number): void {
    const { deadlines, work } = this.#needs
    deadlines.start({ id: `ring/${id}`, incident: null, kind: 'ring', clause: 'N-6.2.2', startedAt: work.now, dueAt: work.now + afterMs })
  }

  #new(
    known: Omit<WantedCall, 'dueAt'> & Pick<CallContext, 'direction' | 'line' | 'ringingAt' | 'dueAt'>,
    state: CallRecord['state'],
  ): CallRecord {
    const { work, ids } = this.#needs
    const id = ids.next('call', work.now)
    const context: CallContext = {
      ...known,
      id,
      askedAt: work.now,
      answeredAt: null,
      endedAt: null,
      outcome: null,
      answer: null,
      digits: '',
      failure: null,
      hungUpBy: null,
      recorded: false,
    }
    const call: CallRecord = { state, context }
    this.calls.set(id, call)
    return call
  }

  #step(call: CallRecord, event: CallEvent): CallRecord {
    const after = step(call, event)
    if (after !== call) this.calls.set(after.context.id, after)
    return after
  }

  /** By its deadline and not by its time: somebody may set the clock meanwhile. */
  #isForLater({ context: { id } }: CallRecord): boolean {
    return this.#needs.deadlines.get(`callBack/${id}`) !== undefined
  }

  #onLine(line: string): CallRecord[] {
    return [...this.calls.values()].filter((call) => isLive(call) && call.context.line === line)
  }

  #isSameParty(one: Pick<CallContext, 'household' | 'number'>, other: Pick<CallContext, 'household' | 'number'>): boolean {
    return (one.household !== null && one.household === other.household) || isSameNumber(one.number, other.number)
  }

  #phoneOf(household: string | null, number: string): Phone | null {
    return this.#needs.parties.party(household)?.phones.find((phone) => isSameNumber(phone.number, number)) ?? null
  }

  #known(id: string): CallRecord {
    const call = this.calls.get(id)
    if (!call) throw new Refusal('call.notFound', 404, `There is no call ${id}`)
    return call
  }

  #open(id: string): CallRecord {
    const call = this.#known(id)
    if (isEnded(call)) throw new Refusal('call.ended', 409, 'This call is over', ['ended'])
    return call
  }
}
