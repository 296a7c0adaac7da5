/** What a phone did, taken in its order and each item once: a resend is answered as it was. */
import type { HandsetItem } from '../../../src-preload/contract/handset.contract.ts'
import { iso } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Work } from '../../kernel/work.ts'
import { RESULT_MS } from './handsets.rules.ts'
import type { Carrier, ResultRow } from './handsets.types.ts'

export interface HandsetQueueNeeds {
  work: Work
  log: Logger
  /** The result on disk. */
  stored: (handset: string, item: string) => ResultRow | undefined
  /** Does it. Errors: `Refusal` when it is not taken. */
  act: (carrier: Carrier, act: HandsetItem['act'], doneAt: number) => void
  /** An open incident's id; null for any other. */
  openIncident: (id: string) => string | null
}

export class HandsetQueue {
  /** New since the last commit. */
  readonly results: ResultRow[]
  readonly #needs: HandsetQueueNeeds

  constructor(needs: HandsetQueueNeeds) {
    this.#needs = needs
    this.results = needs.work.list()
  }

  known(handset: string, item: string): ResultRow | undefined {
    return this.results.find((row) => row.handset === handset && row.item === item) ?? this.#needs.stored(handset, item)
  }

  /**
   * One item, as one input. `doneAt`: when the person did it, UTC ms; `spoilt`: why it cannot be taken, known before.
   * What is refused stays refused and does not stop those behind it. Errors: `Refusal` of 500 and above: it is to be sent again.
   */
  take(carrier: Carrier, { id, act }: HandsetItem, doneAt: number, spoilt: Refusal | null): ResultRow {
    const known = this.known(carrier.handset, id)
    if (known) return known
    const { work } = this.#needs
    const code = this.#attempt(carrier, act, doneAt, spoilt)
    const row = { handset: carrier.handset, item: id, at: work.now, code }
    // Of positions the newest counts, however often one comes.
    if (act.kind !== 'position') this.results.push(row)
    return row
  }

  #attempt(carrier: Carrier, act: HandsetItem['act'], doneAt: number, spoilt: Refusal | null): string | null {
    const { work, log } = this.#needs
    try {
      if (spoilt) throw spoilt
      // A phone that begins anew without a network has lost the time: who calls for help is heard whatever its clock said.
      if (act.kind !== 'sos' && doneAt < work.now - RESULT_MS) throw new Refusal('handset.tooOld', 409, 'It was done too long ago')
      work.attempt(() => this.#needs.act(carrier, act, doneAt))
      return null
    } catch (error) {
      if (!(error instanceof Refusal)) log.error({ err: error }, 'what a handset sent could not be taken')
      const { code, status } = error instanceof Refusal ? error : new Refusal('handset.failed', 422, 'It could not be taken')
      if (status >= 500) throw error
      if (act.kind !== 'position') this.#note(carrier, act, doneAt, code)
      return code
    }
  }

  /** It came to nothing, but somebody did it or meant to. */
  #note({ handset, staff, name }: Carrier, act: HandsetItem['act'], doneAt: number, code: string): void {
    const { work, openIncident } = this.#needs
    const incident = 'incident' in act ? act.incident : null
    const order = 'order' in act ? act.order : null
    const said = iso(doneAt)
    work.fact('handset.refused', name, incident && openIncident(incident), { handset, staff, act: act.kind, incident, order, code, said })
  }
}
