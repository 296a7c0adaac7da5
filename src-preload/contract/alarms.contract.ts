/** Alarms: abnormal conditions of a point, with ISA-18.2 states and five time stamps. */
import { z } from 'zod'
import { HANDLERS, Id, PageInput, pageOf, procedure, Time, WATCHERS } from './wire/procedure.ts'
import { AlarmState, HazardKind, Priority } from './wire/words.ts'

export const Alarm = z.object({
  id: Id,
  device: Id,
  point: Id,
  /** The limit that was crossed, e.g. `high`. */
  condition: Id,
  hazard: HazardKind,
  priority: Priority,
  state: AlarmState,
  incident: Id,
  /** Newest value and the limit, in the point's unit; `peak` is the worst value so far. */
  value: z.number(),
  peak: z.number(),
  limit: z.number(),
  unit: z.string(),
  /** True when the reading reached the core long after it was sensed. */
  late: z.boolean(),
  /** The five time stamps: by the device, by the core, on a screen, from a loudspeaker, first act of a person. */
  sensedAt: Time,
  receivedAt: Time,
  shownAt: Time.nullable(),
  soundedAt: Time.nullable(),
  firstActAt: Time.nullable(),
  returnedAt: Time.nullable(),
})
export type Alarm = z.infer<typeof Alarm>

export const alarms = {
  list: procedure(WATCHERS)
    .route({ method: 'GET', path: '/alarms', summary: 'Alarms, newest first', tags: ['alarms'] })
    .input(PageInput.extend({ open: z.stringbool().or(z.boolean()).optional() }))
    .output(pageOf(Alarm)),
  /** A seat says that it painted or sounded alarms; the core stamps its own time. Repeats are ignored. */
  witness: procedure(HANDLERS)
    .route({ method: 'POST', path: '/alarms/witness', summary: 'Say that alarms were shown or sounded', tags: ['alarms'] })
    .input(z.object({ alarms: z.array(Id).min(1).max(500), what: z.enum(['shown', 'sounded']) }))
    .output(z.object({ ok: z.literal(true) })),
}
