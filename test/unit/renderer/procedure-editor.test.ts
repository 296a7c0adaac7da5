/** The editor of procedures: changes keep every way whole, undo takes them back one by one, and two versions are told apart line by line. */
import { beforeEach, describe, expect, it } from 'vitest'
import { checkProcedure } from '../../../src-preload/contract/procedure-check.ts'
import { PhraseList, Playbook, type ProcedureDocument, WarningScript } from '../../../src-preload/contract/procedures.types.ts'
import {
  valueAt,
  withAnswer,
  withoutAnswer,
  withoutStep,
  withStepBelow,
  withStepMoved,
  withValue,
} from '../../../src-renderer/features/procedures/draft.rules.ts'
import { differencesOf, type OutlineWords, outlineOf } from '../../../src-renderer/features/procedures/outline.rules.ts'
import { isDrafted, useProcedureDesk } from '../../../src-renderer/features/procedures/procedure-desk.ts'
import { readFolder, readJson } from '../data/read-json.ts'

const gas = Playbook.parse(readJson('playbooks/gas.json'))
const playbooks = readFolder('playbooks').map(({ content }) => Playbook.parse(content))
const indexOf = (id: string, book = gas) => book.steps.findIndex((step) => step.id === id)
const wrong = (book: Playbook) => {
  const checked = checkProcedure('playbook', book)
  return checked.ok ? [] : checked.problems.map(({ reason, path }) => `${reason} ${path}`)
}

describe('a change to a playbook', () => {
  it('makes a new document and leaves the old one as it was', () => {
    const before = structuredClone(gas)
    const after = withValue(gas, 'steps.2.words.en', 'Let air in')
    expect(valueAt(after, 'steps.2.words.en')).toBe('Let air in')
    expect(gas).toEqual(before)
    expect(after.steps[1]).toBe(gas.steps[1])
    expect(valueAt(gas, 'steps.99.words.en')).toBeUndefined()
  })

  it('puts an empty step below another, done by the same person; only its words are missing', () => {
    const after = withStepBelow(gas, indexOf('ambulance'))
    expect(after.steps[indexOf('ambulance') + 1]).toMatchObject({ who: 'desk', guard: null, answers: [] })
    expect(wrong(after)).toEqual([
      `missingWords steps.${indexOf('measure')}.words.zh-CN`,
      `missingWords steps.${indexOf('measure')}.words.en`,
    ])
    const twice = withStepBelow(after, 0)
    expect(new Set(twice.steps.map(({ id }) => id)).size).toBe(gas.steps.length + 2)
  })

  it('leads to the step below where one was taken away', () => {
    const after = withoutStep(gas, indexOf('rescue'))
    expect(after.steps.find(({ id }) => id === 'people')?.answers.map(({ next }) => next)).toEqual(['ambulance', 'measure'])
  })

  it('is sound whichever plain step is taken away from whichever playbook', () => {
    for (const book of playbooks)
      book.steps.forEach((step, index) => {
        if (step.answers.length === 0 && step.next === undefined)
          expect(wrong(withoutStep(book, index)), `${book.id}/${step.id}`).toEqual([])
      })
  })

  it('moves a step up and down, never beyond the ends; a way that would lead back is named', () => {
    expect(withStepMoved(gas, 0, -1)).toBe(gas)
    expect(withStepMoved(withStepMoved(gas, 1, 1), 2, -1)).toEqual(gas)
    expect(wrong(withStepMoved(gas, indexOf('people'), 1))).toContain(`backwards steps.${indexOf('people') + 1}.answers.0.next`)
  })

  it('makes a question of a step with its first answer, and a plain step again without the last', () => {
    const asked = withAnswer(gas, 0)
    expect(asked.steps[0]?.answers).toEqual([{ id: 'answer-1', words: { 'zh-CN': '', en: '' }, next: 'shut-off' }])
    expect(withoutAnswer(asked, 0, 0)).toEqual({
      ...gas,
      steps: gas.steps.with(0, { ...asked.steps[0], answers: [] } as Playbook['steps'][number]),
    })
  })
})

