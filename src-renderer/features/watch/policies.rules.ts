/** What the policies come to when nobody acts, and how spans of time are written in the form. Pure. */
import { type Chain, type MissedKind, Policies } from '../../../src-preload/contract/policies.types.ts'
import type { EscalationTarget } from '../../../src-preload/contract/wire/words.ts'

export const UNITS = ['second', 'minute', 'hour'] as const
export type Unit = (typeof UNITS)[number]
export const UNIT_MS: Record<Unit, number> = { second: 1_000, minute: 60_000, hour: 3_600_000 }

/** The largest unit in which a span is whole. */
export const unitOf = (ms: number): Unit => UNITS.findLast((unit) => ms > 0 && ms % UNIT_MS[unit] === 0) ?? 'second'

/** `atMs` counts from the beginning of the course. */
export interface CourseStep {
  atMs: number
  what: 'begins' | 'autoCall' | 'due' | EscalationTarget
}

/** Each link counts from the one before it. */
export function chainCourse(chain: Chain, fromMs: number): CourseStep[] {
  let atMs = fromMs
  return chain.map(({ afterMs, to }) => {
    atMs += afterMs
    return { atMs, what: to }
  })
}

/** What happens when nobody does what a deadline asks for. */
export function courseOf(kind: MissedKind, { calls, deadlines, escalation }: Policies): CourseStep[] {
  const dueMs = deadlines[kind]
  const rings: CourseStep[] = kind === 'accept' && calls.autoCallAfterMs !== null ? [{ atMs: calls.autoCallAfterMs, what: 'autoCall' }] : []
  const steps: CourseStep[] = [
    { atMs: 0, what: 'begins' },
    ...rings,
    { atMs: dueMs, what: 'due' },
    ...chainCourse(escalation.deadlines[kind], dueMs),
  ]
  return steps.sort((a, b) => a.atMs - b.atMs)
}

/** Paths of what cannot be decided so, like `deadlines.accept`. */
export function wrongIn(policies: Policies): ReadonlySet<string> {
  const { error } = Policies.safeParse(policies)
  return new Set((error?.issues ?? []).map(({ path }) => path.join('.')))
}
