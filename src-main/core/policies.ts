/** What the site has decided about its desk as a part of the core, and as the contract shows it. */
import type { PoliciesDocument, PoliciesVersion } from '../../src-preload/contract/policies.contract.ts'
import { DeadlineKind } from '../../src-preload/contract/wire/words.ts'
import type { DeadlineTable } from '../domains/deadlines/deadlines.types.ts'
import { type PoliciesDraft, PoliciesService } from '../domains/policies/policies.service.ts'
import { PoliciesStore } from '../domains/policies/policies.store.ts'
import type { FactoryPolicies, Policies, PoliciesRecord } from '../domains/policies/policies.types.ts'
import { isoOrNull } from '../kernel/clock.ts'
import type { Work } from '../kernel/work.ts'
import type { Sqlite } from '../store/open.ts'
import type { CorePart } from './part.ts'

export interface PoliciesPartNeeds {
  work: Work
  db: Sqlite
  factory: FactoryPolicies
  /** As delivered, with the clauses. */
  deadlines: DeadlineTable
}

export function createPolicies({ work, db, factory, deadlines }: PoliciesPartNeeds) {
  const ofKinds = <T>(value: (kind: DeadlineKind) => T) =>
    Object.fromEntries(DeadlineKind.options.map((kind) => [kind, value(kind)])) as Record<DeadlineKind, T>
  const store = new PoliciesStore(db)
  const service = new PoliciesService(work, { ...factory, deadlines: ofKinds((kind) => deadlines[kind].afterMs) })
  const clauses = ofKinds((kind) => deadlines[kind].clause)

  const part: CorePart = {
    load: () => {
      for (const record of store.all()) service.load(record)
    },
    flush: () => store.flush(service.versions),
  }
  const documentOf = (record: PoliciesRecord): PoliciesDocument => ({
    ...versionOf(record),
    policies: record.policies,
    factory: service.factory.policies,
    clauses,
  })

  return {
    part,
    now: (): Policies => service.current.policies,
    deadlineTable: (): DeadlineTable =>
      ofKinds((kind) => ({ afterMs: service.current.policies.deadlines[kind], clause: deadlines[kind].clause })),
    get: (version?: number): PoliciesDocument | undefined => {
      const record = version === undefined ? service.current : service.version(version)
      return record && documentOf(record)
    },
    history: (): PoliciesVersion[] => service.history().map(versionOf),
    set: (draft: PoliciesDraft, by: string): PoliciesDocument => documentOf(service.set(draft, by)),
  }
}

const versionOf = ({ version, at, by, note }: PoliciesRecord): PoliciesVersion => ({ version, at: isoOrNull(at), by, note })
