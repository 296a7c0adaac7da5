/** The shapes of scripted calls (annex A) and playbooks (annex B) in `resources/` and in their later versions: data that core and seats both read. */
import { z } from 'zod'
import { CallAnswer, CallOutcome } from './incident-parts.types.ts'
import { SpecialNeed } from './people.contract.ts'
import { Id } from './wire/procedure.ts'
import { HazardKind } from './wire/words.ts'

const words = z.string().trim().min(1).max(1000)
export const Words = z.object({ 'zh-CN': words, en: words })
export type Words = z.infer<typeof Words>

export const Clause = z.string().min(1).max(20)

/** Something to be said aloud. `clause` is null where the wording is ours and not the standard's. */
const Sentence = Words.extend({ clause: Clause.nullable() })
export type Sentence = z.infer<typeof Sentence>

/** Blanks of a sentence, written `{{blank}}`. `device` is room and spoken name: `厨房烟感探测器`, `kitchen smoke detector`. */
export const SCRIPT_BLANKS = ['service', 'place', 'device', 'hazard', 'symptom', 'hotline'] as const
export type ScriptBlank = (typeof SCRIPT_BLANKS)[number]

/** One sentence for most hazards (`other`), and the hazards that need their own. */
const ByHazard = <T extends z.ZodType>(item: T) => z.object({ other: item, only: z.partialRecord(HazardKind, item) })

/** The command an answer leads to. `confirm` means: false, told by the party; `reportInjured` asks for an ambulance too. */
const Then = z.enum(['confirm', 'dispatch', 'report', 'reportInjured'])
/** The key of the operator, and the one the party presses on the telephone; null: it can only be spoken. */
const Keys = {
  key: z.number().int().min(1).max(5),
  digit: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable(),
}

const FollowUpAnswer = z.object({
  ...Keys,
  label: Words,
  say: Sentence.nullable(),
  // biome-ignore lint/suspicious/noThenProperty: the word of the script; an answer is never awaited
  then: Then.nullable(),
})
export type FollowUpAnswer = z.infer<typeof FollowUpAnswer>

/** A second question after an answer; `menu` offers its digits to a party that is spoken to by the console. */
const FollowUp = z.object({ say: Sentence, menu: Sentence, answers: z.array(FollowUpAnswer).min(2).max(5) })
export type FollowUp = z.infer<typeof FollowUp>

const ScriptAnswer = z.object({
  ...Keys,
  outcome: CallOutcome,
  answer: CallAnswer.nullable(),
  label: Words,
  /** What is said next; null when nobody is on the line. */
  say: ByHazard(Sentence).nullable(),
  /** What the answer leads to, in a few words, and the command that does it. */
  hint: ByHazard(Words),
  // biome-ignore lint/suspicious/noThenProperty: the word of the script; an answer is never awaited
  then: Then.nullable(),
  ask: FollowUp.nullable(),
})
export type ScriptAnswer = z.infer<typeof ScriptAnswer>

/** The party was not reached: what it is called, and what comes next. */
const Unreached = z.object({ label: Words, next: Words })

/** A.1: the branching call to the person concerned. */
export const WarningScript = z.object({
  id: Id,
  clause: Clause,
  name: Words,
  service: Words,
  hazards: z.record(HazardKind, z.object({ name: Words, symptom: Words, opening: Sentence })),
  /** Offers the digits to a party that is spoken to by the console. */
  menu: Sentence,
  answers: z.array(ScriptAnswer).length(5),
  unreached: z.record(CallOutcome.exclude(['answered']), Unreached),
  /** How to speak with people with special needs: `advice` is for the operator, `say` replaces the opening where it differs. */
  needs: z.array(z.object({ need: SpecialNeed, advice: Words, say: ByHazard(Sentence).nullable() })).max(20),
  /** When nobody answers: first family or neighbours, then the staff nearby. */
  family: Sentence,
  staff: ByHazard(Sentence),
})
export type WarningScript = z.infer<typeof WarningScript>

/** `next`: what may be said after it, none at the end of the call. `then`: what the desk does meanwhile. */
const Phrase = z.object({
  id: Id,
  occasion: Words,
  say: Sentence,
  next: z.array(Id).max(20),
  // biome-ignore lint/suspicious/noThenProperty: the word of the script; a phrase is never awaited
  then: z.enum(['openIncident', 'callBack', 'note']).nullable(),
})
export type Phrase = z.infer<typeof Phrase>

/** A.2 and A.3: sentences by occasion; the call begins with the first. */
export const PhraseList = z.object({ id: Id, clause: Clause, name: Words, phrases: z.array(Phrase).min(1).max(60) })
export type PhraseList = z.infer<typeof PhraseList>

/** Who does a step: staff on the spot, a technician, the duty desk, the leader of the shift. */
export const StepActor = z.enum(['onSite', 'technician', 'desk', 'leader'])
export type StepActor = z.infer<typeof StepActor>

/** What has to be so before anybody goes further in. `gear`: protective gear is on and the situation is known (N-6.3.3.1). */
export const StepGuard = z.enum(['gear', 'gasOff', 'powerOff', 'twoPeople', 'distance'])
export type StepGuard = z.infer<typeof StepGuard>

/** What is left behind by a step, to show that it was done. */
export const StepEvidence = z.enum(['none', 'note', 'photo', 'reading'])
export type StepEvidence = z.infer<typeof StepEvidence>

/** `next` leads to a later step; null ends the playbook. */
const StepAnswer = z.object({ id: Id, words: Words, next: Id.nullable() })
export type StepAnswer = z.infer<typeof StepAnswer>

const PlaybookStep = z.object({
  id: Id,
  clause: Clause,
  words: Words,
  who: StepActor,
  guard: StepGuard.nullable(),
  evidence: StepEvidence,
  /** Expected time; null when it depends. */
  minutes: z.number().int().min(1).max(1440).nullable(),
  /** A question has answers, and each its way on. */
  answers: z.array(StepAnswer).max(6),
  /** Where a step leads that has no answers: to a later step, null to the end; to the step below it when absent. */
  next: Id.nullable().optional(),
})
export type PlaybookStep = z.infer<typeof PlaybookStep>

/** The measures on the spot for some hazards: annex B, or the clauses that cover what annex B does not know. */
export const Playbook = z.object({
  id: Id,
  clause: Clause,
  /** An incident of these kinds runs with it from its opening on; none: it is only taken by hand. */
  hazards: z.array(HazardKind),
  /** It is offered for these kinds too, first among the others. */
  offered: z.array(HazardKind),
  name: Words,
  /** The standard's own sentence. */
  original: Words,
  steps: z.array(PlaybookStep).min(1).max(60),
})
export type Playbook = z.infer<typeof Playbook>

/** `script`: A.1. `phrases`: A.2 and A.3. `playbook`: annex B and beyond. */
export const ProcedureKind = z.enum(['script', 'phrases', 'playbook'])
export type ProcedureKind = z.infer<typeof ProcedureKind>

export const PROCEDURE_SHAPES = { script: WarningScript, phrases: PhraseList, playbook: Playbook } as const

/** A procedure of some kind, whole. */
export const ProcedureDocument = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('script'), document: WarningScript }),
  z.object({ kind: z.literal('phrases'), document: PhraseList }),
  z.object({ kind: z.literal('playbook'), document: Playbook }),
])
export type ProcedureDocument = z.infer<typeof ProcedureDocument>
