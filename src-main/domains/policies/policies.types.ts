/** What a site has decided about how its desk works, and when. */
import { Policies } from '../../../src-preload/contract/policies.types.ts'

export type { CallPolicy, Chain, EscalationPolicy, Policies, ProofPolicy } from '../../../src-preload/contract/policies.types.ts'

/** `resources/policies.json`. How long things may take is in `resources/deadlines.json`, with the clauses. */
export const FactoryPolicies = Policies.omit({ deadlines: true })
export type FactoryPolicies = Omit<Policies, 'deadlines'>

/** One version. Times are UTC ms; `at` and `by` are null for the factory setting, which is version 0. */
export interface PoliciesRecord {
  version: number
  at: number | null
  by: string | null
  note: string
  policies: Policies
}
