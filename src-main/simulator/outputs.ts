/** Outputs: they stay at rest until the console orders otherwise, then act and report where they stand. */
import { z } from 'zod'
import type { Report } from './signals.ts'

/** Where an output of each kind stands while nothing drives it. */
export const AT_REST: Record<string, 0 | 1> = {
  siren: 0,
  'fire-broadcast': 0,
  light: 0,
  output: 0,
  'door-release': 0,
  sprinkler: 0,
  valve: 1,
  'gas-valve': 1,
}

export const isOutput = ({ kind }: { kind: string }): boolean => Object.hasOwn(AT_REST, kind)

/** The payload of `…/commands`. */
export const Order = z.object({ id: z.string().min(1), on: z.literal([0, 1]) })
export type Order = z.infer<typeof Order>

export interface Output {
  drive(on: 0 | 1): void
  report(): Report
}

/** Null for a kind that cannot be driven. Without feedback it obeys, but nothing proves that it does. */
export function createOutput(kind: string, hasFeedback: boolean): Output | null {
  const rest = AT_REST[kind]
  if (rest === undefined) return null
  let on = rest
  return {
    drive: (wanted) => {
      on = wanted
    },
    report: () => ({ values: { on, started: on, feedback: hasFeedback ? on : rest } }),
  }
}
