/** Fills the blanks of a scripted call from what the system knows, for seats and for the voice of the console. Pure: nobody types what is known. */
import type { Place } from './incident-parts.types.ts'
import type { SpecialNeed } from './people.contract.ts'
import type { ScriptAnswer, ScriptBlank, Sentence, WarningScript, Words } from './procedures.types.ts'
import type { HazardKind } from './wire/words.ts'

type Language = keyof Words

/** A stretch of a sentence; `filled` stretches came from the system and stand out. */
export interface Stretch {
  text: string
  filled: boolean
}

export type Blanks = Record<ScriptBlank, string>

/** Where the device is not known: nobody is left with a gap in the sentence. */
export const ANY_DEVICE: Words = { 'zh-CN': '监测设备', en: 'detector' }
/** For a site that has set none. */
export const ANY_HOTLINE: Words = { 'zh-CN': '来电显示的号码', en: 'the number you see on your telephone' }

/** `山塘街 128 号 · 厨房` → the part after the dot. */
const roomOf = (place: Place, language: Language): string | null =>
  place.room === null ? null : ((language === 'en' ? place.textEn : place.text).split('·').at(1)?.trim() ?? place.room)

/** Room and spoken name of the device: `厨房烟感探测器`, `kitchen smoke detector`. */
export const spokenDevice = (place: Place, spoken: Words, language: Language): string => {
  const room = place.household === null ? null : roomOf(place, language)
  if (room === null) return spoken[language]
  return language === 'en' ? `${room} ${spoken.en}` : `${room}${spoken['zh-CN']}`
}

const streetOf = (text: string) => text.split('·')[0]?.trim() ?? text

export const blanksOf = (
  script: WarningScript,
  kind: HazardKind,
  place: Place,
  spoken: Words = ANY_DEVICE,
  language: Language,
  hotline = '',
): Blanks => ({
  service: script.service[language],
  place: streetOf(language === 'en' ? place.textEn : place.text),
  device: spokenDevice(place, spoken, language),
  hazard: script.hazards[kind].name[language],
  symptom: script.hazards[kind].symptom[language],
  hotline: hotline || ANY_HOTLINE[language],
})

/** The service's own name is not a fact about this case, so it does not stand out. */
const STANDS_OUT = new Set<string>(['place', 'device', 'hazard', 'symptom'])

export const fill = (sentence: string, blanks: Blanks): Stretch[] =>
  sentence.split(/(\{\{\w+\}\})/).flatMap((piece) => {
    const name = /^\{\{(\w+)\}\}$/.exec(piece)?.[1]
    if (name === undefined) return piece === '' ? [] : [{ text: piece, filled: false }]
    return [{ text: blanks[name as ScriptBlank] ?? '…', filled: STANDS_OUT.has(name) }]
  })

/** The opening for this person: the first special need that asks for its own wording replaces the usual one. */
export function openingFor(script: WarningScript, kind: HazardKind, needs: readonly SpecialNeed[]): Sentence {
  const own = script.needs.find(({ need, say }) => needs.includes(need) && say !== null)?.say
  return own ? forHazard(own, kind) : script.hazards[kind].opening
}

export const adviceFor = (script: WarningScript, needs: readonly SpecialNeed[], language: Language): string[] =>
  script.needs.filter(({ need }) => needs.includes(need)).map(({ advice }) => advice[language])

export const forHazard = <T>(choice: { other: T; only: Partial<Record<HazardKind, T>> }, kind: HazardKind): T =>
  choice.only[kind] ?? choice.other

export const answerByKey = (script: WarningScript, key: number): ScriptAnswer | undefined =>
  script.answers.find((answer) => answer.key === key)

/** What was said last, to know which sentence follows: the answer that matches the newest attempt. */
export const answerGiven = (
  script: WarningScript,
  attempt: { outcome: ScriptAnswer['outcome']; answer: ScriptAnswer['answer'] } | undefined,
): ScriptAnswer | undefined =>
  attempt && script.answers.find(({ outcome, answer }) => outcome === attempt.outcome && answer === attempt.answer)
