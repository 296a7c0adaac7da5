/** How somebody walks to an incident, what they are told, and the pictures they send (clause N-6.2.3). */
import { z } from 'zod'
import { DESK, HANDLERS, Id, LngLat, procedure, Time, WATCHERS } from './wire/procedure.ts'

/** The way of one person to the place of an incident, from where they are now. */
export const Way = z.object({
  staff: Id,
  distanceM: z.number(),
  /** At 1.2 m/s. */
  walkS: z.number(),
  /** It follows the streets and bridges of the site; else it is the straight line. */
  byPath: z.boolean(),
  /** From the person to the place. */
  line: z.array(LngLat),
  /** Streets, alleys and bridges in the order in which they are walked. */
  via: z.array(z.object({ name: z.string(), nameEn: z.string() })),
})
export type Way = z.infer<typeof Way>

/** How people leave the place of an incident for an assembly point. */
export const Escape = z.object({
  /** `properties.id` of the assembly point. */
  assembly: Id,
  name: z.string(),
  nameEn: z.string(),
  /** People it holds; null: not known. */
  capacity: z.number().int().nullable(),
  metres: z.number(),
  /** At 1.2 m/s. */
  walkS: z.number(),
  byPath: z.boolean(),
  /** From the place to the assembly point. */
  line: z.array(LngLat),
})
export type Escape = z.infer<typeof Escape>

/** An order in words, to be read aloud over the radio or printed. */
export const OrderInWords = z.object({ 'zh-CN': z.string(), en: z.string() })
export type OrderInWords = z.infer<typeof OrderInWords>

export const Attachment = z.object({
  /** SHA-256 of the file: the same picture is kept once. */
  id: Id,
  mime: z.enum(['image/jpeg', 'image/png']),
  bytes: z.number().int(),
  at: Time,
  by: z.string(),
})
export type Attachment = z.infer<typeof Attachment>

/** Bytes of a picture. */
export const ATTACHMENT_MAX = 8_000_000

export const dispatch = {
  /** Errors: 404 `incident.notFound`, 404 `staff.notFound`. */
  way: procedure(WATCHERS)
    .route({ method: 'GET', path: '/incidents/{incident}/ways/{staff}', summary: 'How somebody walks to an incident', tags: ['dispatch'] })
    .input(z.object({ incident: Id, staff: Id }))
    .output(Way),
  /** To the two nearest assembly points on foot; none where the site has none. Errors: 404 `incident.notFound`. */
  evacuation: procedure(WATCHERS)
    .route({ method: 'GET', path: '/incidents/{incident}/escapes', summary: 'Ways to the assembly points', tags: ['dispatch'] })
    .input(z.object({ incident: Id }))
    .output(z.object({ ways: z.array(Escape) })),
  /** What an order to this person says now: who, where, what, which way, what to wear. Errors as above. */
  words: procedure(DESK)
    .route({ method: 'GET', path: '/incidents/{incident}/orders/{staff}/words', summary: 'An order in words', tags: ['dispatch'] })
    .input(z.object({ incident: Id, staff: Id }))
    .output(OrderInWords),
}

export const attachments = {
  /** Its id goes with `incidents.progress`. Errors: 400 `attachment.notAPicture`, 413 `attachment.tooLarge`, 503 `attachment.notKept`. */
  put: procedure(HANDLERS)
    .route({ method: 'POST', path: '/attachments', summary: 'Keep a picture (JPEG or PNG, up to 8 MB)', tags: ['dispatch'] })
    .input(z.object({ base64: z.string().max(14_000_000) }))
    .output(Attachment),
  /** Errors: 404 `attachment.notFound`. */
  get: procedure(DESK)
    .route({ method: 'GET', path: '/attachments/{id}', summary: 'A picture', tags: ['dispatch'] })
    .input(z.object({ id: Id }))
    .output(z.object({ mime: Attachment.shape.mime, base64: z.string() })),
}
