/** Words for everybody on walls and handsets; they end when somebody takes them back, or when their time is over. */
import type { Notice } from '../../../src-preload/contract/picture.contract.ts'
import { iso } from '../../kernel/clock.ts'
import type { IdSource } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { Deadlines } from '../deadlines/deadlines.ports.ts'
import type { NewNotice, Person } from './picture.types.ts'

export interface NoticesNeeds {
  work: Work
  ids: IdSource
  deadlines: Deadlines
}

/** Nobody reads more. */
const NOTICES_MAX = 30
const deadlineOf = (notice: string): string => `notice/${notice}`

export class NoticesService {
  readonly notices: Ledger<Notice>
  readonly #needs: NoticesNeeds

  constructor(needs: NoticesNeeds) {
    this.notices = needs.work.ledger()
    this.#needs = needs
  }

  /** Errors: `Refusal` 409 `notice.tooMany`, 422 `notice.over`. */
  put(person: Person, { text, important, until }: NewNotice): Notice {
    const { work, ids, deadlines } = this.#needs
    const { now } = work
    if (this.notices.size >= NOTICES_MAX) throw new Refusal('notice.tooMany', 409, `There may be ${NOTICES_MAX} notices at most`)
    const dueAt = until === null ? null : Date.parse(until)
    if (dueAt !== null && dueAt <= now) throw new Refusal('notice.over', 422, 'The notice would be over already')
    const notice: Notice = { id: ids.next('notice', now), text, important, by: person.name, at: iso(now), until }
    this.notices.set(notice.id, notice)
    if (dueAt !== null) deadlines.start({ id: deadlineOf(notice.id), incident: null, kind: 'notice', clause: null, startedAt: now, dueAt })
    work.fact('notice.put', person.name, null, { notice: notice.id, text, important, until })
    return notice
  }

  /** Errors: `Refusal` 404 `notice.notFound`. */
  remove(person: Person, id: string): void {
    if (!this.notices.get(id)) throw new Refusal('notice.notFound', 404, `There is no notice ${id}`)
    this.#end(id)
    this.#needs.work.fact('notice.removed', person.name, null, { notice: id })
  }

  /** Its time is over. `deadline`: the id of the row. */
  deadlineDue(deadline: string): void {
    const id = [...this.notices.keys()].find((notice) => deadlineOf(notice) === deadline)
    if (id === undefined) {
      this.#needs.deadlines.end(deadline)
      return
    }
    this.#end(id)
    this.#needs.work.fact('notice.ended', 'core', null, { notice: id })
  }

  #end(id: string): void {
    this.notices.delete(id)
    this.#needs.deadlines.end(deadlineOf(id))
  }
}