describe('the draft', () => {
  const desk = () => useProcedureDesk.getState()
  const rename = (text: string) => desk().change('name.en', (document) => withValue(document, 'name.en', text))
  const name = () => desk().draft?.document.name.en

  beforeEach(() => {
    desk().drop()
    desk().edit({ kind: 'playbook', id: 'gas', version: 3, at: null, by: null, note: '', procedure: { kind: 'playbook', document: gas } })
  })

  it('knows the version it was made from, and whose draft it is', () => {
    expect(desk().draft?.base).toBe(3)
    expect(isDrafted(desk().draft, { kind: 'playbook', id: 'gas' })).toBe(true)
    expect(isDrafted(desk().draft, { kind: 'playbook', id: 'smoke' })).toBe(false)
  })

  it('takes what was typed in one field as one step, and goes back step by step', () => {
    rename('G')
    rename('Ga')
    desk().change(null, (document) => withStepBelow(document as Playbook, 0))
    rename('Gas')
    expect(desk().draft?.past).toHaveLength(3)
    desk().undo()
    expect(name()).toBe('Ga')
    desk().undo()
    expect(valueAt(desk().draft?.document, 'steps.length')).toBe(gas.steps.length)
    desk().undo()
    expect(name()).toBe('Combustible gas')
    desk().undo()
    expect(desk().draft?.document).toEqual(gas)
  })

  it('stays while another procedure or page is looked at', () => {
    rename('Gas')
    desk().choose({ kind: 'playbook', id: 'smoke' })
    expect(name()).toBe('Gas')
  })
})

const WORDS: OutlineWords = {
  field: (field) => field,
  hazard: (hazard) => hazard,
  need: (need) => need,
  outcome: (outcome) => outcome,
  // biome-ignore lint/suspicious/noThenProperty: the word of the script; nobody awaits it
  then: (then) => then ?? '',
  facts: ({ who, guard }) => `${who} ${guard}`,
}
const outline = (procedure: ProcedureDocument) => outlineOf(procedure, WORDS)
const linesOf = (procedure: ProcedureDocument) => outline(procedure).flatMap(({ lines }) => lines)

describe('the outline', () => {
  const all: ProcedureDocument[] = [
    { kind: 'script', document: WarningScript.parse(readJson('scripts/warning.json')) },
    { kind: 'phrases', document: PhraseList.parse(readJson('scripts/incoming.json')) },
    { kind: 'phrases', document: PhraseList.parse(readJson('scripts/follow-up.json')) },
    ...playbooks.map((document): ProcedureDocument => ({ kind: 'playbook', document })),
  ]

  it('holds every sentence of every procedure, each at the place where it is edited', () => {
    const sentences = (value: unknown, path: string[] = []): string[] => {
      if (typeof value !== 'object' || value === null) return []
      if ('zh-CN' in value) return [path.join('.')]
      return Object.entries(value).flatMap(([key, inner]) => sentences(inner, [...path, key]))
    }
    for (const procedure of all) {
      const lines = linesOf(procedure).filter(({ path }) => path !== null)
      expect(lines.map(({ path }) => path).sort(), procedure.document.id).toEqual(sentences(procedure.document).sort())
      for (const { path, words } of lines) expect(valueAt(procedure.document, path ?? '')).toMatchObject(words)
    }
  })

  it('gives every line a name of its own, so that versions can be compared', () => {
    for (const procedure of all) {
      const keys = linesOf(procedure).map(({ key }) => key)
      expect(new Set(keys).size, procedure.document.id).toBe(keys.length)
    }
  })
})

describe('two versions', () => {
  const differences = (before: Playbook, after: Playbook) =>
    differencesOf(outline({ kind: 'playbook', document: before }), outline({ kind: 'playbook', document: after }))

  it('do not differ when nothing was changed, nor when a step has only moved down for a new one', () => {
    expect(differences(gas, gas)).toEqual([])
    const after = withStepBelow(gas, 0)
    expect(new Set(differences(gas, after).map(({ key }) => key.split('.')[1]))).toEqual(new Set([after.steps[1]?.id]))
  })

  it('say what was changed, added and taken away', () => {
    const after = withoutStep(withValue(gas, 'steps.0.words.en', 'Gear on'), indexOf('advise'))
    const [changed, ...gone] = differences(gas, after)
    expect(changed).toMatchObject({ key: 'steps.gear.words', before: { words: gas.steps[0]?.words }, after: { words: { en: 'Gear on' } } })
    expect(gone.map(({ key, after: now }) => [key, now])).toEqual([
      ['steps.advise.words', null],
      ['steps.advise.facts', null],
    ])
  })

  it('say where a step leads now, by its own number in each version', () => {
    const after = withValue(gas, `steps.${indexOf('people')}.answers.0.next`, 'ambulance')
    expect(differences(gas, after).map(({ key, before, after: now }) => [key, before?.way?.shown, now?.way?.shown])).toEqual([
      ['steps.people.yes', `${indexOf('rescue') + 1}`, `${indexOf('ambulance') + 1}`],
    ])
  })
})
