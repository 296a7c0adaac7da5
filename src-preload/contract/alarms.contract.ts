/** Alarms: abnormal conditions of a point, with ISA-18.2 states and five time stamps; and how well the alarm system does. */
import { z } from 'zod'
import { HANDLERS, Id, PageInput, pageOf, procedure, Time, WATCHERS } from './wire/procedure.ts'
import { AlarmState, HazardKind, Priority } from './wire/words.ts'

export const Alarm = z.object({
  id: Id,
  device: Id,
  point: Id,
  /** The limit that was crossed, e.g. `high`; `combination:<id>` when several devices together raised it. */
  condition: Id,
  hazard: HazardKind,
  priority: Priority,
  state: AlarmState,
  /** Null: it is listed by itself, as trouble of a device is, and acknowledged there. */
  incident: Id.nullable(),
  /** Newest value and the value at which it was raised, in the point's unit; `peak` is the worst value so far. */
  value: z.number(),
  peak: z.number(),
  limit: z.number(),
  unit: z.string(),
  /** True when the reading reached the core long after it was sensed. */
  late: z.boolean(),
  /** It came and went three times in a minute; its return is taken only after a minute of calm. */
  chattering: z.boolean(),
  shelved: z.object({ until: Time, reason: z.string(), by: z.string() }).nullable(),
  /** The five time stamps: by the device, by the core, on a screen, from a loudspeaker, first act of a person. */
  sensedAt: Time,
  receivedAt: Time,
  shownAt: Time.nullable(),
  soundedAt: Time.nullable(),
  firstActAt: Time.nullable(),
  returnedAt: Time.nullable(),
  /** Its incident was archived; one without an incident was seen and is normal. */
  closedAt: Time.nullable(),
})
export type Alarm = z.infer<typeof Alarm>

/** Who says so: EEMUA 191, ISA-18.2, GB 50440. */
export const HealthSource = z.enum(['eemua191', 'isa182', 'gb50440'])
export type HealthSource = z.infer<typeof HealthSource>

/** A figure, and the most (or least) it should be. Null: nothing happened that could be measured. */
export const Measure = z.object({
  value: z.number().nullable(),
  target: z.number(),
  bound: z.enum(['atMost', 'atLeast']),
  source: HealthSource,
})
export type Measure = z.infer<typeof Measure>

/** How many there are now, and the newest 100 of them. */
const Listed = z.object({ count: z.number().int(), alarms: z.array(Alarm) })

export const AlarmHealth = z.object({
  since: Time,
  until: Time,
  /** How often an alarm asked for attention: new, again, or off the shelf. */
  annunciations: z.number().int(),
  /** Per ten minutes: on average, and at the worst. */
  rate: Measure,
  peak: Measure,
  /** Share of the time in a flood: it begins above 10 in ten minutes and ends below 5. */
  flood: Measure,
  /** Share of the ten busiest sources. */
  topTen: Measure,
  /** Share of each priority: low is 4, medium 3, high 2 and 1. */
  low: Measure,
  medium: Measure,
  high: Measure,
  /** Numbers now. */
  chattering: Measure,
  stale: Measure,
  /** Per day. */
  falseAlarms: Measure,
  /** Annunciations in each ten minutes that begin at `at`. */
  series: z.array(z.object({ at: Time, count: z.number().int() })),
  floods: z.array(z.object({ from: Time, to: Time })),
  /** The ten busiest. */
  sources: z.array(z.object({ device: Id, point: Id, condition: Id, count: z.number().int(), share: z.number() })),
  /** Of the incidents archived with a verdict, by the kind of device that raised them; null for devices no longer there. */
  falseAlarmsByKind: z.array(
    z.object({ kind: Id.nullable(), verdicts: z.number().int(), falseAlarms: z.number().int(), share: z.number() }),
  ),
  now: z.object({ chattering: Listed, stale: Listed, shelved: Listed, suppressed: Listed, outOfService: Listed }),
})
export type AlarmHealth = z.infer<typeof AlarmHealth>

const WithId = z.object({ id: Id })

export const alarms = {
  list: procedure(WATCHERS)
    .route({ method: 'GET', path: '/alarms', summary: 'Alarms, newest first', tags: ['alarms'] })
    .input(
      PageInput.extend({
        open: z.stringbool().or(z.boolean()).optional(),
        /** Trouble of devices, or hazards to people. */
        kind: z.enum(['device', 'hazard']).optional(),
        state: AlarmState.optional(),
      }),
    )
    .output(pageOf(Alarm)),
  /** A seat says that it painted or sounded alarms; the core stamps its own time. Repeats are ignored. */
  witness: procedure(HANDLERS)
    .route({ method: 'POST', path: '/alarms/witness', summary: 'Say that alarms were shown or sounded', tags: ['alarms'] })
    .input(z.object({ alarms: z.array(Id).min(1).max(500), what: z.enum(['shown', 'sounded']) }))
    .output(z.object({ ok: z.literal(true) })),
  acknowledge: procedure(HANDLERS)
    .route({
      method: 'POST',
      path: '/alarms/{id}/acknowledge',
      summary: 'Seen: for an alarm without incident; others are acknowledged by accepting their incident',
      tags: ['alarms'],
    })
    .input(WithId)
    .output(Alarm),
  shelve: procedure(HANDLERS)
    .route({
      method: 'POST',
      path: '/alarms/{id}/shelve',
      summary: 'Put aside until a time, at most 24 h; never what lives may depend on',
      tags: ['alarms'],
    })
    .input(WithId.extend({ until: Time, reason: z.string().trim().min(1).max(200) }))
    .output(Alarm),
  unshelve: procedure(HANDLERS)
    .route({ method: 'POST', path: '/alarms/{id}/unshelve', summary: 'Take off the shelf before its time', tags: ['alarms'] })
    .input(WithId)
    .output(Alarm),
  health: procedure(WATCHERS)
    .route({
      method: 'GET',
      path: '/alarms/health',
      summary: 'How well the alarm system does: figures with their targets',
      tags: ['alarms'],
    })
    .input(z.object({ since: Time.optional(), until: Time.optional() }))
    .output(AlarmHealth),
}
