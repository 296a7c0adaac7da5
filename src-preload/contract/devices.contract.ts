/** Devices and their points; readings; messages that could not be used. */
import { z } from 'zod'
import { Id, LngLat, PageInput, pageOf, procedure, Time, WATCHERS } from './wire/procedure.ts'
import { DeviceState, RejectReason } from './wire/words.ts'

export const PointValue = z.object({ id: Id, unit: z.string(), value: z.number().nullable(), at: Time.nullable() })
export type PointValue = z.infer<typeof PointValue>

export const Device = z.object({
  id: Id,
  site: Id,
  /** A device kind of `resources/device-kinds`, e.g. `smoke-detector`. */
  kind: Id,
  name: z.string(),
  nameEn: z.string(),
  zone: Id,
  place: z.string(),
  placeEn: z.string(),
  lngLat: LngLat,
  points: z.array(PointValue),
  state: DeviceState,
  seenAt: Time.nullable(),
})
export type Device = z.infer<typeof Device>

export const Reading = z.object({ at: Time, value: z.number(), late: z.boolean() })

/** A message kept for inspection; the newest 500 are kept. */
export const Rejected = z.object({ at: Time, reason: RejectReason, topic: z.string(), device: z.string().nullable(), excerpt: z.string() })
export type Rejected = z.infer<typeof Rejected>

export const devices = {
  list: procedure(WATCHERS)
    .route({ method: 'GET', path: '/devices', summary: 'Devices with their newest values', tags: ['devices'] })
    .input(PageInput.extend({ zone: Id.optional(), kind: Id.optional(), state: DeviceState.optional() }))
    .output(pageOf(Device)),
  get: procedure(WATCHERS)
    .route({ method: 'GET', path: '/devices/{id}', summary: 'One device', tags: ['devices'] })
    .input(z.object({ id: Id }))
    .output(Device),
  readings: procedure(WATCHERS)
    .route({ method: 'GET', path: '/readings', summary: 'Readings of one point, oldest first', tags: ['devices'] })
    .input(
      z.object({
        device: Id,
        point: Id,
        since: Time.optional(),
        until: Time.optional(),
        limit: z.coerce.number().int().min(1).max(5000).default(1000),
      }),
    )
    .output(pageOf(Reading)),
  rejected: procedure(WATCHERS)
    .route({ method: 'GET', path: '/rejected', summary: 'Messages that were not used, newest first', tags: ['devices'] })
    .output(pageOf(Rejected)),
}
