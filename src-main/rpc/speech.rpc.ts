/** Binds the procedures of the console's voice. */
import { readFile } from 'node:fs/promises'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { SpeechCondition } from '../../src-preload/contract/speech.contract.ts'
import type { PromptRequest } from '../domains/calls/calls.ports.ts'
import { Refusal } from '../kernel/refusal.ts'
import { type ContractServer, found } from './contract-server.ts'

interface Spoken {
  roomPath: string
}

export interface SpeechApi {
  text(request: PromptRequest): string | null
  said(request: PromptRequest): Promise<Spoken | null>
  say(text: string, language: PromptRequest['language']): Promise<Spoken | null>
  condition(): SpeechCondition
}

/** For a core that stands alone. */
export const noSpeech: SpeechApi = {
  text: () => null,
  said: async () => null,
  say: async () => null,
  condition: () => ({ voice: null, recorded: 0, failure: null }),
}

interface Incidents {
  views: { incidentById(id: string): Incident | undefined }
}

export function speechRpc(os: ContractServer['speech'], { views }: Incidents, api: SpeechApi) {
  const asked = ({ incident, ...rest }: { incident: string } & Omit<PromptRequest, 'incident'>): PromptRequest => ({
    ...rest,
    incident: found(views.incidentById(incident), 'incident.notFound'),
  })
  const file = async (spoken: Spoken | null): Promise<File> => {
    if (!spoken) throw new Refusal('speech.noVoice', 409, 'Nothing on this machine can speak it')
    return new File([await readFile(spoken.roomPath)], 'speech.wav', { type: 'audio/wav' })
  }
  return {
    say: os.say.handler(async ({ input }) => {
      const request = asked(input)
      found(api.text(request) ?? undefined, 'speech.notFound')
      return file(await api.said(request))
    }),
    read: os.read.handler(async ({ input }) => file(await api.say(input.text, input.language))),
    text: os.text.handler(({ input }) => ({ text: found(api.text(asked(input)) ?? undefined, 'speech.notFound') })),
    condition: os.condition.handler(() => api.condition()),
  }
}
