/** How far the evacuation has come. Pure. */
import type { Evacuee } from '../../../src-preload/contract/incident-parts.types.ts'

export interface LeavingCount {
  total: number
  /** Households that are out, or were looked for and not found. */
  done: number
  people: number
}

const isDone = ({ state }: Evacuee) => state === 'out' || state === 'notFound'

export const leavingCount = (evacuees: readonly Evacuee[]): LeavingCount => ({
  total: evacuees.length,
  done: evacuees.filter(isDone).length,
  people: evacuees.reduce((sum, { state, people }) => sum + (state === 'out' ? people : 0), 0),
})

/** Where the work goes on: nobody has told them yet, else they are not out yet. */
export const nextToLeave = (evacuees: readonly Evacuee[]): string | undefined =>
  (evacuees.find(({ state }) => state === 'waiting') ?? evacuees.find((evacuee) => !isDone(evacuee)) ?? evacuees[0])?.household
