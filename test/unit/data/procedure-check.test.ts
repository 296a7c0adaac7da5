/** What is wrong with a draft is found and named by its place, before it is saved. */
import { describe, expect, it } from 'vitest'
import { checkProcedure, type Problem } from '../../../src-preload/contract/procedure-check.ts'
import { PhraseList, Playbook, type ProcedureKind, WarningScript } from '../../../src-preload/contract/procedures.types.ts'
import { readJson } from './read-json.ts'

const script = () => WarningScript.parse(readJson('scripts/warning.json'))
const incoming = () => PhraseList.parse(readJson('scripts/incoming.json'))
const gas = () => Playbook.parse(readJson('playbooks/gas.json'))

function problems(kind: ProcedureKind, value: unknown): string[] {
  const checked = checkProcedure(kind, value)
  return checked.ok ? [] : checked.problems.map(({ reason, path }: Problem) => `${reason} ${path}`)
}

/** A copy with one place changed. */
function changed<T>(value: T, path: string, to: unknown): T {
  const copy = structuredClone(value)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const place = keys.reduce((at, key) => at[key] as Record<string, unknown>, copy as Record<string, unknown>)
  place[last] = to
  return copy
}

describe('words', () => {
  it('are asked for in both languages', () => {
    expect(problems('playbook', changed(gas(), 'steps.2.words.en', '  '))).toEqual(['missingWords steps.2.words.en'])
    expect(problems('script', changed(script(), 'menu', { en: 'Press 1.', clause: null }))).toEqual(['missingWords menu.zh-CN'])
  })

  it('have an end', () => {
    expect(problems('playbook', changed(gas(), 'name.en', 'x'.repeat(1001)))).toEqual(['tooLong name.en'])
  })

  it('hold only blanks that are filled, and the same in both languages', () => {
    expect(problems('script', changed(script(), 'menu.en', 'Press 1, {{name}}.'))).toEqual(['unknownBlank menu.en'])
    expect(problems('script', changed(script(), 'menu.en', 'Press 1, {place}.'))).toEqual(['unknownBlank menu.en'])
    expect(problems('script', changed(script(), 'menu.en', 'Press 1 at {{place}}.'))).toEqual(['blanksDiffer menu.en'])
    expect(problems('phrases', changed(incoming(), 'phrases.0.say.zh-CN', '您好'))).toEqual(['blanksDiffer phrases.0.say.en'])
  })

  it('hold no blanks where nobody fills them: labels, hints and measures', () => {
    expect(problems('script', changed(script(), 'answers.0.label.en', '{{place}}'))).toEqual(['unknownBlank answers.0.label.en'])
    expect(problems('playbook', changed(gas(), 'steps.0.words.zh-CN', '到{{place}}'))).toEqual(['unknownBlank steps.0.words.zh-CN'])
  })
})

describe('keys and names', () => {
  it('are given once', () => {
    expect(problems('script', changed(script(), 'answers.3.key', 1))).toEqual(['duplicate answers.3.key'])
    expect(problems('script', changed(script(), 'answers.2.digit', 1))).toEqual(['duplicate answers.2.digit'])
    expect(problems('script', changed(script(), 'answers.4.ask.answers.1.digit', 1))).toEqual(['duplicate answers.4.ask.answers.1.digit'])
    expect(problems('playbook', changed(gas(), 'steps.3.answers.1.id', 'yes'))).toEqual(['duplicate steps.3.answers.1.id'])
  })

  it('are named when a step has the name of another, and nothing leads to it any more', () => {
    expect(problems('playbook', changed(gas(), 'steps.6.id', 'gear'))).toContain('duplicate steps.6.id')
  })
})

describe('ways', () => {
  it('lead to a step that there is', () => {
    expect(problems('playbook', changed(gas(), 'steps.3.answers.0.next', 'nowhere'))).toContain('noSuchStep steps.3.answers.0.next')
    expect(problems('phrases', changed(incoming(), 'phrases.1.next', ['nowhere']))).toContain('noSuchStep phrases.1.next.0')
  })

  it('lead on, never back', () => {
    expect(problems('playbook', changed(gas(), 'steps.5.next', 'gear'))).toContain('backwards steps.5.next')
  })

  it('reach every step', () => {
    expect(problems('playbook', changed(gas(), 'steps.0.next', null))).toEqual(
      gas()
        .steps.slice(1)
        .map((_, index) => `unreachable steps.${index + 1}`),
    )
    expect(problems('playbook', changed(gas(), 'steps.3.answers.0.next', 'measure'))).toEqual([
      'unreachable steps.4',
      'unreachable steps.5',
    ])
    expect(problems('phrases', changed(incoming(), 'phrases.0.next', ['closing']))).toContain('unreachable phrases.1')
  })
})

describe('a document of another shape', () => {
  it('is refused with the place, and never thrown about', () => {
    expect(problems('playbook', changed(gas(), 'steps.0.who', 'anybody'))).toEqual(['malformed steps.0.who'])
    expect(problems('playbook', changed(gas(), 'steps', []))).toEqual(['malformed steps'])
    for (const value of [null, 'text', 7, [], {}]) expect(problems('script', value).length, JSON.stringify(value)).toBeGreaterThan(0)
  })
})
