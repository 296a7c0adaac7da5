/** The people concerned and the people who help. */
import { z } from 'zod'
import { DESK, HANDLERS, Id, LngLat, PageInput, pageOf, procedure, Time, WATCHERS } from './wire/procedure.ts'
import { StaffState } from './wire/words.ts'

/** What changes the script and the order of evacuation (clauses N-4.1, N-6.3.5). */
export const SpecialNeed = z.enum(['elderly', 'livesAlone', 'hardOfHearing', 'poorSight', 'wheelchair', 'ill', 'minor', 'noMandarin'])
export type SpecialNeed = z.infer<typeof SpecialNeed>

export const Phone = z.object({ label: z.enum(['mobile', 'home', 'family', 'neighbour', 'duty']), name: z.string(), number: z.string() })
export type Phone = z.infer<typeof Phone>

/** The person concerned (当事人). `phones` is empty for seats that may not see numbers. */
export const Party = z.object({
  id: Id,
  name: z.string(),
  nameEn: z.string(),
  age: z.number().int().nullable(),
  needs: z.array(SpecialNeed),
  phones: z.array(Phone),
})
export type Party = z.infer<typeof Party>

export const Skill = z.enum(['fire', 'breathingApparatus', 'gas', 'electrical', 'firstAid', 'water', 'building'])
export type Skill = z.infer<typeof Skill>

export const Staff = z.object({
  id: Id,
  /** The number on the jacket and on the map. */
  number: z.string(),
  name: z.string(),
  nameEn: z.string(),
  skills: z.array(Skill),
  state: StaffState,
  incident: Id.nullable(),
  position: LngLat.nullable(),
  positionAt: Time.nullable(),
  /** Local clock time `HH:MM` at which the shift ends. */
  onDutyUntil: z.string(),
})
export type Staff = z.infer<typeof Staff>

/** A household or shop of the site, to find it by address or name. */
export const Household = z.object({
  id: Id,
  zone: Id,
  address: z.string(),
  addressEn: z.string(),
  lngLat: LngLat,
  party: z.object({ name: z.string(), nameEn: z.string() }),
})
export type Household = z.infer<typeof Household>

export const people = {
  households: procedure(DESK)
    .route({ method: 'GET', path: '/households', summary: 'Households whose address or name has these words', tags: ['people'] })
    .input(PageInput.extend({ words: z.string().max(100).default('') }))
    .output(pageOf(Household)),
  staff: procedure(WATCHERS)
    .route({ method: 'GET', path: '/staff', summary: 'On-site staff', tags: ['people'] })
    .output(pageOf(Staff)),
  /** Off duty means: never proposed, never ordered. Errors: 404 `staff.notFound`, 409 `staff.busy` while an order is running. */
  setDuty: procedure(HANDLERS)
    .route({ method: 'POST', path: '/staff/{staff}/duty', summary: 'Somebody comes on duty or goes', tags: ['people'] })
    .input(
      z.object({
        staff: Id,
        onDuty: z.boolean(),
        /** Local clock time `HH:MM` at which the shift ends, when it is not the planned one. */
        until: z
          .string()
          .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
          .optional(),
      }),
    )
    .output(Staff),
}
