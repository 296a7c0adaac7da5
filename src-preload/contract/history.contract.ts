/** The map as it was: what was open, out of order and where staff were at a moment of the past. */
import { z } from 'zod'
import { Place } from './incident-parts.types.ts'
import { Id, LngLat, procedure, Time, WATCHERS } from './wire/procedure.ts'
import { DeviceState, HazardKind, Priority } from './wire/words.ts'

export const Moment = z.object({
  at: Time,
  incidents: z.array(z.object({ id: Id, kind: HazardKind, priority: Priority, place: Place, openedAt: Time, archivedAt: Time.nullable() })),
  /** Devices that were not normal then. */
  devices: z.array(z.object({ id: Id, state: DeviceState, priority: Priority.nullable() })),
  /** `at` is when the position was told. Empty for all but the desk. */
  staff: z.array(z.object({ id: Id, lngLat: LngLat, at: Time })),
})
export type Moment = z.infer<typeof Moment>

export const history = {
  /** From when on something is known. */
  span: procedure(WATCHERS)
    .route({ method: 'GET', path: '/history', summary: 'How far back the map can be seen', tags: ['history'] })
    .output(z.object({ from: Time, to: Time })),
  at: procedure(WATCHERS)
    .route({ method: 'GET', path: '/history/{at}', summary: 'The map at a moment of the past', tags: ['history'] })
    .input(z.object({ at: Time }))
    .output(Moment),
}
