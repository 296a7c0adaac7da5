import { describe, expect, it } from 'vitest'
import { DeadlineTable } from '../../../src-main/domains/deadlines/deadlines.types.ts'
import { SpecialNeed } from '../../../src-preload/contract/people.contract.ts'
import { checkProcedure } from '../../../src-preload/contract/procedure-check.ts'
import { PhraseList, Playbook, WarningScript } from '../../../src-preload/contract/procedures.types.ts'
import { DeadlineKind, HazardKind } from '../../../src-preload/contract/wire/words.ts'
import { readFolder, readJson } from './read-json.ts'

const script = WarningScript.parse(readJson('scripts/warning.json'))
const incoming = PhraseList.parse(readJson('scripts/incoming.json'))
const followUp = PhraseList.parse(readJson('scripts/follow-up.json'))
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

  it('offers the party three keys of the telephone, and asks who needs help or sees fire whether anybody is hurt or trapped', () => {
    expect(script.menu['zh-CN']).toBe('误报请按 1，正在处理请按 2，需要帮助请按 3。')
    expect(script.answers.map(({ answer, digit }) => [answer, digit])).toEqual([
      ['nothingWrong', 1],
      ['canHandle', 2],
      ['fire', null],
      [null, null],
      ['needHelp', 3],
    ])
    const asking = script.answers.filter(({ ask }) => ask !== null)
    expect(asking.map(({ answer }) => answer)).toEqual(['fire', 'needHelp'])
    for (const { ask } of asking)
      expect(ask?.answers.map(({ digit, then }) => [digit, then])).toEqual([
        [1, 'reportInjured'],
        [2, 'report'],
        [3, null],
      ])
  })

  it('says what comes next when nobody is reached', () => {
    expect(Object.keys(script.unreached).sort()).toEqual(['busy', 'failed', 'noAnswer', 'wrongNumber'])
  })

  it('lets incoming calls begin with a greeting and end with a farewell, and an emergency open an incident', () => {
    expect([incoming.clause, followUp.clause]).toEqual(['N-A.2', 'N-A.3'])
    expect(incoming.phrases.map(({ id }) => id).at(0)).toBe('greeting')
    expect(incoming.phrases.find(({ id }) => id === 'emergency')?.then).toBe('openIncident')
    for (const { phrases } of [incoming, followUp])
      expect(phrases.filter(({ next }) => next.length === 0).map(({ id }) => id)).toEqual(['closing'])
  })

  it('keeps the wording of the standard for incoming and follow-up calls', () => {
    const said = (list: PhraseList, id: string) => list.phrases.find((phrase) => phrase.id === id)?.say
    expect(said(incoming, 'callBack')?.['zh-CN']).toBe('您好，您方便留个电话吗？我让负责我们这方面工作的同事尽快联系您。')
    expect(said(followUp, 'problem')?.['zh-CN']).toBe('好的，您反应的问题，我会及时安排处理，请您电话保持畅通。')
    const ours = incoming.phrases.filter(({ say }) => say.clause === null).map(({ id }) => id)
    expect(ours).toEqual(['greeting', 'emergency', 'closing'])
  })

  it('has no blank that is unknown, in one language only or outside of a sentence', () => {
    expect(checkProcedure('script', readJson('scripts/warning.json'))).toMatchObject({ ok: true })
    expect(checkProcedure('phrases', readJson('scripts/incoming.json'))).toMatchObject({ ok: true })
    expect(checkProcedure('phrases', readJson('scripts/follow-up.json'))).toMatchObject({ ok: true })
  })
})

describe('the playbooks (annex B and beyond)', () => {
  const bookOf = (id: string) => {
    const found = playbooks.find(({ book }) => book.id === id)
    if (!found) throw new Error(`There is no playbook ${id}`)
    return found.book
  }

  it('are sound: every step is reached, every way leads on, both languages are there', () => {
    for (const { file, book } of playbooks) expect(checkProcedure('playbook', book), file).toMatchObject({ ok: true })
  })

  it('cover B.1 to B.6 and what may happen beyond them, and every hazard exactly once', () => {
    expect(playbooks.map(({ book }) => `${book.id} ${book.clause}`).sort()).toEqual(
      [
        ...['electrical N-B.1', 'gas N-B.2', 'smoke N-B.3', 'structure N-B.4', 'hydrant N-B.5', 'living N-B.6'],
        ...['trapped N-6.3.3.2', 'medical C-5.7', 'help C-5.7', 'crowd E-6.3', 'security E-6.4', 'device N-5.1.2.2'],
        ...['suspicious-object E-6.4', 'lost-child E-6.4', 'violence E-6.4', 'weather E-6.4'],
      ].sort(),
    )
    expect(playbooks.flatMap(({ book }) => book.hazards).sort()).toEqual([...HazardKind.options].sort())
    for (const { file, book } of playbooks) expect(file).toBe(`${book.id}.json`)
  })

  it('offer what no device reports for the kinds in which it is found', () => {
    expect(
      playbooks
        .filter(({ book }) => book.hazards.length === 0)
        .map(({ book }) => book.id)
        .sort(),
    ).toEqual(['lost-child', 'suspicious-object', 'trapped', 'violence', 'weather'])
    for (const { book } of playbooks) {
      if (book.hazards.length === 0) expect(book.offered.length, book.id).toBeGreaterThan(0)
      expect(
        book.offered.filter((hazard) => book.hazards.includes(hazard)),
        book.id,
      ).toEqual([])
    }
    expect(bookOf('trapped').offered).toEqual(expect.arrayContaining(['fire', 'smoke', 'gas']))
  })

  it('ask for the protective gear before staff go into danger (N-6.3.3.1)', () => {
    const enters = ['electrical', 'gas', 'smoke', 'structure', 'trapped', 'medical', 'help', 'security', 'violence']
    expect(
      playbooks
        .filter(({ book }) => book.steps.some(({ guard }) => guard === 'gear'))
        .map(({ book }) => book.id)
        .sort(),
    ).toEqual(enters.sort())
    expect(bookOf('smoke').steps[0]?.guard).toBe('gear')
    const gas = bookOf('gas').steps.map(({ guard }) => guard)
    expect(gas.indexOf('gear')).toBeLessThan(gas.indexOf('gasOff'))
  })

  it('call the ambulance before anybody has put on gloves', () => {
    expect(bookOf('medical').steps[0]).toMatchObject({ id: 'ambulance', who: 'desk', guard: null })
  })

  it('look after a faulty device: technician within 24 h, patrols while it is blind, a test at the end (N-5.1.2.2)', () => {
    const { steps } = bookOf('device')
    expect(steps.map(({ id }) => id)).toEqual(['power', 'wiring', 'place', 'solved', 'stand-in', 'technician', 'test'])
    expect(steps.find(({ id }) => id === 'technician')).toMatchObject({ who: 'technician', minutes: 24 * 60 })
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
