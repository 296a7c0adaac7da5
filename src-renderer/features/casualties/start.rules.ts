/**
 * START (Simple Triage And Rapid Treatment; Newport Beach 1983, revised 1994): at most six questions lead to a category. Pure.
 * Walks: minor. No breath even with the airway opened: deceased. Over 30 breaths a minute, no radial pulse
 * (or capillary refill over 2 s), or does not obey: immediate. Else delayed.
 */
import type { TriageCategory } from '../../../src-preload/contract/wire/words.ts'

export type StartQuestion = 'walks' | 'breathes' | 'breathesOpened' | 'fast' | 'pulse' | 'obeys'
type Step = StartQuestion | { category: TriageCategory }

const immediate: Step = { category: 'immediate' }

const TREE: Record<StartQuestion, { yes: Step; no: Step }> = {
  walks: { yes: { category: 'minor' }, no: 'breathes' },
  breathes: { yes: 'fast', no: 'breathesOpened' },
  breathesOpened: { yes: immediate, no: { category: 'deceased' } },
  fast: { yes: immediate, no: 'pulse' },
  pulse: { yes: 'obeys', no: immediate },
  obeys: { yes: { category: 'delayed' }, no: immediate },
}

/** Where the answers so far (first one first) have led to. */
export const startAfter = (answers: readonly boolean[]): Step =>
  answers.reduce<Step>((step, answer) => (typeof step === 'string' ? TREE[step][answer ? 'yes' : 'no'] : step), 'walks')
