/** Calls that nobody asked for: with the acceptance of an incident, or because nobody accepts it. By site policy. */
import type { Call } from '../../../src-preload/contract/calls.contract.ts'
import type { Phone } from '../../../src-preload/contract/people.contract.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Work } from '../../kernel/work.ts'
import type { Deadlines } from '../deadlines/deadlines.ports.ts'
import type { Actor, IncidentRecord } from '../incidents/incident.types.ts'
import type { CallPolicy } from '../policies/policies.types.ts'
import type { CallIncidents, Parties } from './calls.ports.ts'
import { CORE, type WantedCall } from './calls.service.ts'
import type { CallRecord } from './calls.types.ts'
import { isFamily, isSameNumber, nextNumber } from './numbers.rules.ts'

/** When no line is ready: they take a moment after a start, and come back after a failure. */
const AGAIN_MS = 2_000
/** So long nobody is rung by itself for another incident of the same household. */
const REACHED_MS = 10 * 60_000

export interface AutoCallsNeeds {
  work: Work
  deadlines: Deadlines
  policy: () => CallPolicy
  parties: Parties
  incidents: CallIncidents
  /** Some line is set up; some line is ready. */
  isSetUp: () => boolean
  hasLine: () => boolean
  /** Errors: `Refusal` 409. */
  place: (wanted: WantedCall) => CallRecord
  tryPlace: (wanted: WantedCall) => void
}

export class AutoCallsService {
  readonly #needs: AutoCallsNeeds

  constructor(needs: AutoCallsNeeds) {
    this.#needs = needs
  }

  /** After every change of an incident: its time until the call begins or ends. */
  incidentChanged(id: string): void {
    const { deadlines, policy, incidents, isSetUp, work } = this.#needs
    const row = `autoCall/${id}`
    const incident = incidents.get(id)
    const { autoCallAfterMs } = policy()
    if (!incident || autoCallAfterMs === null || !isUnaccepted(incident) || !this.#isOwed(incident)) {
      deadlines.end(row)
      return
    }
    if (deadlines.get(row) || !isSetUp()) return
    this.#wait(row, incident.context.acceptedAt === null ? incident.context.openedAt : work.now, autoCallAfterMs)
  }

  /** Accepted: by policy it rings in the same commit. */
  accepted(incident: IncidentRecord, by: Actor): void {
    if (this.#needs.policy().onAccept === 'ring' && this.#isOwed(incident)) this.#ring(incident, by)
  }

  /** A deadline of kind `autoCall` ran out. */
  deadlineDue(row: string): void {
    const { deadlines, incidents, hasLine, isSetUp, work } = this.#needs
    deadlines.miss(row)
    const incident = incidents.get(row.slice(row.indexOf('/') + 1))
    if (!incident || !isUnaccepted(incident) || !this.#isOwed(incident)) return
    if (hasLine()) this.#ring(incident, CORE)
    else if (isSetUp()) this.#wait(row, work.now, AGAIN_MS)
  }

  /** By hand: the number given, or the party's next one. Errors: `Refusal` 404 `call.noIncident`, 409 `call.noLine`, `call.noNumber`, as `place`. */
  ask({ incident: id, number, mode, purpose }: Asked, by: Actor): CallRecord {
    const { incidents, parties, hasLine, place } = this.#needs
    if (!hasLine()) throw new Refusal('call.noLine', 409, 'No telephone line is ready')
    const incident = id === undefined ? null : incidents.get(id)
    if (incident === undefined || incident?.state === 'archived')
      throw new Refusal('call.noIncident', 404, `There is no open incident ${id}`)
    const household = incident?.context.place.household ?? (number === undefined ? null : parties.householdOf(number))
    const phones = parties.party(household)?.phones ?? []
    const phone = number === undefined ? nextOf(phones, incident) : (phones.find((other) => isSameNumber(other.number, number)) ?? null)
    const dialled = number ?? phone?.number
    if (dialled === undefined) throw new Refusal('call.noNumber', 409, 'There is no number of this party that is not known to be wrong')
    // The script speaks of an incident.
    const how = incident === null ? 'talk' : mode
    return place({ incident: id ?? null, household, number: dialled, phone, mode: how, purpose: purposeFor(purpose, phone), by })
  }

  #ring(incident: IncidentRecord, by: Actor): void {
    const { parties, hasLine, tryPlace } = this.#needs
    const { id, place: where } = incident.context
    const { household } = where
    const phone = nextOf(parties.party(household)?.phones ?? [], incident)
    if (!phone || !hasLine() || this.#isReached(incident)) return
    const purpose = isFamily(phone) ? 'family' : 'warning'
    tryPlace({ incident: id, household, number: phone.number, phone, mode: 'spoken', purpose, by })
  }

  #wait(row: string, startedAt: number, ms: number): void {
    const { deadlines } = this.#needs
    deadlines.start({ id: row, incident: null, kind: 'autoCall', clause: 'N-6.2.2', startedAt, dueAt: startedAt + ms })
  }

  /** The party of this incident is still to be told. */
  #isOwed({ state, context }: IncidentRecord): boolean {
    const isOpen = state === 'raised' || state === 'contacting'
    if (context.place.household === null) return false
    return isOpen && context.calls.length === context.callsBefore && this.#needs.policy().hazards.includes(context.kind)
  }

  /** Nobody is phoned twice for what happens in one household. */
  #isReached({ context: { id, place } }: IncidentRecord): boolean {
    const { incidents, work } = this.#needs
    const others = incidents.related(place.household).filter(({ context }) => context.id !== id)
    return others.some(({ context }) => context.calls.some(({ outcome, at }) => outcome === 'answered' && at > work.now - REACHED_MS))
  }
}

/** Also one that was accepted and came back. */
const isUnaccepted = ({ context }: IncidentRecord): boolean => context.unacknowledged

/** Only the party itself is warned as the party: what family or a stranger answers says nothing of the place. */
function purposeFor(wanted: Call['purpose'], phone: Phone | null): Call['purpose'] {
  if (wanted !== 'warning') return wanted
  if (phone === null) return 'other'
  return isFamily(phone) ? 'family' : 'warning'
}

type Asked = { incident?: string; number?: string; mode: Call['mode']; purpose: Call['purpose'] }

/** When every number was tried, a person may begin again. */
function nextOf(phones: readonly Phone[], incident: IncidentRecord | null): Phone | null {
  const { calls, callsBefore } = incident?.context ?? { calls: [], callsBefore: 0 }
  return nextNumber(phones, calls.slice(callsBefore), calls) ?? nextNumber(phones, [], calls)
}
