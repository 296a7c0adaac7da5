/** Who outside the service is told when an incident is out of control (DB3205/T clause 6.3.4.1). */
import { z } from 'zod'
import { RescueRecipient } from './incident-parts.types.ts'
import { DESK, Id, pageOf, procedure } from './wire/procedure.ts'

export const RescueContact = z.object({
  id: Id,
  kind: RescueRecipient,
  name: z.string().min(1),
  nameEn: z.string().min(1),
  phone: z.string().min(2).max(40),
  /** Zones it is responsible for; null: the whole site. */
  zones: z.array(Id).nullable(),
  /** It also takes reports over the broker, on `watchroom/{site}/reports/{kind}`. */
  online: z.boolean(),
})
export type RescueContact = z.infer<typeof RescueContact>

export const rescue = {
  contacts: procedure(DESK)
    .route({ method: 'GET', path: '/rescue/contacts', summary: 'Who is reported to, and how they are reached', tags: ['site'] })
    .output(pageOf(RescueContact)),
}
