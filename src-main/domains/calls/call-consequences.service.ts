/** What a call does to its incident: the attempt, the answer, and the next number when nobody was reached. */
import type { CallAnswer } from '../../../src-preload/contract/incident-parts.types.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Work } from '../../kernel/work.ts'
import type { CommandEvent, IncidentRecord } from '../incidents/incident.types.ts'
import type { ProcedureVersions } from '../procedures/procedures.ports.ts'
import type { CallIncidents, Parties } from './calls.ports.ts'
import { type CallConsequences, CORE, type WantedCall } from './calls.service.ts'
import type { CallRecord } from './calls.types.ts'
import { isFamily, nextNumber } from './numbers.rules.ts'

export interface CallConsequencesNeeds {
  work: Work
  parties: Parties
  incidents: CallIncidents
  scripts: Pick<ProcedureVersions, 'script'>
  place: (wanted: WantedCall) => void
}

export class CallConsequencesService implements CallConsequences {
  readonly #needs: CallConsequencesNeeds

  constructor(needs: CallConsequencesNeeds) {
    this.#needs = needs
  }

  /** By the version of the script that the incident runs with, which is the one that was spoken. */
  meaningOf(call: CallRecord, key: string): CallAnswer | null {
    const incident = this.#incidentOf(call)
    const script = incident && this.#needs.scripts.script(incident.context.script)
    return script?.answers.find(({ digit }) => String(digit) === key)?.answer ?? null
  }

  /** The answer of a key is noted at once, and moves the incident as the same answer to an operator would. */
  answered(call: CallRecord): void {
    const { work } = this.#needs
    const { incident: id, answer, purpose } = call.context
    const incident = this.#incidentOf(call)
    if (!incident || id === null || answer === null) return
    const noted = incident.context.calls.findLast((attempt) => attempt.call === call.context.id)
    if (noted?.answer === answer) return
    this.#note(call)
    const follow: CommandEvent | null =
      // Family who is elsewhere cannot see that nothing is wrong.
      answer === 'nothingWrong' && purpose === 'warning'
        ? { type: 'confirm', at: work.now, actor: CORE, verdict: 'false', by: 'party' }
        : answer === 'needHelp'
          ? { type: 'dispatch', at: work.now, actor: CORE }
          : null
    if (follow) this.#give(id, follow, call)
  }

  ended(call: CallRecord): void {
    const incident = this.#incidentOf(call)
    const { id, outcome, hungUpBy, direction } = call.context
    // Who called and was not answered was no attempt of ours.
    if (!incident || outcome === null || (direction === 'incoming' && outcome !== 'answered')) return
    // An answer was noted when it was given.
    if (!incident.context.calls.some((attempt) => attempt.call === id)) this.#note(call)
    // Who hung up at the desk goes on as they like.
    if (outcome !== 'answered' && hungUpBy === null) this.#next(call)
  }

  isStillWanted(call: CallRecord): boolean {
    const { incident: id, purpose, by, askedAt } = call.context
    if (id === null || (purpose !== 'warning' && purpose !== 'family')) return true
    const incident = this.#incidentOf(call)
    if (!incident) return false
    // Whom a person wants to ring is rung; the script goes on only until somebody was reached.
    const isReached = incident.context.calls.some(({ at, outcome }) => at > askedAt && outcome === 'answered')
    return by.id !== CORE.id || (isUnreached(incident) && !isReached)
  }

  /** N-6.2.2: the next number by itself; when there is none, the operator is told, and it rests. */
  #next({ context: { incident: id, household, purpose, mode, failure } }: CallRecord): void {
    const { work, incidents, parties, place } = this.#needs
    const incident = incidents.get(id ?? '')
    if (!incident || (purpose !== 'warning' && purpose !== 'family') || !isUnreached(incident)) return
    // Who was speaking is there, and has been told.
    if (mode === 'talk' && failure !== null) return
    const { calls, callsBefore } = incident.context
    const phones = parties.party(household)?.phones ?? []
    const phone = nextNumber(phones, calls.slice(callsBefore), calls)
    if (!phone) {
      work.fact('call.nobodyReached', 'core', id, failure === null ? {} : { failure })
      return
    }
    if (isFamily(phone) && purpose === 'warning') work.fact('call.partyNotReached', 'core', id)
    place({
      incident: id,
      household,
      number: phone.number,
      phone,
      mode,
      purpose: isFamily(phone) ? 'family' : 'warning',
      by: CORE,
    })
  }

  #note({ context: { id, incident, by, number, outcome, answer } }: CallRecord): void {
    this.#needs.incidents.command(incident ?? '', {
      type: 'call',
      at: this.#needs.work.now,
      actor: by,
      outcome: outcome ?? 'answered',
      ...(answer !== null && { answer }),
      phone: number,
      call: id,
    })
  }

  /** Not every state takes every answer; the operator sees it either way. */
  #give(incident: string, event: CommandEvent, call: CallRecord): void {
    const { work, incidents } = this.#needs
    try {
      work.attempt(() => incidents.command(incident, event))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      work.fact('call.answerNotFollowed', 'core', incident, { call: call.context.id, answer: call.context.answer, reasons: error.reasons })
    }
  }

  /** Its own, while that is open. */
  #incidentOf({ context: { incident } }: CallRecord): IncidentRecord | undefined {
    const record = incident === null ? undefined : this.#needs.incidents.get(incident)
    return record && record.state !== 'archived' ? record : undefined
  }
}

/** Nobody knows yet what is going on there. */
const isUnreached = ({ state }: IncidentRecord): boolean => state === 'raised' || state === 'contacting'
