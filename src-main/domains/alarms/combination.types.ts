/** Rules over several devices as data (`resources/combinations.json`): together they mean more than each alone. */
import { z } from 'zod'
import { Id } from '../../../src-preload/contract/wire/procedure.ts'
import { HazardKind, Priority } from '../../../src-preload/contract/wire/words.ts'

export const Combination = z.object({
  id: Id,
  /** This many different devices … */
  count: z.number().int().min(2),
  /** … with an active alarm of one of these hazards … */
  hazards: z.array(HazardKind).min(1),
  /** … in one of these … */
  within: z.enum(['household', 'zone']),
  /** … raised within this span, in ms, … */
  windowMs: z.number().int().positive(),
  /** … raise this. */
  hazard: HazardKind,
  priority: Priority,
})
export type Combination = z.infer<typeof Combination>
