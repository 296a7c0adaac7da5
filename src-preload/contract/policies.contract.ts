/** The policies of the site with their versions: read by the desk, changed by commanders. */
import { z } from 'zod'
import { Policies } from './policies.types.ts'
import { DESK, pageOf, procedure, Time } from './wire/procedure.ts'

/** Version 0 is the factory setting: nobody has decided it. */
export const PoliciesVersion = z.object({
  version: z.number().int().min(0),
  at: Time.nullable(),
  by: z.string().nullable(),
  note: z.string(),
})
export type PoliciesVersion = z.infer<typeof PoliciesVersion>

/** `clauses`: of the standard that asks for a deadline, by its kind. */
export const PoliciesDocument = PoliciesVersion.extend({
  policies: Policies,
  factory: Policies,
  clauses: z.record(z.string(), z.string().nullable()),
})
export type PoliciesDocument = z.infer<typeof PoliciesDocument>

export const policies = {
  /** The newest version when none is named. Error: 404 `policies.notFound`. */
  get: procedure(DESK)
    .route({ method: 'GET', path: '/policies', summary: 'What the site has decided about its desk', tags: ['policies'] })
    .input(z.object({ version: z.coerce.number().int().min(0).optional() }))
    .output(PoliciesDocument),
  history: procedure(DESK)
    .route({ method: 'GET', path: '/policies/history', summary: 'Who changed it when and why, newest first', tags: ['policies'] })
    .output(pageOf(PoliciesVersion)),
  /**
   * Counts from now on; a deadline or chain that runs already goes on as it began. `base` is the version the change was
   * made from. Errors: 409 `policies.changedMeanwhile`, `policies.unchanged`.
   */
  set: procedure(['commander', 'admin'])
    .route({ method: 'PUT', path: '/policies', summary: 'Decide anew', tags: ['policies'] })
    .input(z.object({ base: z.number().int().min(0), note: z.string().trim().max(500), policies: Policies }))
    .output(PoliciesDocument),
}
