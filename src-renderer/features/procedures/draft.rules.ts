/** Changes to a draft, each a new document; ways of a playbook stay whole when steps come, go or move. Pure. */
import type { Playbook, PlaybookStep } from '../../../src-preload/contract/procedures.types.ts'

type Node = Record<string, unknown>

/** The value at a path like `steps.3.words.en`. */
export const valueAt = (document: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((node, key) => (typeof node === 'object' && node !== null ? (node as Node)[key] : undefined), document)

/** A copy in which only what lies on the path is new. */
export function withValue<T>(document: T, path: string, value: unknown): T {
  const [key = '', ...rest] = path.split('.')
  const inner = rest.length === 0 ? value : withValue((document as Node)[key], rest.join('.'), value)
  if (Array.isArray(document)) return document.with(Number(key), inner) as T
  return { ...document, [key]: inner }
}

/** `step-1`, `step-2` … that is not taken yet. */
function freshId(taken: readonly string[], stem: string): string {
  for (let number = taken.length + 1; ; number++) if (!taken.includes(`${stem}-${number}`)) return `${stem}-${number}`
}

const EMPTY = { 'zh-CN': '', en: '' }

/** A new step below one, done by the same person. */
export function withStepBelow(book: Playbook, index: number): Playbook {
  const above = book.steps[index]
  const step: PlaybookStep = {
    id: freshId(
      book.steps.map(({ id }) => id),
      'step',
    ),
    clause: above?.clause ?? book.clause,
    words: EMPTY,
    who: above?.who ?? 'onSite',
    guard: null,
    evidence: 'none',
    minutes: null,
    answers: [],
  }
  return { ...book, steps: book.steps.toSpliced(index + 1, 0, step) }
}

/** What led to the step leads to the one below it. */
export function withoutStep(book: Playbook, index: number): Playbook {
  const gone = book.steps[index]?.id
  const heir = book.steps[index + 1]?.id ?? null
  const led = <T extends { next?: string | null }>(way: T): T => (way.next === gone ? { ...way, next: heir } : way)
  const steps = book.steps.toSpliced(index, 1).map((step) => ({ ...led(step), answers: step.answers.map(led) }))
  return { ...book, steps }
}

export function withStepMoved(book: Playbook, index: number, by: 1 | -1): Playbook {
  const step = book.steps[index]
  const to = index + by
  if (!step || to < 0 || to >= book.steps.length) return book
  return { ...book, steps: book.steps.toSpliced(index, 1).toSpliced(to, 0, step) }
}

/** The first answer makes the step a question; it leads to the step below, or to the end. */
export function withAnswer(book: Playbook, index: number): Playbook {
  const step = book.steps[index]
  if (!step) return book
  const id = freshId(
    step.answers.map((answer) => answer.id),
    'answer',
  )
  const answers = [...step.answers, { id, words: EMPTY, next: book.steps[index + 1]?.id ?? null }]
  return { ...book, steps: book.steps.with(index, { ...step, answers, next: undefined }) }
}

export function withoutAnswer(book: Playbook, index: number, answer: number): Playbook {
  const step = book.steps[index]
  return step ? { ...book, steps: book.steps.with(index, { ...step, answers: step.answers.toSpliced(answer, 1) }) } : book
}
