/** The shift at the desk: begun by the first who sits down, handed over by two signatures, never without somebody. */
import type { Totals } from '../../../src-preload/contract/figures.contract.ts'
import type { Matter, Sheet, Shift } from '../../../src-preload/contract/shifts.contract.ts'
import { iso } from '../../kernel/clock.ts'
import { sha256 } from '../../kernel/digest.ts'
import type { IdSource } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Ledger, Work } from '../../kernel/work.ts'

/** Somebody signed in at the desk. */
export interface Person {
  id: string
  name: string
}

export interface ShiftsNeeds {
  work: Work
  ids: IdSource
  /** What is open now and goes over to the next shift. */
  matters: () => Matter[]
  /** What the one has at the desk goes to the other. */
  handOver: (from: Person, to: Person) => void
  /** Figures of a time, in UTC ms. */
  totals: (from: number, to: number) => Totals
}

/** A shift of half a day has a few dozen; more is somebody's mistake. */
const NOTES_MAX = 500

export class ShiftsService {
  /** Only the running one. */
  readonly shifts: Ledger<Shift>
  readonly #needs: ShiftsNeeds

  constructor(needs: ShiftsNeeds) {
    this.shifts = needs.work.ledger()
    this.#needs = needs
  }

  get running(): Shift | undefined {
    return [...this.shifts.values()].find(({ endedAt }) => endedAt === null)
  }

  /** `sound`: the loudspeaker was just tried. */
  join(person: Person, sound: boolean): Shift {
    const { work } = this.#needs
    const shift = this.running ?? this.#begin([], null, person.name)
    const isNew = !shift.onDuty.some(({ id }) => id === person.id)
    if (isNew && shift.onDuty.length > 0) work.fact('shift.joined', person.name, null, { shift: shift.id })
    const isTested = sound && shift.soundTestedAt === null
    if (isTested) work.fact('shift.soundTested', person.name, null, { shift: shift.id })
    return this.#put({
      ...shift,
      onDuty: isNew ? [...shift.onDuty, { ...person, since: iso(work.now) }] : shift.onDuty,
      soundTestedAt: isTested ? iso(work.now) : shift.soundTestedAt,
    })
  }

  /** Errors: `Refusal` 409 `shift.none`, `shift.tooManyNotes`. */
  note(person: Person, text: string): Shift {
    const { work } = this.#needs
    const shift = this.#require()
    if (shift.notes.length >= NOTES_MAX) throw new Refusal('shift.tooManyNotes', 409, `A shift has ${NOTES_MAX} notes at most`)
    work.fact('shift.noted', person.name, null, { shift: shift.id, text })
    return this.#put({ ...shift, notes: [...shift.notes, { at: iso(work.now), by: person.name, text }] })
  }

  /** Errors: `Refusal` 409 `shift.none`, `shift.notOnDuty`. */
  offer(person: Person, words: string): Shift {
    const { work, matters, totals } = this.#needs
    const shift = this.#require()
    const { id, begunAt, soundTestedAt, onDuty, notes } = shift
    if (!onDuty.some((other) => other.id === person.id))
      throw new Refusal('shift.notOnDuty', 409, `${person.name} is not on duty in this shift`)
    const body: Omit<Sheet, 'hash'> = {
      shift: id,
      begunAt,
      soundTestedAt,
      onDuty,
      totals: totals(Date.parse(begunAt), work.now),
      matters: matters(),
      notes,
      words,
      outgoing: { id: person.id, name: person.name, at: iso(work.now) },
    }
    const hash = sha256(JSON.stringify(body))
    work.fact('shift.offered', person.name, null, { shift: id, hash })
    return this.#put({ ...shift, sheet: { ...body, hash } })
  }

  /** Errors: `Refusal` 409 `shift.none`, `shift.notOffered`. */
  withdraw(person: Person): Shift {
    const shift = this.#require()
    const sheet = offered(shift)
    this.#needs.work.fact('shift.withdrawn', person.name, null, { shift: shift.id, hash: sheet.hash })
    return this.#put({ ...shift, sheet: null })
  }

  /** Countersigns the sheet with this hash. Errors: `Refusal` 409 `shift.none`, `shift.notOffered`, `shift.otherSheet`, `shift.ownSignature`. */
  take(person: Person, hash: string): Shift {
    const { work } = this.#needs
    const shift = this.#require()
    const sheet = offered(shift)
    if (sheet.hash !== hash) throw new Refusal('shift.otherSheet', 409, 'Another sheet was signed meanwhile; read that one')
    if (sheet.outgoing.id === person.id) throw new Refusal('shift.ownSignature', 409, 'Two persons have to sign')
    const { outgoing } = sheet
    work.fact('shift.handedOver', outgoing.name, null, { shift: shift.id, hash, to: person.name })
    this.#needs.handOver(outgoing, person)
    this.#put({ ...shift, endedAt: iso(work.now), incoming: { ...person, at: iso(work.now) } })
    // Who stays is on duty still; what was noted after the first signature is not lost.
    const staying = shift.onDuty.filter(({ id }) => id !== outgoing.id && id !== person.id)
    const next = this.#begin(
      [...staying, { ...person, since: iso(work.now) }],
      { from: outgoing.name, at: outgoing.at, words: sheet.words },
      person.name,
    )
    return this.#put({ ...next, notes: shift.notes.slice(sheet.notes.length) })
  }

  /** After the commit: what is handed over is on disk and need not be kept. */
  forgetEnded(): void {
    for (const { id, endedAt } of this.shifts.values()) if (endedAt !== null) this.shifts.forget(id)
  }

  #begin(onDuty: Shift['onDuty'], received: Shift['received'], by: string): Shift {
    const { work, ids } = this.#needs
    const id = ids.next('shift', work.now)
    work.fact('shift.begun', by, null, { shift: id })
    return {
      id,
      begunAt: iso(work.now),
      endedAt: null,
      onDuty,
      soundTestedAt: null,
      notes: [],
      received,
      sheet: null,
      incoming: null,
    }
  }

  #put(shift: Shift): Shift {
    this.shifts.set(shift.id, shift)
    return shift
  }

  #require(): Shift {
    const shift = this.running
    if (!shift) throw new Refusal('shift.none', 409, 'Nobody has begun a shift yet')
    return shift
  }
}

function offered({ sheet }: Shift): Sheet {
  if (!sheet) throw new Refusal('shift.notOffered', 409, 'The outgoing operator has not signed')
  return sheet
}
