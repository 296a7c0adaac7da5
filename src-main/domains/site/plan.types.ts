/** Plans of the site as the core keeps them. Times are UTC ms. */
import type { SitePlan } from '../../../src-preload/contract/plan.contract.ts'

/** A plan that is or was in force, without what is drawn. */
export interface PlanHead {
  /** They begin with 1 and leave no gap. */
  version: number
  at: number
  by: string
  note: string
  /** How many features it has. */
  features: number
  /** SHA-256 of the plan of a site file where it came with one; null: it was drawn here. */
  imported: string | null
}

export interface PlanRecord extends PlanHead {
  plan: SitePlan
}

/** What somebody is drawing; `base` is the version it was begun from. */
export interface DraftRecord {
  base: number
  at: number
  plan: SitePlan
}
