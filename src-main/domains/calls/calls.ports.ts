/** What calls need of others: the telephone, the voice, the incidents, and who has which number. */
import type { LineSettings } from '../../../src-preload/contract/calls.contract.ts'
import type { CallOutcome } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { Party } from '../../../src-preload/contract/people.contract.ts'
import type { CommandEvent, IncidentRecord } from '../incidents/incident.types.ts'
import type { LineState } from './calls.types.ts'

/** A piece of what is played: a WAV of 8000 Hz, mono, 16 bit, or a pause. */
export type Sound = { path: string } | { silenceMs: number }

/** `module,device` of the sound devices an operator speaks with. */
export interface Handset {
  microphone: string
  loudspeaker: string
}

/**
 * The telephone lines of the console. It is asked; what becomes of it is told as `LineEvent`. A line carries one call.
 * Whatever is asked for a call that the line does not carry (any more) does nothing.
 */
export interface Telephone {
  /** These are the lines from now on. */
  setUp(lines: readonly LineSettings[], handset: Handset): void
  dial(line: string, call: string, number: string): void
  /** Takes the call that rings on the line. */
  answer(line: string, call: string): void
  /** Plays one after the other; then the line hangs up. */
  play(line: string, call: string, sounds: readonly Sound[]): void
  /** Microphone and loudspeaker at the desk. */
  talk(line: string, call: string): void
  hangUp(line: string, call: string): void
  /** A WAV: what the other side said on the left, what it heard on the right; null when there is none. */
  recording(call: string): Promise<Uint8Array<ArrayBuffer> | null>
}

export type LineEvent =
  | ({ type: 'line'; line: string } & Omit<LineState, 'since'>)
  | { type: 'incoming'; line: string; number: string }
  /** `call` is null for the incoming one that nobody has taken yet. */
  | { type: 'ringing' | 'answered'; line: string; call: string | null }
  | { type: 'key'; line: string; call: string | null; key: string }
  /** `outcome` is null when it was an ordinary end. */
  | { type: 'over'; line: string; call: string | null; outcome: CallOutcome | null; failure: string | null }
  /** Nobody can speak: microphone or loudspeaker of the desk is missing. */
  | { type: 'mute'; call: string }
  | { type: 'recorded'; call: string }

export interface PromptRequest {
  incident: Incident
  /** What is going on · which key means what · what is said to the answer of a key · goodbye. */
  part: 'opening' | 'menu' | 'answer' | 'farewell'
  /** With `answer`. */
  key?: number
  /** The party itself, or family and neighbours because it is not reached. */
  to: 'party' | 'family'
  language: 'zh-CN' | 'en'
}

export interface Speech {
  /** A WAV of 8000 Hz, mono, 16 bit; null when nothing here can speak. */
  prompt(request: PromptRequest): Promise<{ path: string; ms: number } | null>
  /** Makes ready what will be said about an incident, so that it starts at once. */
  prepare?(incident: Incident): Promise<void>
  /** Whether the last sentence could be spoken. */
  isWell?(): boolean
}

export interface CallIncidents {
  get(id: string): IncidentRecord | undefined
  /** Open ones of the same household. */
  related(household: string | null): IncidentRecord[]
  /** Errors: `Refusal` when it is not taken now. */
  command(id: string, event: CommandEvent): IncidentRecord
}

export interface Parties {
  party(household: string | null): Party | null
  /** Whose number it is. */
  householdOf(number: string): string | null
}
