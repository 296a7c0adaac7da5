/** The journal: everything that was decided or done, hash-chained, never altered (N-6.3.7, N-7.4). */
import { z } from 'zod'
import { Id, PageInput, pageOf, procedure, Time, WATCHERS } from './wire/procedure.ts'

export const JournalEntry = z.object({
  seq: z.number().int(),
  at: Time,
  /** Past-tense fact, e.g. `incident.accepted`. */
  fact: z.string(),
  /** Who: a person's name, or `core` for what the system did by itself. */
  by: z.string(),
  incident: Id.nullable(),
  data: z.record(z.string(), z.unknown()),
  /** SHA-256 over the previous hash and this entry, hex. */
  hash: z.string(),
})
export type JournalEntry = z.infer<typeof JournalEntry>

export const journal = {
  list: procedure(WATCHERS)
    .route({ method: 'GET', path: '/journal', summary: 'Journal, newest first', tags: ['journal'] })
    .input(PageInput.extend({ incident: Id.optional() }))
    .output(pageOf(JournalEntry)),
}
