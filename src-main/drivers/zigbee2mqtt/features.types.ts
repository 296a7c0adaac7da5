/** One property of a Zigbee device and the point it is; JSON, kept in the memory of its description. */
import { z } from 'zod'

const Word = z.union([z.string(), z.number(), z.boolean()])
export type Word = z.infer<typeof Word>

const common = {
  /** Point. */
  id: z.string(),
  /** Where in the payload: a property, or the member of a composite. */
  path: z.array(z.string()).min(1).max(3),
}

export const Feature = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal('number'), scale: z.number(), offset: z.number() }),
  /** What the payload says when the point is 1 and when it is 0. */
  z.object({ ...common, type: z.literal('switch'), on: Word, off: Word }),
])
export type Feature = z.infer<typeof Feature>

/** What must be known of a device again after a restart. */
export const Memory = z.object({ name: z.string(), features: z.array(Feature) })
export type Memory = z.infer<typeof Memory>
