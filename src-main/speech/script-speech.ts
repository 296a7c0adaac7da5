/** What the console says on the telephone and in the room: the sentences of the script an incident runs with, all blanks filled. */
import type { ProcedureRef } from '../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { WarningScript, Words } from '../../src-preload/contract/procedures.types.ts'
import { blanksOf, fill, forHazard, openingFor } from '../../src-preload/contract/script-words.ts'
import type { PromptRequest, Speech } from '../domains/calls/calls.ports.ts'
import type { Said, Speaker } from './speaker.ts'
import type { Language } from './voices.ts'

export interface ScriptSpeechNeeds {
  speaker: Speaker
  script: (ref: ProcedureRef) => WarningScript | undefined
  /** How the kind of a device is spoken of; undefined for one that is not there. */
  spoken: (device: string) => Words | undefined
  farewell: Words
  hotline: string
}

export class ScriptSpeech implements Speech {
  readonly #needs: ScriptSpeechNeeds

  constructor(needs: ScriptSpeechNeeds) {
    this.#needs = needs
  }

  /** Null when the script has nothing to say there. */
  text({ incident, part, key, to, language }: PromptRequest): string | null {
    const { script, spoken, farewell, hotline } = this.#needs
    const said = script(incident.script)
    if (!said) return null
    const { kind, place, party } = incident
    const answer = said.answers.find(({ digit }) => digit === key)?.say
    const sentence = {
      opening: to === 'family' ? said.family : openingFor(said, kind, party?.needs ?? []),
      menu: said.menu,
      answer: answer ? forHazard(answer, kind) : null,
      farewell,
    }[part]
    if (!sentence) return null
    const blanks = blanksOf(said, kind, place, spoken(place.device), language, hotline)
    return fill(sentence[language], blanks)
      .map(({ text }) => text)
      .join('')
  }

  async said(request: PromptRequest, rank?: number): Promise<Said | null> {
    const text = this.text(request)
    return text === null ? null : this.#needs.speaker.say(text, request.language, rank)
  }

  async prompt(request: PromptRequest): Promise<{ path: string; ms: number } | null> {
    return this.said(request)
  }

  isWell(): boolean {
    return this.#needs.speaker.condition.failure === null
  }

  /** Everything the script may say at once about an incident, so that nothing waits when it is needed. */
  async prepare(incident: Incident): Promise<void> {
    const language: Language = incident.party?.needs.includes('noMandarin') ? 'en' : 'zh-CN'
    const parts: Pick<PromptRequest, 'part' | 'key' | 'to'>[] = [
      { part: 'opening', to: 'party' },
      { part: 'menu', to: 'party' },
      ...[1, 2, 3].map((key) => ({ part: 'answer', key, to: 'party' }) as const),
      { part: 'farewell', to: 'party' },
      { part: 'opening', to: 'family' },
    ]
    for (const part of parts) await this.said({ incident, language, ...part }, incident.priority)
  }
}
