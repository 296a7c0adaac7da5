/** A procedure as named lines of words: to read, to print, to edit in both languages, and to compare two versions. Pure. */
import type {
  FollowUp,
  PhraseList,
  Playbook,
  PlaybookStep,
  ProcedureDocument,
  WarningScript,
  Words,
} from '../../../src-preload/contract/procedures.types.ts'
import type { HazardKind } from '../../../src-preload/contract/wire/words.ts'

/** One line. `key` is the same in every version; `path` leads to its words in this one, null where it is no words of its own. */
export interface Line {
  key: string
  path: string | null
  label: string
  words: Words
  way: Way | null
}

/** Where a step or an answer leads: `to` is the same in every version, `shown` is its number in this one; empty for the step below. */
interface Way {
  to: string
  shown: string
}

export const labelOf = ({ label, way }: Line): string => (way?.shown ? `${label} → ${way.shown}` : label)

export interface Part {
  key: string
  title: string
  clause: string | null
  lines: Line[]
}

/** How the seat names what is in a procedure. */
export interface OutlineWords {
  field(name: string): string
  hazard(kind: HazardKind): string
  need(need: string): string
  outcome(outcome: string): string
  /** Who, before what, how long, with which evidence. */
  facts(step: PlaybookStep): string
  then(then: string | null): string
}

export function outlineOf({ kind, document }: ProcedureDocument, words: OutlineWords): Part[] {
  if (kind === 'script') return ofScript(document, words)
  return kind === 'phrases' ? ofPhrases(document, words) : ofPlaybook(document, words)
}

const same = (text: string): Words => ({ 'zh-CN': text, en: text })
const line = (path: string, label: string, words: Words, key = path): Line => ({ key, path, label, words, way: null })
const told = (key: string, label: string, text: string): Line => ({ key, path: null, label, words: same(text), way: null })

type ByHazard = { other: Words; only: Partial<Record<HazardKind, Words>> }

function byHazard(path: string, label: string, choice: ByHazard | null, words: OutlineWords): Line[] {
  if (!choice) return []
  const own = Object.entries(choice.only) as [HazardKind, Words][]
  return [
    line(`${path}.other`, label, choice.other),
    ...own.map(([hazard, text]) => line(`${path}.only.${hazard}`, `${label}　${words.hazard(hazard)}`, text)),
  ]
}

function ofScript(script: WarningScript, words: OutlineWords): Part[] {
  const { hazards, answers, unreached, needs } = script
  return [
    {
      key: 'head',
      title: words.field('head'),
      clause: script.clause,
      lines: [
        line('name', words.field('name'), script.name),
        line('service', words.field('service'), script.service),
        line('menu', words.field('menu'), script.menu),
      ],
    },
    ...(Object.keys(hazards) as HazardKind[]).map((hazard) => ({
      key: `hazards.${hazard}`,
      title: `${words.field('opening')}　${words.hazard(hazard)}`,
      clause: hazards[hazard].opening.clause,
      lines: [
        line(`hazards.${hazard}.opening`, words.field('say'), hazards[hazard].opening),
        line(`hazards.${hazard}.name`, words.field('hazard'), hazards[hazard].name),
        line(`hazards.${hazard}.symptom`, words.field('symptom'), hazards[hazard].symptom),
      ],
    })),
    ...answers.map(({ key, label, say, hint, then, ask }, index) => ({
      key: `answers.${index}`,
      title: `${words.field('answer')} ${key}`,
      clause: say?.other.clause ?? null,
      lines: [
        line(`answers.${index}.label`, words.field('label'), label),
        ...byHazard(`answers.${index}.say`, words.field('say'), say, words),
        ...byHazard(`answers.${index}.hint`, words.field('hint'), hint, words),
        told(`answers.${index}.then`, words.field('next'), words.then(then)),
        ...(ask ? followUp(`answers.${index}.ask`, ask, words) : []),
      ],
    })),
    {
      key: 'unreached',
      title: words.field('unreached'),
      clause: null,
      lines: Object.entries(unreached).flatMap(([outcome, { label, next }]) => [
        line(`unreached.${outcome}.label`, words.outcome(outcome), label),
        line(`unreached.${outcome}.next`, words.field('next'), next),
      ]),
    },
    ...needs.map(({ need, advice, say }, index) => ({
      key: `needs.${need}`,
      title: `${words.field('needs')}　${words.need(need)}`,
      clause: null,
      lines: [
        line(`needs.${index}.advice`, words.field('advice'), advice),
        ...byHazard(`needs.${index}.say`, words.field('opening'), say, words),
      ],
    })),
    {
      key: 'others',
      title: words.field('others'),
      clause: script.family.clause,
      lines: [line('family', words.field('family'), script.family), ...byHazard('staff', words.field('staff'), script.staff, words)],
    },
  ]
}

