/** What the desk does next with a running order, and which order its key is about. Pure. */
import type { Order } from '../../../src-preload/contract/incident-parts.types.ts'

export type OrderStep = 'acknowledge' | 'depart' | 'arrive' | 'complete'
type RunningState = Exclude<Order['state'], 'completed' | 'declined' | 'withdrawn'>
export type RunningOrder = Order & { state: RunningState }

const NEXT: Record<RunningState, OrderStep> = {
  given: 'acknowledge',
  acknowledged: 'depart',
  onTheWay: 'arrive',
  onScene: 'complete',
}

export const isRunning = (order: Order): order is RunningOrder => order.endedAt === null

export const nextOf = ({ state }: RunningOrder): OrderStep => NEXT[state]

/** When the state began. */
export const sinceOf = ({ state, givenAt, acknowledgedAt, departedAt, arrivedAt }: RunningOrder): string =>
  ({ given: givenAt, acknowledged: acknowledgedAt, onTheWay: departedAt, onScene: arrivedAt })[state] ?? givenAt

/** Told so much later than it was done, the phone was out of reach. */
const LATE_MS = 10_000

/** Steps that were told late by a handset: when the core was told, and when they were taken. */
export const lateSteps = (order: Order): { step: OrderStep; toldAt: string; saidAt: string }[] => {
  const { said, acknowledgedAt, departedAt, arrivedAt } = order
  const told = { acknowledge: acknowledgedAt, depart: departedAt, arrive: arrivedAt }
  return (['acknowledge', 'depart', 'arrive'] as const).flatMap((step) => {
    const [toldAt, saidAt] = [told[step], said[step]]
    return toldAt && saidAt && Date.parse(toldAt) - Date.parse(saidAt) > LATE_MS ? [{ step, toldAt, saidAt }] : []
  })
}

/** The opened one, else the one that has waited longest to move on; who is on scene has nothing to wait for. */
export const orderInHand = (orders: readonly RunningOrder[], opened: string | null): RunningOrder | undefined =>
  orders.find(({ id }) => id === opened) ?? orders.find(({ state }) => state !== 'onScene') ?? orders[0]
