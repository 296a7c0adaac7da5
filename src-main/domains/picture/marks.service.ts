/** Marks on the map: put and taken away by people, gone with their incident. */
import type { Mark } from '../../../src-preload/contract/picture.contract.ts'
import { iso } from '../../kernel/clock.ts'
import type { IdSource } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { NewMark, Person } from './picture.types.ts'

export interface MarksNeeds {
  work: Work
  ids: IdSource
  isOpen: (incident: string) => boolean
}

/** More cannot be told apart on any map. */
const MARKS_MAX = 200

export class MarksService {
  readonly marks: Ledger<Mark>
  readonly #needs: MarksNeeds

  constructor(needs: MarksNeeds) {
    this.marks = needs.work.ledger()
    this.#needs = needs
  }

  /** Errors: `Refusal` 409 `mark.tooMany`, `mark.incidentOver`. */
  put(person: Person, mark: NewMark): Mark {
    const { work, ids, isOpen } = this.#needs
    if (this.marks.size >= MARKS_MAX) throw new Refusal('mark.tooMany', 409, `There may be ${MARKS_MAX} marks at most`)
    if (mark.incident !== null && !isOpen(mark.incident))
      throw new Refusal('mark.incidentOver', 409, 'That incident is not open; put the mark without one')
    const put: Mark = { id: ids.next('mark', work.now), ...mark, by: person.name, at: iso(work.now) }
    this.marks.set(put.id, put)
    work.fact('mark.put', person.name, mark.incident, { mark: put.id, kind: mark.kind, lngLat: mark.lngLat, text: mark.text })
    return put
  }

  /** Errors: `Refusal` 404 `mark.notFound`. */
  remove(by: string, id: string): void {
    const mark = this.marks.get(id)
    if (!mark) throw new Refusal('mark.notFound', 404, `There is no mark ${id}`)
    this.marks.delete(id)
    this.#needs.work.fact('mark.removed', by, mark.incident, { mark: id, kind: mark.kind, text: mark.text })
  }

  incidentOver(incident: string): void {
    for (const mark of [...this.marks.values()]) if (mark.incident === incident) this.remove('core', mark.id)
  }
}
