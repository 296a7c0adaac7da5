/** What is played in a drill: roles for devices, their readings by the second, and what the party and the staff do. */
import { z } from 'zod'
import { DrillScenario } from '../../../src-preload/contract/drills.contract.ts'
import { Words } from '../../../src-preload/contract/procedures.types.ts'
import { Id } from '../../../src-preload/contract/wire/procedure.ts'

/** Which device plays a role: one of this kind, anywhere, in a household, or where somebody needs help. */
const Role = z.object({
  role: Id,
  kind: Id,
  at: z.enum(['anywhere', 'household', 'helpless']).default('anywhere'),
  /** In the household of this role. */
  with: Id.optional(),
})

const Reading = z.object({ atS: z.number().min(0), role: Id, point: Id, value: z.number() })

export const DrillScript = DrillScenario.extend({
  cast: z.array(Role).min(1),
  readings: z.array(Reading).min(1),
  /** What each point goes back to once the incident is being cleared. */
  normal: z.array(z.object({ role: Id, point: Id, value: z.number() })),
  party: z.object({ say: Words.nullable() }),
  staff: z.object({ acknowledgeS: z.number(), arriveS: z.number(), say: z.array(z.object({ afterS: z.number(), words: Words })) }),
})
export type DrillScript = z.infer<typeof DrillScript>

/** A script with its roles given to devices of the site. */
export interface Casting {
  script: DrillScript
  deviceOf: ReadonlyMap<string, string>
}
