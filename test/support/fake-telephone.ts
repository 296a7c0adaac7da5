/** A telephone whose other side a test plays: what it is asked for is kept, what becomes of it the test says. */
import type { LineEvent, Speech, Telephone } from '../../src-main/domains/calls/calls.ports.ts'
import { LineSettings } from '../../src-preload/contract/calls.contract.ts'
import type { CallOutcome } from '../../src-preload/contract/incident-parts.types.ts'
import { OPERATOR, type TestCore } from './test-core.ts'

interface Asked {
  what: 'dial' | 'answer' | 'play' | 'talk' | 'hangUp'
  line: string
  call: string
  number?: string
  pieces?: number
}

export class FakeTelephone implements Telephone {
  readonly asked: Asked[] = []
  readonly #site: TestCore
  readonly #tell: (event: LineEvent) => void

  /** Lines `a`, `b`, … that are ready at once. */
  static async at(site: TestCore, lines = 1): Promise<FakeTelephone> {
    const fake = site.core.calls.connect((tell) => new FakeTelephone(site, tell))
    const settings = ['a', 'b', 'c'].slice(0, lines).map((id) => LineSettings.parse({ id, account: 'sip:600@127.0.0.1' }))
    const set = site.core.change(() => site.core.calls.setLines(settings, OPERATOR.name))
    site.core.loop.drain()
    await set
    for (const { id } of settings) fake.line(id, 'ready')
    return fake
  }

  /** Without touching how lines are set up. */
  static on(site: TestCore, tell: (event: LineEvent) => void): FakeTelephone {
    return new FakeTelephone(site, tell)
  }

  private constructor(site: TestCore, tell: (event: LineEvent) => void) {
    this.#site = site
    this.#tell = tell
  }

  setUp(): void {}

  dial(line: string, call: string, number: string): void {
    this.asked.push({ what: 'dial', line, call, number })
  }

  answer(line: string, call: string): void {
    this.asked.push({ what: 'answer', line, call })
  }

  play(line: string, call: string, sounds: readonly unknown[]): void {
    this.asked.push({ what: 'play', line, call, pieces: sounds.length })
  }

  talk(line: string, call: string): void {
    this.asked.push({ what: 'talk', line, call })
  }

  hangUp(line: string, call: string): void {
    this.asked.push({ what: 'hangUp', line, call })
  }

  async recording(): Promise<null> {
    return null
  }

  get dialled(): (string | undefined)[] {
    return this.asked.filter(({ what }) => what === 'dial').map(({ number }) => number)
  }

  line(line: string, state: 'ready' | 'failed', failure: string | null = null): void {
    this.#say({ type: 'line', line, state, failure })
  }

  incoming(line: string, number: string): void {
    this.#say({ type: 'incoming', line, number })
  }

  ringing(line = 'a'): void {
    this.#say({ type: 'ringing', line, call: this.#on(line) })
  }

  answered(line = 'a'): void {
    this.#say({ type: 'answered', line, call: this.#on(line) })
  }

  key(key: string, line = 'a'): void {
    this.#say({ type: 'key', line, call: this.#on(line), key })
  }

  /** The one who called gives up. */
  gone(line = 'a'): void {
    this.#say({ type: 'over', line, call: null, outcome: null, failure: null })
  }

  mute(line = 'a'): void {
    this.#say({ type: 'mute', call: this.#on(line) ?? '' })
  }

  over(outcome: CallOutcome | null, line = 'a', failure: string | null = null): void {
    this.#say({ type: 'over', line, call: this.#on(line), outcome, failure })
  }

  /** The last call that was dialled there. */
  #on(line: string): string | null {
    return this.asked.findLast((asked) => asked.what === 'dial' && asked.line === line)?.call ?? null
  }

  #say(event: LineEvent): void {
    this.#tell(event)
    this.#site.core.loop.drain()
  }
}

/** Everything can be said. */
export const SPEAKING: Speech = { prompt: async ({ part }) => ({ path: `/${part}.wav`, ms: 1000 }) }
