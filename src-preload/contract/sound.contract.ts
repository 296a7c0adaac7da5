/** The loudspeaker of a seat: tried when somebody sits down, watched from then on; what became of it stands in the journal. */
import { z } from 'zod'
import { HANDLERS, procedure } from './wire/procedure.ts'

/**
 * `gone`: there is no loudspeaker (any more). `blocked`: the browser keeps the page mute. `stalled`: nothing comes out of
 * the sound system. `notHeard`: the person who tried it heard nothing.
 */
export const SoundFailure = z.enum(['gone', 'blocked', 'stalled', 'notHeard'])
export type SoundFailure = z.infer<typeof SoundFailure>

/** As the system calls it; empty where it does not say. */
const Device = z.string().max(200)

const SoundReport = z.discriminatedUnion('state', [
  z.object({ state: z.literal('tested'), heard: z.boolean(), device: Device }),
  z.object({ state: z.literal('failed'), failure: SoundFailure, device: Device }),
  z.object({ state: z.literal('restored'), device: Device }),
])
export type SoundReport = z.infer<typeof SoundReport>

export const sound = {
  /** A seat tells a failure once, and once that it is over. */
  report: procedure(HANDLERS)
    .route({ method: 'POST', path: '/sound/reports', summary: 'What became of the loudspeaker of my seat', tags: ['system'] })
    .input(SoundReport)
    .output(z.object({ ok: z.literal(true) })),
}
