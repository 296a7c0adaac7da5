/** Outputs (siren, fire broadcast, sprinkler, valve, light, door release) and the actions that drive them (clause E-4.3.7). */
import { z } from 'zod'
import { HANDLERS, Id, PageInput, pageOf, procedure, Time, WATCHERS } from './wire/procedure.ts'
import { ActionState, DeviceMode, OutputPolicy } from './wire/words.ts'

/** One output being driven, for one or more incidents or by hand. */
export const Action = z.object({
  id: Id,
  /** Those it is driven for, the first one first; none: by hand. */
  incidents: z.array(Id),
  /** The rule of `resources/linkages.json` that asked for it; null: by hand. */
  rule: Id.nullable(),
  device: Id,
  point: Id,
  value: z.number(),
  /** It is put back on the spot only: stop ends the action and drives nothing. */
  onSpot: z.boolean(),
  policy: OutputPolicy,
  state: ActionState,
  /** Why it was commanded by hand. */
  reason: z.string(),
  confirmedBy: z.array(z.object({ id: Id, name: z.string() })),
  /** Interlocks that kept it from being driven. */
  blockedBy: z.array(Id),
  /** The network does not take the order; it is tried again. */
  unsent: z.boolean(),
  /** The time for its feedback ran out. */
  overdue: z.boolean(),
  /** The wait for the feedback that is running now. */
  feedback: z.object({ startedAt: Time, dueAt: Time }).nullable(),
  proposedAt: Time,
  commandedAt: Time.nullable(),
  stoppedBy: z.string().nullable(),
  endedAt: Time.nullable(),
})
export type Action = z.infer<typeof Action>

/** A point that can be commanded, with what it reports. */
export const Output = z.object({
  device: Id,
  point: Id,
  kind: Id,
  name: z.string(),
  nameEn: z.string(),
  zone: Id,
  place: z.string(),
  placeEn: z.string(),
  /** By its feedback, where it has one. */
  value: z.number().nullable(),
  at: Time.nullable(),
  /** It can be heard. */
  heard: z.boolean(),
  mode: DeviceMode,
  byHand: OutputPolicy,
  rest: z.number(),
  onSpot: z.boolean(),
  /** The action that drives it or waits to do so. */
  action: Id.nullable(),
})
export type Output = z.infer<typeof Output>

const OfAction = z.object({ action: Id })

export const outputs = {
  list: procedure(WATCHERS)
    .route({ method: 'GET', path: '/outputs', summary: 'Everything that can be commanded, with what it reports', tags: ['outputs'] })
    .output(pageOf(Output)),
  actions: procedure(WATCHERS)
    .route({ method: 'GET', path: '/outputs/actions', summary: 'Outputs that were driven, newest first', tags: ['outputs'] })
    .input(PageInput.extend({ incident: Id.optional() }))
    .output(pageOf(Action)),
  command: procedure(HANDLERS)
    .route({ method: 'POST', path: '/outputs/command', summary: 'Drive an output by hand', tags: ['outputs'] })
    .input(
      z.object({
        device: Id,
        point: Id.default('on'),
        value: z.union([z.literal(0), z.literal(1)]),
        reason: z.string().trim().max(200).default(''),
      }),
    )
    .output(Action),
  confirm: procedure(HANDLERS)
    .route({ method: 'POST', path: '/outputs/confirm', summary: 'Confirm a proposed action; some need two persons', tags: ['outputs'] })
    .input(OfAction)
    .output(Action),
  stop: procedure(HANDLERS)
    .route({
      method: 'POST',
      path: '/outputs/stop',
      summary: 'Stop an action: drive its output back, or drop the proposal',
      tags: ['outputs'],
    })
    .input(OfAction)
    .output(Action),
  stopAll: procedure(HANDLERS)
    .route({ method: 'POST', path: '/outputs/stopAll', summary: 'Stop everything that is driven for an incident', tags: ['outputs'] })
    .input(z.object({ incident: Id }))
    .output(pageOf(Action)),
}
