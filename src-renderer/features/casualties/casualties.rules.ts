/** Counts, the next tag, and when people may be hurt. Pure. */
import type { Casualty } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { type HazardKind, TriageCategory } from '../../../src-preload/contract/wire/words.ts'

const HURTING: ReadonlySet<HazardKind> = new Set(['fire', 'flame', 'panic', 'medical', 'crowd'])

/** In these the casualties have their place in the panel; in others one line is enough until somebody is hurt. */
export const mayBeHurt = ({ casualties, kind, reported, verdict }: Incident): boolean =>
  casualties.length > 0 || reported.length > 0 || (HURTING.has(kind) && verdict !== 'false')

export const countsOf = (casualties: readonly Casualty[]): { category: TriageCategory; count: number }[] =>
  TriageCategory.options.map((category) => ({
    category,
    count: casualties.filter((casualty) => casualty.category === category).length,
  }))

/** Tags are numbered until somebody writes what stands on the real one. */
export const nextTag = (casualties: readonly Casualty[]): string => {
  const numbers = casualties.map(({ tag }) => Number(tag)).filter(Number.isInteger)
  return String(Math.max(0, ...numbers) + 1)
}

const URGENCY: readonly TriageCategory[] = TriageCategory.options

/** Still here before handed over, the worst first. */
export const inOrder = (casualties: readonly Casualty[]): Casualty[] =>
  casualties.toSorted(
    (a, b) =>
      Number(a.handedOverAt !== null) - Number(b.handedOverAt !== null) ||
      URGENCY.indexOf(a.category) - URGENCY.indexOf(b.category) ||
      a.at.localeCompare(b.at),
  )
