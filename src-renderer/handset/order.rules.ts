/** What the person does next with an order, which order comes first, and the picture as it is after what was pressed. Pure. */

import type { HandsetAct, HandsetOrder, HandsetPicture } from '../../src-preload/contract/handset.contract.ts'
import type { Deadline } from '../../src-preload/contract/incident-parts.types.ts'
import { type Entry, isRefused } from './queue/queue.rules.ts'

/** `judge`: fire or false, two equal ones; `wait`: it is real, and the desk decides what is done. */
export type NextStep = 'acknowledge' | 'depart' | 'arrive' | 'judge' | 'wait' | 'secure' | 'complete'

export const nextStepOf = ({ order, verdict, state }: Pick<HandsetOrder, 'order' | 'verdict' | 'state'>): NextStep => {
  if (order.state === 'given') return 'acknowledge'
  if (order.state === 'acknowledged') return 'depart'
  if (order.state === 'onTheWay') return 'arrive'
  if (verdict === 'unknown') return 'judge'
  if (verdict === 'false') return 'complete'
  if (state === 'handling' || state === 'evacuating') return 'secure'
  return state === 'clearing' || state === 'advising' || state === 'standingDown' || state === 'archived' ? 'complete' : 'wait'
}

/** The worse first, of equals the older one. */
export const byGravity = (orders: readonly HandsetOrder[]): HandsetOrder[] =>
  orders.toSorted((a, b) => a.priority - b.priority || a.openedAt.localeCompare(b.openedAt))

/** The one that this person has to keep now. */
export const deadlineOf = ({ order, deadlines }: HandsetOrder): Deadline | null => {
  const kind = order.state === 'given' ? 'acknowledge' : order.state === 'onScene' ? 'step' : 'arrival'
  return deadlines.find((deadline) => deadline.kind === kind) ?? null
}

const ORDER_AFTER: Partial<Record<HandsetAct['kind'], HandsetOrder['order']['state']>> = {
  acknowledge: 'acknowledged',
  depart: 'onTheWay',
  arrive: 'onScene',
  decline: 'declined',
  complete: 'completed',
}

const orderAfter = (shown: HandsetOrder, act: HandsetAct, at: string): HandsetOrder => {
  if (!('incident' in act) || act.incident !== shown.incident) return shown
  if (act.kind === 'tick')
    return { ...shown, steps: shown.steps.map((step) => (step.id === act.step ? { ...step, done: act.done } : step)) }
  if (act.kind === 'evacuee')
    return {
      ...shown,
      evacuees: shown.evacuees.map((each) => (each.household === act.household ? { ...each, state: act.state, at } : each)),
    }
  if (!('order' in act) || act.order !== shown.order.id) return shown
  if (act.kind === 'confirm') return { ...shown, verdict: act.verdict }
  if (act.kind === 'secure') return { ...shown, state: 'clearing' }
  const state = ORDER_AFTER[act.kind]
  return state ? { ...shown, order: { ...shown.order, state, ...(act.kind === 'arrive' && { arrivedAt: at }) } } : shown
}

const isOver = ({ order }: HandsetOrder) => order.state === 'declined' || order.state === 'completed'

const after = (picture: HandsetPicture, { item: { act, at, id } }: Entry, clockOffset: number): HandsetPicture => {
  const coreAt = new Date(Date.parse(at) + clockOffset).toISOString()
  switch (act.kind) {
    case 'sos':
      return { ...picture, sos: picture.sos ?? id }
    case 'sosOver':
      return { ...picture, sos: null }
    case 'heed':
      return { ...picture, escalations: picture.escalations.filter((each) => each.id !== act.escalation) }
    case 'checkIn':
      return { ...picture, checkIns: [{ text: act.text, name: act.text, nameEn: act.text, at: coreAt }, ...picture.checkIns] }
    default:
      return { ...picture, orders: picture.orders.map((order) => orderAfter(order, act, coreAt)) }
  }
}

/** What the person pressed counts at once on their own screen; what was refused does not. `clockOffset`: core minus phone, in ms. */
export const asPressed = (picture: HandsetPicture, entries: readonly Entry[], clockOffset: number): HandsetPicture => {
  const pressed = entries.filter((entry) => !isRefused(entry)).reduce((so, entry) => after(so, entry, clockOffset), picture)
  return { ...pressed, orders: pressed.orders.filter((order) => !isOver(order)) }
}

/** Who is weakest first, as the core lists them; who is out goes to the end. */
export const stillInside = (evacuees: HandsetOrder['evacuees']): HandsetOrder['evacuees'] => [
  ...evacuees.filter(({ state }) => state !== 'out'),
  ...evacuees.filter(({ state }) => state === 'out'),
]
