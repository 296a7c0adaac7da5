/** What is wrong with a procedure, and where: words, blanks, keys, ways. Pure; the editor and the core ask the same. */
import type { z } from 'zod'
import {
  type Phrase,
  type PhraseList,
  type Playbook,
  type PlaybookStep,
  PROCEDURE_SHAPES,
  type ProcedureDocument,
  type ProcedureKind,
  SCRIPT_BLANKS,
  type WarningScript,
} from './procedures.types.ts'

export const PROBLEM_REASONS = [
  'missingWords',
  'tooLong',
  'malformed',
  'unknownBlank',
  'blanksDiffer',
  'duplicate',
  'noSuchStep',
  'backwards',
  'unreachable',
] as const
export type ProblemReason = (typeof PROBLEM_REASONS)[number]

/** `path` leads through the document, e.g. `steps.3.words.en`. */
export interface Problem {
  path: string
  reason: ProblemReason
}

export type Checked = { ok: true; procedure: ProcedureDocument } | { ok: false; problems: Problem[] }

export function checkProcedure(kind: ProcedureKind, value: unknown): Checked {
  const parsed = PROCEDURE_SHAPES[kind].safeParse(value)
  if (!parsed.success) return { ok: false, problems: [...parsed.error.issues.map(problemOfShape), ...wordProblems(value, [])] }
  const procedure = { kind, document: parsed.data } as ProcedureDocument
  const problems = [...wordProblems(procedure.document, []), ...ownProblems(procedure)]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, procedure }
}

function ownProblems({ kind, document }: ProcedureDocument): Problem[] {
  if (kind === 'script') return scriptProblems(document)
  return kind === 'phrases' ? phraseProblems(document) : playbookProblems(document)
}

const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join('.')

const LANGUAGES = ['zh-CN', 'en'] as const

function problemOfShape({ code, path }: z.core.$ZodIssue): Problem {
  const last = path.at(-1)
  const isWords = LANGUAGES.some((language) => language === last)
  const reason = code === 'too_big' ? 'tooLong' : isWords ? 'missingWords' : 'malformed'
  return { path: pathOf(path), reason }
}

/** Only sentences, which carry a clause, are filled in; a blank anywhere else would be read out as it stands. */
function wordProblems(value: unknown, path: readonly string[]): Problem[] {
  if (typeof value !== 'object' || value === null) return []
  const entries = Object.entries(value)
  const inside = entries.flatMap(([key, item]) => wordProblems(item, [...path, key]))
  const { 'zh-CN': zh, en } = value as Record<string, unknown>
  // Words that are missing are named as such already.
  if (typeof zh !== 'string' || typeof en !== 'string' || !zh.trim() || !en.trim()) return inside
  const known: readonly string[] = 'clause' in value ? SCRIPT_BLANKS : []
  const wrong = LANGUAGES.filter((language) => !hasOnly(known, language === 'en' ? en : zh))
  if (wrong.length > 0) return wrong.map((language) => ({ path: pathOf([...path, language]), reason: 'unknownBlank' }))
  const differ = blanksIn(zh).join() !== blanksIn(en).join()
  return differ ? [{ path: pathOf([...path, 'en']), reason: 'blanksDiffer' }] : []
}

const BLANK = /\{\{(\w+)\}\}/g
const blanksIn = (text: string): string[] => [...text.matchAll(BLANK)].map(([, name = '']) => name).sort()
const hasOnly = (known: readonly string[], text: string): boolean =>
  blanksIn(text).every((name) => known.includes(name)) && !/[{}]/.test(text.replace(BLANK, ''))

function scriptProblems({ answers, needs }: WarningScript): Problem[] {
  return [
    ...keyProblems(answers, 'answers'),
    ...answers.flatMap(({ ask }, index) => (ask ? keyProblems(ask.answers, `answers.${index}.ask.answers`) : [])),
    ...duplicates(needs, ({ need }) => need, 'needs', 'need'),
  ]
}

const keyProblems = (answers: readonly { key: number; digit: number | null }[], path: string): Problem[] => [
  ...duplicates(answers, ({ key }) => key, path, 'key'),
  ...duplicates(answers, ({ digit }) => digit, path, 'digit'),
]

function phraseProblems({ phrases }: PhraseList): Problem[] {
  const ids = phrases.map(({ id }) => id)
  const reached = walk(phrases, ({ next }) => next.map((id) => ids.indexOf(id)))
  return [
    ...duplicates(phrases, ({ id }) => id, 'phrases', 'id'),
    ...phrases.flatMap(({ next }, index) =>
      next.flatMap((id, at): Problem[] => (ids.includes(id) ? [] : [{ path: `phrases.${index}.next.${at}`, reason: 'noSuchStep' }])),
    ),
    ...unreached<Phrase>(phrases, reached, 'phrases'),
  ]
}

function playbookProblems({ steps }: Playbook): Problem[] {
  const ids = steps.map(({ id }) => id)
  const reached = walk(steps, (step, index) => waysOn(step).map((next) => (next === undefined ? index + 1 : ids.indexOf(next ?? ''))))
  return [
    ...duplicates(steps, ({ id }) => id, 'steps', 'id'),
    ...steps.flatMap((step, index) => [
      ...duplicates(step.answers, ({ id }) => id, `steps.${index}.answers`, 'id'),
      ...(step.next == null ? [] : wayProblem(ids, index, step.next, `steps.${index}.next`)),
      ...step.answers.flatMap(({ next }, at) => (next === null ? [] : wayProblem(ids, index, next, `steps.${index}.answers.${at}.next`))),
    ]),
    ...unreached<PlaybookStep>(steps, reached, 'steps'),
  ]
}

/** Undefined: the step below; null: the end. */
const waysOn = ({ answers, next }: PlaybookStep): (string | null | undefined)[] =>
  answers.length > 0 ? answers.map((answer) => answer.next) : [next]

/** A way back would never end. */
function wayProblem(ids: readonly string[], from: number, to: string, path: string): Problem[] {
  const index = ids.indexOf(to)
  if (index < 0) return [{ path, reason: 'noSuchStep' }]
  return index <= from ? [{ path, reason: 'backwards' }] : []
}

/** Indexes that can be reached from the first; a way to nowhere has index -1. */
function walk<T>(items: readonly T[], waysOf: (item: T, index: number) => number[]): Set<number> {
  const reached = new Set<number>()
  const open = [0]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const item = items[index]
    if (item === undefined || reached.has(index)) continue
    reached.add(index)
    open.push(...waysOf(item, index))
  }
  return reached
}

const unreached = <T>(items: readonly T[], reached: ReadonlySet<number>, path: string): Problem[] =>
  items.flatMap((_, index): Problem[] => (reached.has(index) ? [] : [{ path: `${path}.${index}`, reason: 'unreachable' }]))

/** The second and every later one is wrong; null is no key. */
function duplicates<T>(items: readonly T[], keyOf: (item: T) => string | number | null, path: string, field: string): Problem[] {
  const seen = new Set<string | number>()
  return items.flatMap((item, index): Problem[] => {
    const key = keyOf(item)
    if (key === null || !seen.has(key)) {
      if (key !== null) seen.add(key)
      return []
    }
    return [{ path: `${path}.${index}.${field}`, reason: 'duplicate' }]
  })
}
