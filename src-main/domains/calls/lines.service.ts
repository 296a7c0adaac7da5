/** The telephone lines: how they are set up, and how they say that they are. */
import type { LineSettings, TelephoneLine } from '../../../src-preload/contract/calls.contract.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { LineState } from './calls.types.ts'
import { lineView } from './calls.types.ts'
import { wrongIn } from './line-settings.rules.ts'

export class LinesService {
  readonly settings: Ledger<LineSettings>
  readonly states: Ledger<LineState>
  readonly #work: Work

  constructor(work: Work) {
    this.#work = work
    this.settings = work.ledger()
    this.states = work.ledger()
  }

  /** In the order in which they are taken. */
  all(): LineSettings[] {
    return [...this.settings.values()].sort((a, b) => a.id.localeCompare(b.id))
  }

  /** An empty password leaves the one that is known. Errors: `Refusal` 400 `call.badLine` with what is wrong in it. */
  set(wanted: readonly LineSettings[], by: string): void {
    const wrong = wrongIn(wanted)
    if (wrong) throw new Refusal('call.badLine', 400, `The ${wrong.what} of line ${wrong.line} cannot be used`, [wrong.what])
    for (const { id } of this.all()) {
      if (wanted.some((line) => line.id === id)) continue
      this.settings.delete(id)
      this.states.delete(id)
    }
    for (const line of wanted)
      this.settings.set(line.id, { ...line, password: line.password || (this.settings.get(line.id)?.password ?? '') })
    this.#work.fact('call.linesChanged', by, null, { lines: wanted.map(({ id }) => id) })
  }

  /** What a line says of itself; false when it is none of ours or nothing new. */
  heard(line: string, state: Omit<LineState, 'since'>): boolean {
    const before = this.states.get(line)
    if (!this.settings.get(line)?.enabled || (before?.state === state.state && before.failure === state.failure)) return false
    this.states.set(line, { ...state, since: this.#work.now })
    const failed = (state.state === 'failed') !== (before?.state === 'failed')
    if (failed && state.state === 'failed') this.#work.fact('call.lineFailed', 'core', null, { line, failure: state.failure })
    else if (state.state === 'ready' && before?.state !== 'ready') this.#work.fact('call.lineReady', 'core', null, { line })
    return true
  }

  /** Lines over which a call could go now, if nobody was on them. */
  ready(): string[] {
    return this.all().flatMap(({ id, enabled }) => (enabled && this.states.get(id)?.state === 'ready' ? [id] : []))
  }

  view(busy: ReadonlySet<string>, now: number): TelephoneLine[] {
    return this.all().map((settings) => lineView(settings, this.states.get(settings.id), busy.has(settings.id), now))
  }
}
