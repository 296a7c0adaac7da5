/** The shapes of scripted calls (annex A), playbooks (annex B) and follow-up sentences in `resources/`: data that core and seats both read. */
import { z } from 'zod'
import { CallAnswer, CallOutcome } from './incident-parts.types.ts'
import { SpecialNeed } from './people.contract.ts'
import { Id } from './wire/procedure.ts'
import { HazardKind } from './wire/words.ts'

const Words = z.object({ 'zh-CN': z.string().min(1), en: z.string().min(1) })
export type Words = z.infer<typeof Words>

/** Something to be said aloud. `clause` is null where the wording is ours and not the standard's. */
const Sentence = Words.extend({ clause: z.string().nullable() })
export type Sentence = z.infer<typeof Sentence>

/** Blanks of a sentence, written `{{blank}}`. `device` is room and spoken name: `厨房烟感探测器`, `kitchen smoke detector`. */
export const SCRIPT_BLANKS = ['service', 'place', 'device', 'hazard', 'symptom', 'hotline'] as const
export type ScriptBlank = (typeof SCRIPT_BLANKS)[number]

/** One sentence for most hazards (`other`), and the hazards that need their own. */
const ByHazard = <T extends z.ZodType>(item: T) => z.object({ other: item, only: z.partialRecord(HazardKind, item) })

const ScriptAnswer = z.object({
  /** The key that gives this answer. */
  key: z.number().int().min(1).max(5),
  outcome: CallOutcome,
  answer: CallAnswer.nullable(),
  label: Words,
  /** What is said next; null when nobody is on the line. */
  say: ByHazard(Sentence).nullable(),
  /** What the answer leads to, in a few words, and the command that does it. `confirm` means: false, told by the party. */
  hint: ByHazard(Words),
  // biome-ignore lint/suspicious/noThenProperty: the word of the script; an answer is never awaited
  then: z.enum(['confirm', 'dispatch', 'report']).nullable(),
})
export type ScriptAnswer = z.infer<typeof ScriptAnswer>

/** A.1: the branching call to the person concerned. */
export const WarningScript = z.object({
  id: Id,
  clause: z.string(),
  service: Words,
  hazards: z.record(HazardKind, z.object({ name: Words, symptom: Words, opening: Sentence })),
  answers: z.array(ScriptAnswer).length(5),
  /** How to speak with people with special needs: `advice` is for the operator, `say` replaces the opening where it differs. */
  needs: z.array(z.object({ need: SpecialNeed, advice: Words, say: ByHazard(Sentence).nullable() })),
  /** When nobody answers: first family or neighbours, then the staff nearby. */
  family: Sentence,
  staff: ByHazard(Sentence),
})
export type WarningScript = z.infer<typeof WarningScript>

/** A.2 and A.3: sentences by occasion. */
export const PhraseList = z.object({
  id: Id,
  clause: z.string(),
  phrases: z.array(z.object({ id: Id, occasion: Words, say: Sentence })).min(1),
})
export type PhraseList = z.infer<typeof PhraseList>

const PlaybookStep = z.object({
  id: Id,
  clause: z.string(),
  words: Words,
  /** `gear`: protective gear is on and the situation is known; no later step begins before (N-6.3.3.1). */
  guard: z.enum(['gear']).nullable(),
})
export type PlaybookStep = z.infer<typeof PlaybookStep>

/** The measures on the spot for some hazards: annex B, or the clauses that cover a hazard annex B does not know. */
export const Playbook = z.object({
  id: Id,
  clause: z.string(),
  hazards: z.array(HazardKind).min(1),
  name: Words,
  /** The standard's own sentence. */
  original: Words,
  steps: z.array(PlaybookStep).min(1),
})
export type Playbook = z.infer<typeof Playbook>
