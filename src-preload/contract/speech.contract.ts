/** The voice of the console: the sentences of the scripts, and orders, spoken without any network (annex A). */
import { z } from 'zod'
import { DESK, Id, procedure } from './wire/procedure.ts'

const Language = z.enum(['zh-CN', 'en'])
const Sentence = z.object({
  incident: Id,
  part: z.enum(['opening', 'menu', 'answer', 'farewell']),
  /** Of the telephone, with `answer`. */
  key: z.number().int().min(1).max(3).optional(),
  to: z.enum(['party', 'family']).default('party'),
  language: Language.default('zh-CN'),
})

export const SpeechCondition = z.object({
  /** Programs that speak what nobody has recorded; null where there is none. */
  voice: z.enum(['espeak-ng', 'say', 'sapi']).nullable(),
  /** Sentences and parts of sentences that a person has spoken in. */
  recorded: z.number().int(),
  /** Why the last one could not be spoken, in the words of the system. */
  failure: z.string().nullable(),
})
export type SpeechCondition = z.infer<typeof SpeechCondition>

export const speech = {
  /** WAV of 22 050 Hz, mono, 16 bit. Errors: 404 `speech.notFound`, 409 `speech.noVoice`. */
  say: procedure(DESK)
    .route({ method: 'GET', path: '/speech', summary: 'A sentence of the script an incident runs with, spoken', tags: ['speech'] })
    .input(Sentence)
    .output(z.file()),
  /** Any words, e.g. an order for a radio. Errors: 409 `speech.noVoice`. */
  read: procedure(DESK)
    .route({ method: 'POST', path: '/speech/read', summary: 'Words, spoken', tags: ['speech'] })
    .input(z.object({ text: z.string().trim().min(1).max(1000), language: Language.default('zh-CN') }))
    .output(z.file()),
  text: procedure(DESK)
    .route({ method: 'GET', path: '/speech/text', summary: 'What that sentence says', tags: ['speech'] })
    .input(Sentence)
    .output(z.object({ text: z.string() })),
  condition: procedure(DESK)
    .route({ method: 'GET', path: '/speech/condition', summary: 'Which voice speaks, and why nothing can be said', tags: ['speech'] })
    .output(SpeechCondition),
}
