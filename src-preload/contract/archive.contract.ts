/** The archive: sealed records, addenda, search over years, replay, and what false alarms lead back to (N-6.3.7, N-6.2.4). */
import { z } from 'zod'
import { Addendum, ArchiveRecord, Replay } from './archive-record.types.ts'
import { Outcome } from './figures.contract.ts'
import { CauseCategory } from './incident-parts.types.ts'
import { DESK, HANDLERS, Id, PageInput, pageOf, procedure, Time } from './wire/procedure.ts'
import { HazardKind, Priority } from './wire/words.ts'

/** A sealed record in a list. */
export const ArchiveEntry = z.object({
  incident: Id,
  openedAt: Time,
  sealedAt: Time,
  kind: HazardKind,
  priority: Priority,
  zone: Id,
  place: z.string(),
  placeEn: z.string(),
  outcome: Outcome,
  cause: CauseCategory.nullable(),
  /** Name of who handled it. */
  owner: z.string().nullable(),
  addenda: z.number().int(),
})
export type ArchiveEntry = z.infer<typeof ArchiveEntry>

/** `intact`: record and addenda hash to what they did, and the journal says the same. */
export const SealedRecord = z.object({
  record: ArchiveRecord,
  sealedAt: Time,
  sha256: z.string(),
  intact: z.boolean(),
  addenda: z.array(Addendum),
})
export type SealedRecord = z.infer<typeof SealedRecord>

/** `incidents`: false alarms; `total`: all incidents archived from there. */
const Counts = { incidents: z.number().int(), total: z.number().int(), lastAt: Time }

/** The false alarms of a span, most frequent first; of devices and limits the first 50. */
export const Causes = z.object({
  byCategory: z.array(z.object({ category: CauseCategory, incidents: z.number().int() })),
  byKind: z.array(z.object({ kind: HazardKind, ...Counts })),
  byDevice: z.array(z.object({ device: Id, name: z.string(), nameEn: z.string(), place: z.string(), placeEn: z.string(), ...Counts })),
  /** The limit that raised the first alarm; `combination:<id>` for a rule over several devices. */
  byLimit: z.array(z.object({ kind: Id.nullable(), point: Id, condition: Id, ...Counts })),
})
export type Causes = z.infer<typeof Causes>

const Incident = z.object({ incident: Id })

export const archive = {
  /** `words`: all of them, in any order; Chinese is found by any part of it, other words by their beginning. */
  search: procedure(DESK)
    .route({ method: 'GET', path: '/archive', summary: 'Sealed records, newest first', tags: ['archive'] })
    .input(
      PageInput.extend({
        words: z.string().max(200).default(''),
        kind: HazardKind.optional(),
        zone: Id.optional(),
        outcome: Outcome.optional(),
        cause: CauseCategory.optional(),
        owner: z.string().max(120).optional(),
        /** Of the warning; `to` is no longer in it. */
        from: Time.optional(),
        to: Time.optional(),
      }),
    )
    .output(pageOf(ArchiveEntry)),
  owners: procedure(DESK)
    .route({ method: 'GET', path: '/archive/owners', summary: 'Who has handled incidents, by name', tags: ['archive'] })
    .output(z.object({ owners: z.array(z.string()) })),
  causes: procedure(DESK)
    .route({ method: 'GET', path: '/archive/causes', summary: 'What false alarms lead back to', tags: ['archive'] })
    .input(z.object({ from: Time, to: Time }))
    .output(Causes),
  get: procedure(DESK)
    .route({ method: 'GET', path: '/archive/{incident}', summary: 'A sealed record with its addenda', tags: ['archive'] })
    .input(Incident)
    .output(SealedRecord),
  /** The record itself never changes. Errors: 404 `archive.notFound`, 409 `archive.tooManyAddenda`. */
  add: procedure(HANDLERS)
    .route({ method: 'POST', path: '/archive/{incident}/addenda', summary: 'Add something to a sealed record', tags: ['archive'] })
    .input(Incident.extend({ text: z.string().trim().min(1).max(4000) }))
    .output(SealedRecord),
  /** Also of an open incident, so far. Error: 404 `archive.notFound`. */
  replay: procedure(DESK)
    .route({ method: 'GET', path: '/archive/{incident}/replay', summary: 'An incident in the order of time', tags: ['archive'] })
    .input(Incident)
    .output(Replay),
}
