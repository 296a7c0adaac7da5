/** Writes down whether alarms could be heard at a seat: the record has to show it for every alarm that nobody answered. */
import type { SoundReport } from '../../../src-preload/contract/sound.contract.ts'
import type { Work } from '../../kernel/work.ts'

/** As they stand in the journal. */
const FACTS = { tested: 'sound.tested', failed: 'sound.failed', restored: 'sound.restored' } as const

export class SeatSoundService {
  readonly #work: Work

  constructor(work: Work) {
    this.#work = work
  }

  report({ state, ...data }: SoundReport, by: string): void {
    this.#work.fact(FACTS[state], by, null, data)
  }
}
