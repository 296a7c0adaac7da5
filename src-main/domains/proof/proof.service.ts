/**
 * The chain proves itself: every few minutes a marked reading goes over the device network, through the limits, onto the
 * disk and onto the glass of a seat. It is never an alarm, never stored and never counted; only its success and failure are.
 */
import type { Proof } from '../../../src-preload/contract/system.contract.ts'
import { iso, isoOrNull } from '../../kernel/clock.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { ProofPolicy } from '../policies/policies.types.ts'

/** No device of a site can have such an id: a site file takes letters, figures and hyphens. */
export const PROOF_DEVICE = '.proof'
/** Once an hour the journal says that it still works. */
const SAID_EVERY_MS = 3_600_000

interface Run {
  nonce: number
  /** UTC ms at each hop. */
  sentAt: number
  receivedAt: number | null
  committedAt: number | null
}

interface Chain {
  state: Proof['state']
  run: Run | null
  failedAt: Proof['failedAt']
  proved: { at: number; tookMs: number; hops: Proof['hops'] } | null
  /** When the journal was last told that it works. */
  saidAt: number
}

const UNPROVED: Chain = { state: 'off', run: null, failedAt: null, proved: null, saidAt: 0 }
const CHAIN = 'chain'

export interface ProofNeeds {
  work: Work
  policy: () => ProofPolicy
  /** The limits find its value abnormal, as they would a real one. */
  isAbnormal: (value: number) => boolean
  /** Seats that have painted are attached. */
  hasSeat: () => boolean
  /** Its failure is an alarm, and its success the end of it. */
  alarm: (isOver: boolean) => void
}

export class ProofService {
  readonly #needs: ProofNeeds
  /** One value, so that a commit that fails takes back what was found; nothing of it is stored. */
  readonly #chain: Ledger<Chain>

  constructor(needs: ProofNeeds) {
    this.#needs = needs
    this.#chain = needs.work.ledger()
  }

  get view(): Proof {
    const { state, run, failedAt, proved } = this.#known
    const { at = null, tookMs = null, hops = null } = proved ?? {}
    return { state, nonce: run?.nonce ?? null, provedAt: isoOrNull(at), tookMs, hops, failedAt }
  }

  /** Begins a run; the message that has to be sent, in the native profile. */
  begin(): Record<string, unknown> {
    const { now } = this.#needs.work
    this.#put({ run: { nonce: now, sentAt: now, receivedAt: null, committedAt: null }, state: 'running' })
    return { at: iso(now), proof: now }
  }

  /** It came back over the network. */
  heard(value: number, receivedAt: number): void {
    const { run } = this.#known
    if (run?.nonce === value && run.receivedAt === null && this.#needs.isAbnormal(value)) this.#put({ run: { ...run, receivedAt } })
  }

  /** After each commit; true when something of the proof has changed with it. */
  committed(now: number): boolean {
    const { run } = this.#known
    const isArrived = run !== null && run.receivedAt !== null && run.committedAt === null
    if (isArrived) this.#chain.load(CHAIN, { ...this.#known, run: { ...run, committedAt: now } })
    return isArrived || this.#chain.changed.size > 0
  }

  /** A seat has it on its glass. */
  painted(nonce: number): void {
    const { work, alarm } = this.#needs
    const { run, state, failedAt, saidAt } = this.#known
    if (run?.nonce !== nonce || run.committedAt === null || state === 'proved') return
    const { sentAt, receivedAt, committedAt } = run
    const hops = { receivedMs: (receivedAt ?? sentAt) - sentAt, committedMs: committedAt - sentAt, paintedMs: work.now - sentAt }
    const isNews = failedAt !== null || work.now - saidAt >= SAID_EVERY_MS
    if (isNews) work.fact('chain.proved', 'core', null, hops)
    this.#put({
      state: 'proved',
      failedAt: null,
      proved: { at: work.now, tookMs: hops.paintedMs, hops },
      saidAt: isNews ? work.now : saidAt,
    })
    // Also of a failure that a core before this one has found.
    alarm(true)
  }

  /** True when the run has taken too long. */
  isLate(now: number): boolean {
    const { run, state } = this.#known
    return state === 'running' && run !== null && now - run.sentAt > this.#needs.policy().withinMs
  }

  /** It did not arrive. Where no seat could have painted it, that is said and nothing else. */
  late(): void {
    const { work, hasSeat, alarm } = this.#needs
    const { run, state, failedAt } = this.#known
    if (!run || state !== 'running') return
    const hop = run.receivedAt === null ? 'network' : run.committedAt === null ? 'store' : 'seat'
    if (hop === 'seat' && !hasSeat()) {
      this.#put({ state: 'noSeat' })
      return
    }
    if (failedAt !== hop) work.fact('chain.failed', 'core', null, { at: hop })
    this.#put({ state: 'failed', failedAt: hop })
    alarm(false)
  }

  get #known(): Chain {
    return this.#chain.get(CHAIN) ?? UNPROVED
  }

  #put(change: Partial<Chain>): void {
    this.#chain.set(CHAIN, { ...this.#known, ...change })
  }
}
