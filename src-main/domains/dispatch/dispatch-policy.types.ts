/** How a site sends its people. The factory setting is `resources/dispatch.json`. */
import { z } from 'zod'
import { Skill } from '../../../src-preload/contract/people.contract.ts'
import { HazardKind } from '../../../src-preload/contract/wire/words.ts'

export const DispatchPolicy = z.object({
  /** Whoever has one of these skills is fit for the hazard. */
  fit: z.record(HazardKind, z.array(Skill).min(1)),
  /** So many metres a fit person may be further away than one who is not. */
  unfitM: z.number().min(0),
  /** So many metres one order of this shift counts against somebody. */
  orderM: z.number().min(0),
  /** An older position says nothing: then the post counts. ms. */
  staleMs: z.number().int().min(1000),
  /** Whether the next best is sent when an order is not acknowledged in time, or declined. */
  reassign: z.boolean(),
})
export type DispatchPolicy = z.infer<typeof DispatchPolicy>
