import { describe, expect, it } from 'vitest'
import { DeadlineTable } from '../../../src-main/domains/deadlines/deadlines.types.ts'
import { SpecialNeed } from '../../../src-preload/contract/people.contract.ts'
import { PhraseList, Playbook, SCRIPT_BLANKS, WarningScript } from '../../../src-preload/contract/procedures.types.ts'
import { DeadlineKind, HazardKind } from '../../../src-preload/contract/wire/words.ts'
import { readFolder, readJson } from './read-json.ts'

const script = WarningScript.parse(readJson('scripts/warning.json'))
const playbooks = readFolder('playbooks').map(({ file, content }) => ({ file, book: Playbook.parse(content) }))

describe('the scripted call (annex A)', () => {
  it('opens for every hazard and gives the five answers their keys', () => {
    expect(Object.keys(script.hazards).sort()).toEqual([...HazardKind.options].sort())
    expect(script.answers.map(({ key, outcome, answer, then }) => [key, outcome, answer, then])).toEqual([
      [1, 'answered', 'nothingWrong', 'confirm'],
      [2, 'answered', 'canHandle', 'dispatch'],
      [3, 'answered', 'fire', 'report'],
      [4, 'noAnswer', null, 'dispatch'],
      [5, 'answered', 'needHelp', 'dispatch'],
    ])
  })

  it('keeps the wording of the standard where the standard has one', () => {
    expect(script.hazards.smoke.opening['zh-CN']).toBe(
      '您好，我这里是{{service}}，平台上收到了您家里{{device}}的报警信息，请问您家里有{{symptom}}等其他异常情况吗？',
    )
    expect(script.answers[0]?.say?.other['zh-CN']).toBe('好的，日常请您注意安全，打扰您了，再见！')
    expect(script.answers[2]?.say?.other['zh-CN']).toBe('您不要着急，家人和邻居先疏散至安全地带，我协助您拨打 119 报警电话。')
    for (const answer of script.answers)
      expect(answer.say?.other.clause ?? null, answer.label.en).toBe([1, 3].includes(answer.key) ? 'N-A.1' : null)
  })

  it('says of the hazards the standard does not know that the wording is ours', () => {
    for (const [hazard, { opening }] of Object.entries(script.hazards)) {
      const isKnown = ['smoke', 'heat', 'flame', 'gas', 'electrical', 'structure'].includes(hazard)
      expect({ hazard, clause: opening.clause }).toEqual({ hazard, clause: isKnown ? 'N-A.1' : null })
    }
  })

  it('asks who calls for help whether they can speak, and says that a faulty device is no hazard', () => {
    expect(script.hazards.panic.opening['zh-CN']).toContain('说话方便吗')
    expect(script.hazards.medical.opening['zh-CN']).toContain('120')
    expect(script.hazards.device.opening['zh-CN']).toContain('不是险情')
    for (const { need, say } of script.needs) if (say) expect(say.only.device?.['zh-CN'] ?? '', need).not.toMatch(/^$|报警了/)
  })

  it('has an advice for every special need, once', () => {
    expect(script.needs.map(({ need }) => need).sort()).toEqual([...SpecialNeed.options].sort())
  })

  it('leaves only known blanks, the same in both languages', () => {
    const known: readonly string[] = SCRIPT_BLANKS
    const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort()
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      if ('zh-CN' in value && 'en' in value && typeof value['zh-CN'] === 'string' && typeof value.en === 'string') {
        expect(blanks(value.en), value['zh-CN']).toEqual(blanks(value['zh-CN']))
        for (const blank of blanks(value.en)) expect(known).toContain(blank)
      }
      Object.values(value).forEach(visit)
    }
    for (const { content } of readFolder('scripts')) visit(content)
  })

  it('has the sentences for incoming and follow-up calls', () => {
    expect(PhraseList.parse(readJson('scripts/incoming.json')).clause).toBe('N-A.2')
    expect(PhraseList.parse(readJson('scripts/follow-up.json')).clause).toBe('N-A.3')
  })
})

describe('the playbooks (annex B)', () => {
  it('cover B.1 to B.6, what goes beyond them by the clause that comes nearest, and every hazard exactly once', () => {
    expect(playbooks.map(({ book }) => book.clause).sort()).toEqual([
      ...['C-5.7', 'E-6.3', 'E-6.4', 'N-5.1.2.2'],
      ...['N-B.1', 'N-B.2', 'N-B.3', 'N-B.4', 'N-B.5', 'N-B.6'],
    ])
    expect(playbooks.flatMap(({ book }) => book.hazards).sort()).toEqual([...HazardKind.options].sort())
    for (const { file, book } of playbooks) expect(file).toBe(`${book.id}.json`)
  })

  it('begin with the protective gear wherever staff enter a danger (N-6.3.3.1)', () => {
    for (const { book } of playbooks) {
      const enters = ['electrical', 'gas', 'smoke', 'structure', 'help', 'security'].includes(book.id)
      expect(
        book.steps.map((step) => step.guard === 'gear'),
        book.id,
      ).toEqual(book.steps.map((_, i) => enters && i === 0))
      expect(new Set(book.steps.map((step) => step.id)).size, book.id).toBe(book.steps.length)
    }
  })

  it('look after a faulty device: technician within 24 h, patrols while it is blind, a test at the end (N-5.1.2.2)', () => {
    const steps = playbooks.find(({ book }) => book.id === 'device')?.book.steps ?? []
    expect(steps.map(({ id }) => id)).toEqual(expect.arrayContaining(['power', 'wiring', 'stand-in', 'technician']))
    expect(steps.find(({ id }) => id === 'technician')?.words['zh-CN']).toContain('24 h')
    expect(steps.at(-1)?.id).toBe('test')
  })

  it('give each step the clause it comes from', () => {
    const clause = /^(N-(B\.[1-6]|[4-8](\.\d+)+)|E-[4-7](\.\d+)+|C-5\.[1-7])$/
    for (const { book } of playbooks) for (const step of book.steps) expect(step.clause, `${book.id}/${step.id}`).toMatch(clause)
  })
})

describe('the deadlines', () => {
  it('are named for every kind, with 2 s to accept (N-6.2.1)', () => {
    const table = DeadlineTable.parse(readJson('deadlines.json'))
    expect(Object.keys(table).sort()).toEqual([...DeadlineKind.options].sort())
    expect(table.accept).toEqual({ afterMs: 2000, clause: 'N-6.2.1' })
  })
})
