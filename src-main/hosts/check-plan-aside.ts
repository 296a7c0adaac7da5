/** Checks a plan in a thread of its own: a large one takes seconds. */
import { extname, join } from 'node:path'
import type { PlanProblem, SitePlan } from '../../src-preload/contract/plan.contract.ts'
import type { PlanFacts } from '../domains/site/plan-check.rules.ts'
import { answerAside } from '../exchange/aside.ts'
import { Refusal } from '../kernel/refusal.ts'

/** Beside this file, in the sources as well as built. */
const WORKER = join(import.meta.dirname, `check-plan-worker${extname(import.meta.filename)}`)

/** As `planProblems`. Errors: 422 `plan.uncheckable` when it takes more than 1.5 GB or a minute. */
export const checkPlanAside = (plan: SitePlan, facts: PlanFacts): Promise<PlanProblem[]> =>
  answerAside(
    WORKER,
    { plan, facts },
    new Refusal('plan.uncheckable', 422, 'This plan takes too much to check; leave out what is not needed'),
  )
