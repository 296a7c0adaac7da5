/** Scripts and playbooks with their versions: read by the desk, changed by commanders; an incident keeps the version it began with. */
import { z } from 'zod'
import { Clause, ProcedureDocument, ProcedureKind, Words } from './procedures.types.ts'
import { DESK, Id, pageOf, procedure, Time } from './wire/procedure.ts'
import { HazardKind } from './wire/words.ts'

/** `at` and `by` are null for what was delivered with the product. */
export const ProcedureVersion = z.object({
  kind: ProcedureKind,
  id: Id,
  version: z.number().int().min(1),
  at: Time.nullable(),
  by: z.string().nullable(),
  note: z.string(),
})
export type ProcedureVersion = z.infer<typeof ProcedureVersion>

/** The newest version of each. `hazards` and `offered` are empty for what is no playbook. */
export const ProcedureSummary = ProcedureVersion.extend({
  clause: Clause,
  name: Words,
  hazards: z.array(HazardKind),
  offered: z.array(HazardKind),
})
export type ProcedureSummary = z.infer<typeof ProcedureSummary>

export const Procedure = ProcedureVersion.extend({ procedure: ProcedureDocument })
export type Procedure = z.infer<typeof Procedure>

const EDITORS = ['commander', 'admin'] as const
const OfProcedure = z.object({ kind: ProcedureKind, id: Id })
const Note = z.string().trim().min(1).max(500)

/** The longest factory script has 40 kB. */
const DOCUMENT_MAX = 200_000
const Draft = z.record(z.string(), z.unknown()).refine((draft) => JSON.stringify(draft).length <= DOCUMENT_MAX, 'It is too long')

export const procedures = {
  list: procedure(DESK)
    .route({ method: 'GET', path: '/procedures', summary: 'Scripts and playbooks in their newest version', tags: ['procedures'] })
    .output(pageOf(ProcedureSummary)),
  /** The newest version when none is named. Error: 404 `procedure.notFound`. */
  get: procedure(DESK)
    .route({ method: 'GET', path: '/procedures/{kind}/{id}', summary: 'One version of a script or playbook', tags: ['procedures'] })
    .input(OfProcedure.extend({ version: z.coerce.number().int().min(1).optional() }))
    .output(Procedure),
  /** Error: 404 `procedure.notFound`. */
  history: procedure(DESK)
    .route({
      method: 'GET',
      path: '/procedures/{kind}/{id}/history',
      summary: 'Who changed it when and why, newest first',
      tags: ['procedures'],
    })
    .input(OfProcedure)
    .output(pageOf(ProcedureVersion)),
  /**
   * Stores a draft as a new version. `base` is the version it was made from; nobody's change is overwritten.
   * Errors: 404 `procedure.notFound`, 409 `procedure.changedMeanwhile`, `procedure.unchanged`, `procedure.hazardTaken`,
   * `procedure.tooManyVersions`, 422 `procedure.invalid` with reasons like `missingWords steps.3.words.en`.
   */
  save: procedure(EDITORS)
    .route({ method: 'PUT', path: '/procedures/{kind}/{id}', summary: 'Save a draft as a new version', tags: ['procedures'] })
    .input(OfProcedure.extend({ base: z.number().int().min(1), note: Note, document: Draft }))
    .output(Procedure),
  /** An older version becomes the newest. Errors: as `save`, without 422. */
  restore: procedure(EDITORS)
    .route({ method: 'POST', path: '/procedures/{kind}/{id}/restore', summary: 'Take an older version again', tags: ['procedures'] })
    .input(OfProcedure.extend({ version: z.number().int().min(1), note: Note }))
    .output(Procedure),
}