const followUp = (path: string, { say, menu, answers }: FollowUp, words: OutlineWords): Line[] => [
  line(`${path}.say`, words.field('ask'), say),
  line(`${path}.menu`, words.field('menu'), menu),
  ...answers.flatMap((answer, index) => [
    line(`${path}.answers.${index}.label`, `${words.field('label')} ${answer.key}`, answer.label),
    ...(answer.say ? [line(`${path}.answers.${index}.say`, words.field('say'), answer.say)] : []),
    told(`${path}.answers.${index}.then`, words.field('next'), words.then(answer.then)),
  ]),
]

const ofPhrases = ({ name, clause, phrases }: PhraseList, words: OutlineWords): Part[] => [
  { key: 'head', title: words.field('head'), clause, lines: [line('name', words.field('name'), name)] },
  ...phrases.map(({ id, occasion, say, then }, index) => ({
    key: `phrases.${id}`,
    title: `${index + 1}`,
    clause: say.clause,
    lines: [
      line(`phrases.${index}.occasion`, words.field('occasion'), occasion, `phrases.${id}.occasion`),
      line(`phrases.${index}.say`, words.field('say'), say, `phrases.${id}.say`),
      told(`phrases.${id}.then`, words.field('next'), words.then(then)),
    ],
  })),
]

function ofPlaybook({ clause, name, original, hazards, offered, steps }: Playbook, words: OutlineWords): Part[] {
  const wayOf = (id: string | null | undefined): Way => {
    if (id === undefined) return { to: 'below', shown: '' }
    const index = steps.findIndex((step) => step.id === id)
    return { to: id ?? 'end', shown: index < 0 ? words.field('end') : `${index + 1}` }
  }
  return [
    {
      key: 'head',
      title: words.field('head'),
      clause,
      lines: [
        line('name', words.field('name'), name),
        line('original', words.field('original'), original),
        told('hazards', words.field('hazards'), hazards.map(words.hazard).join('　')),
        told('offered', words.field('offered'), offered.map(words.hazard).join('　')),
      ],
    },
    ...steps.map((step, index) => ({
      key: `steps.${step.id}`,
      title: `${index + 1}`,
      clause: step.clause,
      lines: [
        line(`steps.${index}.words`, words.field('words'), step.words, `steps.${step.id}.words`),
        {
          ...told(`steps.${step.id}.facts`, words.field('who'), words.facts(step)),
          way: step.answers.length > 0 ? null : wayOf(step.next),
        },
        ...step.answers.map((answer, at) => ({
          ...line(
            `steps.${index}.answers.${at}.words`,
            `${words.field('answer')} ${at + 1}`,
            answer.words,
            `steps.${step.id}.${answer.id}`,
          ),
          way: wayOf(answer.next),
        })),
      ],
    })),
  ]
}

export interface Difference {
  key: string
  label: string
  before: Line | null
  after: Line | null
}

/** Lines that differ, in the order of the newer version; what is gone comes last. */
export function differencesOf(before: readonly Part[], after: readonly Part[]): Difference[] {
  const linesOf = (parts: readonly Part[]) =>
    new Map(parts.flatMap(({ title, lines }) => lines.map((each) => [each.key, { title, line: each }] as const)))
  const [old, fresh] = [linesOf(before), linesOf(after)]
  const changed = [...fresh].flatMap(([key, { title, line: now }]): Difference[] => {
    const was = old.get(key)?.line ?? null
    return was && isSame(was, now) ? [] : [{ key, label: `${title}　${now.label}`, before: was, after: now }]
  })
  const gone = [...old].filter(([key]) => !fresh.has(key))
  return [...changed, ...gone.map(([key, { title, line: was }]) => ({ key, label: `${title}　${was.label}`, before: was, after: null }))]
}

const isSame = (one: Line, other: Line): boolean =>
  one.words['zh-CN'] === other.words['zh-CN'] && one.words.en === other.words.en && one.way?.to === other.way?.to
