/** What a core is given by its host. */
import type { Asset, PlanProblem, SitePlan } from '../../src-preload/contract/plan.contract.ts'
import type { Speech } from '../domains/calls/calls.ports.ts'
import type { PlanFacts } from '../domains/site/plan-check.rules.ts'
import type { SiteFile } from '../domains/site/site-file.types.ts'
import type { Clock } from '../kernel/clock.ts'
import type { IdSource } from '../kernel/ids.ts'
import type { Logger } from '../kernel/logger.ts'
import type { Store } from '../store/open.ts'
import type { Resources } from './resources.ts'

export interface CorePorts {
  store: Store
  clock: Clock
  ids: IdSource
  log: Logger
  resources: Omit<Resources, 'drills' | 'farewell' | 'modbusMaps' | 'sitePath'>
  site: SiteFile
  /** SHA-256 of the plan as the site file writes it, whatever this version of the product makes of it; none: of what it makes of it. */
  planDigest?: string
  /** Checks a plan aside from the core; by itself the core would stand still meanwhile. */
  checkPlan?: (plan: SitePlan, facts: PlanFacts) => Promise<PlanProblem[]>
  /** Files beside the plan that came with the site. */
  assets?: readonly Asset[]
  version: string
  /** What speaks on the telephone, where something can. */
  speech?: Speech
}
