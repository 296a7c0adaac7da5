/** The voice beside a core: it speaks the scripts that the core's incidents run with. */
import { join } from 'node:path'
import type { Core } from '../core/core.ts'
import type { Resources } from '../core/resources.ts'
import type { SiteFile } from '../domains/site/site-file.types.ts'
import type { Logger } from '../kernel/logger.ts'
import type { SpeechApi } from '../rpc/speech.rpc.ts'
import { ScriptSpeech } from '../speech/script-speech.ts'
import { Speaker } from '../speech/speaker.ts'

export interface VoiceOptions {
  dataDir: string
  resources: Pick<Resources, 'farewell' | 'kinds'>
  site: SiteFile
  log: Logger
  /** Asked only when something is to be said. */
  core: () => Core
}

export function createVoice({ dataDir, resources, site, log, core }: VoiceOptions): { script: ScriptSpeech; api: SpeechApi } {
  const speaker = new Speaker({ folder: join(dataDir, 'speech'), recordings: [join(dataDir, 'recorded')], log })
  const script = new ScriptSpeech({
    speaker,
    script: (ref) => core().procedures.service.script(ref),
    spoken: (device) => resources.kinds.get(core().network.registry.get(device)?.kind ?? '')?.spoken,
    farewell: resources.farewell,
    hotline: site.hotline,
  })
  // Said at the start, not in the first call: that nothing here can speak.
  void speaker.say(resources.farewell['zh-CN'], 'zh-CN')
  return {
    script,
    api: {
      text: (request) => script.text(request),
      said: (request) => script.said(request),
      say: (text, language) => speaker.say(text, language),
      condition: () => speaker.condition,
    },
  }
}
