/** The policies of the site and all their versions: a change is a new version, and says who made it. */
import { isDeepStrictEqual } from 'node:util'
import { Refusal } from '../../kernel/refusal.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { Policies, PoliciesRecord } from './policies.types.ts'

export interface PoliciesDraft {
  /** The version it was made from. */
  base: number
  note: string
  policies: Policies
}

export class PoliciesService {
  /** By version; they begin with 1 and leave no gap. */
  readonly versions: Ledger<PoliciesRecord>
  readonly factory: PoliciesRecord
  readonly #work: Work

  constructor(work: Work, factory: Policies) {
    this.#work = work
    this.versions = work.ledger()
    this.factory = { version: 0, at: null, by: null, note: '', policies: factory }
  }

  /** One that an older product wrote takes what it did not know yet from the factory setting. */
  load(record: PoliciesRecord): void {
    const { policies } = this.factory
    const deadlines = { ...policies.deadlines, ...record.policies.deadlines }
    this.versions.load(String(record.version), { ...record, policies: { ...policies, ...record.policies, deadlines } })
  }

  get current(): PoliciesRecord {
    return this.versions.get(String(this.versions.size)) ?? this.factory
  }

  version(version: number): PoliciesRecord | undefined {
    return version === 0 ? this.factory : this.versions.get(String(version))
  }

  /** Newest first; the factory setting comes last. */
  history(): PoliciesRecord[] {
    return [this.factory, ...this.versions.values()].reverse()
  }

  /** Errors: `Refusal` 409 `policies.changedMeanwhile`, `policies.unchanged`. */
  set({ base, note, policies }: PoliciesDraft, by: string): PoliciesRecord {
    const { current } = this
    if (current.version !== base) throw new Refusal('policies.changedMeanwhile', 409, `Version ${current.version} is newer than the draft`)
    const parts = (Object.keys(policies) as (keyof Policies)[]).filter((part) => !isDeepStrictEqual(policies[part], current.policies[part]))
    if (parts.length === 0) throw new Refusal('policies.unchanged', 409, 'Nothing differs from what counts now')
    const record = { version: current.version + 1, at: this.#work.now, by, note, policies }
    this.versions.set(String(record.version), record)
    this.#work.fact('policies.changed', by, null, { version: record.version, parts, note })
    return record
  }
}
