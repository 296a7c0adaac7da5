/**
 * The chain proves itself: every few minutes a marked reading goes over the device network, through the limits, onto the
 * disk and onto the glass of a seat. It is never an alarm, never stored and never counted; only its success and failure are.
 */
import type { Proof } from '../../../src-preload/contract/system.contract.ts'
import { iso, isoOrNull } from '../../kernel/clock.ts'
import type { Work } from '../../kernel/work.ts'
import type { ProofPolicy } from '../policies/policies.types.ts'

/** A reserved id: no device of a site has it. */
export const PROOF_DEVICE = 'watchroom-proof'
/** Once an hour the journal says that it still works. */
const SAID_EVERY_MS = 3_600_000

interface Run {
  nonce: number
  /** UTC ms at each hop. */
  sentAt: number
  receivedAt: number | null
  committedAt: number | null
}

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
  #run: Run | null = null
  #failedAt: Proof['failedAt'] = null
  #proved: { at: number; tookMs: number; hops: Proof['hops'] } | null = null
  #saidAt = 0
  #state: Proof['state'] = 'off'

  constructor(needs: ProofNeeds) {
    this.#needs = needs
  }

  get view(): Proof {
    const { at = null, tookMs = null, hops = null } = this.#proved ?? {}
    return { state: this.#state, nonce: this.#run?.nonce ?? null, provedAt: isoOrNull(at), tookMs, hops, failedAt: this.#failedAt }
  }

  /** Begins a run; what has to be sent, in the native profile. */
  begin(): { device: string; message: Record<string, unknown> } {
    const { now } = this.#needs.work
    this.#run = { nonce: now, sentAt: now, receivedAt: null, committedAt: null }
    this.#state = 'running'
    return { device: PROOF_DEVICE, message: { at: iso(now), proof: now } }
  }

  /** It came back over the network. */
  heard(value: number, receivedAt: number): void {
    const run = this.#run
    if (run?.nonce === value && run.receivedAt === null && this.#needs.isAbnormal(value)) this.#run = { ...run, receivedAt }
  }

  /** After the commit of the batch it came with. */
  committed(now: number): void {
    const run = this.#run
    if (run && run.receivedAt !== null && run.committedAt === null) this.#run = { ...run, committedAt: now }
  }

  /** Whether seats have something to paint. */
  get isToBePainted(): boolean {
    return this.#state === 'running' && this.#run !== null && this.#run.committedAt !== null
  }

  /** A seat has it on its glass. */
  painted(nonce: number): void {
    const { work } = this.#needs
    const run = this.#run
    if (run?.nonce !== nonce || run.committedAt === null || this.#state === 'proved') return
    const { sentAt, receivedAt, committedAt } = run
    const hops = { receivedMs: (receivedAt ?? sentAt) - sentAt, committedMs: committedAt - sentAt, paintedMs: work.now - sentAt }
    const wasFailed = this.#failedAt !== null
    this.#proved = { at: work.now, tookMs: hops.paintedMs, hops }
    this.#state = 'proved'
    this.#failedAt = null
    if (wasFailed || work.now - this.#saidAt >= SAID_EVERY_MS) {
      this.#saidAt = work.now
      work.fact('chain.proved', 'core', null, hops)
    }
    if (wasFailed) this.#needs.alarm(true)
  }

  /** True when the run has taken too long. */
  isLate(now: number): boolean {
    return this.#state === 'running' && this.#run !== null && now - this.#run.sentAt > this.#needs.policy().withinMs
  }

  /** It did not arrive. Where no seat could have painted it, that is said and nothing else. */
  late(): void {
    const { work, hasSeat, alarm } = this.#needs
    const run = this.#run
    if (!run || this.#state !== 'running') return
    const hop = run.receivedAt === null ? 'network' : run.committedAt === null ? 'store' : 'seat'
    if (hop === 'seat' && !hasSeat()) {
      this.#state = 'noSeat'
      return
    }
    this.#state = 'failed'
    if (this.#failedAt !== hop) work.fact('chain.failed', 'core', null, { at: hop })
    this.#failedAt = hop
    alarm(false)
  }
}
