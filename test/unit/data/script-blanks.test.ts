/** No blank of any sentence is ever left open: for every kind of device, hazard, place and need, in both languages. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ScriptSpeech } from '../../../src-main/speech/script-speech.ts'
import { BY_HAND, type Place } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { SpecialNeed } from '../../../src-preload/contract/people.contract.ts'
import { PhraseList, SCRIPT_BLANKS, WarningScript } from '../../../src-preload/contract/procedures.types.ts'
import { blanksOf, fill, forHazard } from '../../../src-preload/contract/script-words.ts'
import { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import { RESOURCES, resources } from '../../support/tiny-site.ts'
import { incident } from '../renderer/samples.ts'

const read = (name: string) => JSON.parse(readFileSync(join(RESOURCES, 'scripts', name), 'utf8'))
const script = WarningScript.parse(read('warning.json'))
const kinds = [...resources.kinds.values()]
const LANGUAGES = ['zh-CN', 'en'] as const
const PLACES: Place[] = [
  incident().place,
  { ...incident().place, room: null, text: '山塘街 128 号', textEn: '128 Shantang St' },
  { ...incident().place, household: null, room: null, device: BY_HAND, text: '通贵桥头', textEn: 'Tonggui Bridge' },
]
/** An open blank, a gap, or a word of the program. */
const OPEN = /\{\{|\}\}|…|undefined|null|NaN/

const voice = new ScriptSpeech({
  speaker: { say: async () => null } as never,
  script: () => script,
  spoken: (device) => resources.kinds.get(device)?.spoken,
  farewell: resources.farewell,
  hotline: '',
})

const sentences = (language: (typeof LANGUAGES)[number], one: Incident): string[] =>
  (['party', 'family'] as const).flatMap((to) => [
    ...(['opening', 'menu', 'farewell'] as const).map((part) => voice.text({ incident: one, part, to, language }) ?? '-'),
    ...[1, 2, 3].map((key) => voice.text({ incident: one, part: 'answer', key, to, language }) ?? '-'),
  ])

describe.each(LANGUAGES)('what the console says in %s', (language) => {
  it.each(HazardKind.options)('about %s has no blank left, whatever the device, the place and the person', (kind) => {
    let said = 0
    for (const device of [...kinds.map((one) => one.kind), BY_HAND])
      for (const place of PLACES)
        for (const needs of [[], ...SpecialNeed.options.map((need) => [need])]) {
          const base = incident({ kind, place: { ...place, device } })
          const one = { ...base, party: base.party && { ...base.party, needs } }
          for (const sentence of sentences(language, one)) {
            said++
            if (sentence.trim() === '' || OPEN.test(sentence)) expect.fail(`${kind} ${device} ${needs}: ${sentence}`)
          }
        }
    expect(said).toBeGreaterThan(1000)
  })

  it.each(HazardKind.options)('about %s to staff, and asks further, with no blank left', (kind) => {
    const asked = script.answers.flatMap(({ ask }) => (ask ? [ask.say, ask.menu, ...ask.answers.flatMap(({ say }) => say ?? [])] : []))
    expect(asked.length).toBeGreaterThan(0)
    for (const { spoken } of kinds)
      for (const place of PLACES)
        for (const sentence of [forHazard(script.staff, kind), ...asked]) {
          const words = fill(sentence[language], blanksOf(script, kind, place, spoken, language)).map(({ text }) => text)
          expect(words.join('')).not.toMatch(OPEN)
        }
  })

  it('names the device and the place', () => {
    const [opening] = sentences(language, incident({ place: { ...incident().place, device: 'smoke-detector' } }))
    expect(opening).toContain(language === 'en' ? 'kitchen smoke detector' : '厨房烟感探测器')
  })

  it.each(['incoming.json', 'follow-up.json'])('of %s has no blank left', (name) => {
    const list = PhraseList.parse(read(name))
    for (const { say } of list.phrases)
      for (const place of PLACES) {
        const words = fill(say[language], blanksOf(script, 'smoke', place, undefined, language)).map(({ text }) => text)
        expect(words.join('')).not.toMatch(OPEN)
      }
  })

  it('fills every blank a script may have', () => {
    const [place] = PLACES
    if (!place) throw new Error('There is no place')
    const blanks = blanksOf(script, 'gas', place, undefined, language)
    for (const blank of SCRIPT_BLANKS) expect(blanks[blank].trim()).not.toBe('')
  })
})
