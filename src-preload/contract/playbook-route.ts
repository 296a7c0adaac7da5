/** Which steps of a playbook are on the way, by what was answered, and which may not begin yet. Pure. */
import type { StepRecord } from './incident-parts.types.ts'
import type { Playbook, PlaybookStep, StepGuard } from './procedures.types.ts'

export interface RouteStep {
  step: PlaybookStep
  record: StepRecord | undefined
  /** What has to be so first; null when it may begin. */
  barredBy: StepGuard | null
}

export interface Route {
  steps: RouteStep[]
  /** The last step is a question that decides what follows. */
  isUndecided: boolean
}

/** Nobody goes in before the guard is ticked; the desk and the leader do not wait for it. */
const GOES_IN: ReadonlySet<PlaybookStep['who']> = new Set(['onSite', 'technician'])

/** Clause N-6.3.3.1: without protective gear nobody enters, whatever the reason. */
export const maySkip = ({ guard }: PlaybookStep): boolean => guard !== 'gear'

export function routeOf({ steps }: Playbook, records: readonly StepRecord[]): Route {
  const route: RouteStep[] = []
  let barredBy: StepGuard | null = null
  for (let index = 0; index >= 0 && index < steps.length; ) {
    const step = steps[index]
    if (!step) break
    const record = records.find((each) => each.step === step.id)
    route.push({ step, record, barredBy: record || !GOES_IN.has(step.who) ? null : barredBy })
    if (!record) {
      if (step.answers.length > 0) return { steps: route, isUndecided: true }
      barredBy ??= step.guard
    }
    index = nextIndex(steps, index, record)
  }
  return { steps: route, isUndecided: false }
}

/** -1 at the end. A question that was left out goes on with the step below it. */
function nextIndex(steps: readonly PlaybookStep[], index: number, record: StepRecord | undefined): number {
  const step = steps[index]
  const answer = step?.answers.find(({ id }) => id === record?.answer)
  const next = answer ? answer.next : step?.answers.length === 0 ? step.next : undefined
  return next === undefined ? index + 1 : next === null ? -1 : steps.findIndex(({ id }) => id === next)
}

/** The first step that may be done now. */
export const nextStepOf = ({ steps }: Route): PlaybookStep | undefined =>
  steps.find(({ record, barredBy }) => !record && barredBy === null)?.step

export const doneOf = ({ steps }: Route): number => steps.filter(({ record }) => record).length
