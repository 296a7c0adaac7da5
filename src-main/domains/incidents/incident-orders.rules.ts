/** What commands do to the orders of an incident. Pure. */
import { SaidStep } from '../../../src-preload/contract/incident-parts.types.ts'
import type { IncidentCommand, OrderState } from '../../../src-preload/contract/wire/words.ts'
import type { EventOf, IncidentContext, IncidentEvent, OrderRecord } from './incident.types.ts'

export const NOT_ACKNOWLEDGED = 'notAcknowledged'

export const isRunning = ({ endedAt }: OrderRecord): boolean => endedAt === null
export const isAwaited = (order: OrderRecord): boolean => isRunning(order) && order.arrivedAt === null
export const isOnScene = (order: OrderRecord): boolean => isRunning(order) && order.arrivedAt !== null
/** They did not answer in time, or said that they cannot come. */
export const isAbsent = ({ state, reason }: OrderRecord): boolean =>
  state === 'declined' || (state === 'withdrawn' && reason === NOT_ACKNOWLEDGED)
const isUnacknowledged = (order: OrderRecord): boolean => isRunning(order) && order.state === 'given'

/** Which orders each step may be taken by. */
const POINT = {
  acknowledge: isUnacknowledged,
  depart: (order) => isAwaited(order) && order.departedAt === null,
  arrive: isAwaited,
  progress: isRunning,
  decline: isAwaited,
  withdraw: isRunning,
  complete: isOnScene,
} satisfies Partial<Record<IncidentCommand, (order: OrderRecord) => boolean>>

type OrderStep = keyof typeof POINT
export type OrderEvent = EventOf<OrderStep>

export const isOrderEvent = (event: IncidentEvent): event is OrderEvent => event.type in POINT

/** Whose order a step is about: the person named, else everybody at that point. */
export const isMeant = (order: OrderRecord, event: OrderEvent): boolean =>
  POINT[event.type](order) && (event.staff === undefined || event.staff === order.staff)

/** A step that somebody took implies the steps before it. */
function stepped(order: OrderRecord, event: OrderEvent): OrderRecord {
  const { at } = event
  const reached = (state: OrderState, times: Partial<OrderRecord>): OrderRecord => ({
    ...order,
    acknowledgedAt: order.acknowledgedAt ?? at,
    ...times,
    state,
  })
  switch (event.type) {
    case 'acknowledge':
      return reached('acknowledged', {})
    case 'depart':
      return reached('onTheWay', { departedAt: at })
    case 'arrive':
      return arrived(order, at)
    case 'progress':
      return { ...order, reports: [...order.reports, { at, by: event.actor.name, text: event.text, photos: event.photos }] }
    case 'decline':
      return { ...order, state: 'declined', reason: event.reason || null, endedAt: at }
    case 'withdraw':
      return { ...order, state: 'withdrawn', reason: event.reason || null, endedAt: at }
    case 'complete': {
      const said = event.text === '' ? [] : [{ at, by: event.actor.name, text: event.text, photos: [] }]
      return { ...order, state: 'completed', endedAt: at, reports: [...order.reports, ...said] }
    }
  }
}

const arrived = (order: OrderRecord, at: number): OrderRecord => ({
  ...order,
  state: 'onScene',
  acknowledgedAt: order.acknowledgedAt ?? at,
  departedAt: order.departedAt ?? at,
  arrivedAt: at,
})

/** The core's time counts; what the person's own clock said stands beside it. */
function withSaid(order: OrderRecord, { type, said }: OrderEvent): OrderRecord {
  const step = SaidStep.safeParse(type)
  return said === undefined || !step.success ? order : { ...order, said: { ...order.said, [step.data]: said } }
}

export const ordersAfter = ({ orders }: IncidentContext, event: OrderEvent): OrderRecord[] =>
  orders.map((order) => (isMeant(order, event) ? withSaid(stepped(order, event), event) : order))

/** Orders that ended with the last step. */
export const ordersEnded = ({ orders }: IncidentContext, after: IncidentContext): OrderRecord[] =>
  after.orders.filter((order, index) => !isRunning(order) && orders[index]?.endedAt === null)

/** Who confirms on the spot has arrived; when somebody is there already, it was them, and the others are still on the way. */
export function ordersConfirmed({ orders }: IncidentContext, { by, at }: EventOf<'confirm'>): OrderRecord[] {
  if (by !== 'staff' || orders.some(isOnScene)) return orders
  return orders.map((order) => (isAwaited(order) ? arrived(order, at) : order))
}

/** The incident is over for its staff: who was there is done, who was not is called back. */
export const ordersReleased = ({ orders }: IncidentContext, at: number): OrderRecord[] =>
  orders.map((order) => (isRunning(order) ? { ...order, state: order.arrivedAt === null ? 'withdrawn' : 'completed', endedAt: at } : order))

/** Somebody still has to say that they go; of a team one answer is enough. */
export function ordersUnanswered({ orders }: IncidentContext): OrderRecord[] {
  const answered = new Set(orders.flatMap((order) => (isRunning(order) && order.acknowledgedAt !== null ? (order.group ?? []) : [])))
  return orders.filter((order) => isUnacknowledged(order) && !(order.group !== null && answered.has(order.group)))
}

/** Those that the deadline begun at `since` was for, whatever somebody did to the clock meanwhile. */
export const ordersOverdue = (context: IncidentContext, since: number): OrderRecord[] =>
  ordersUnanswered(context).filter(({ givenAt }) => givenAt <= since)
