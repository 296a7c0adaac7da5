/** The order of the queue, and how it holds still while somebody points at it. Pure. */
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'

/** Ids by part of the queue, top to bottom. */
export interface QueueOrder {
  waiting: string[]
  inHand: string[]
  /** Back to normal before anybody saw it: it stays until somebody does. */
  returned: string[]
  closed: string[]
}

export const isOpen = (incident: Incident) => incident.state !== 'archived'
const isWaiting = (incident: Incident) => isOpen(incident) && incident.unacknowledged

/** Slight ones only: what was a fire or a leak a moment ago still waits on top. */
const hasReturned = (incident: Incident) =>
  isWaiting(incident) &&
  incident.priority > 2 &&
  incident.alarms.length > 0 &&
  incident.alarms.every((alarm) => alarm.state === 'returnedUnacknowledged' || alarm.state === 'normal')

const byPriorityThenAge = (a: Incident, b: Incident) =>
  a.priority - b.priority || a.openedAt.localeCompare(b.openedAt) || a.id.localeCompare(b.id)
const newestClosedFirst = (a: Incident, b: Incident) => (b.archivedAt ?? '').localeCompare(a.archivedAt ?? '')

export const queueOrder = (incidents: Iterable<Incident>): QueueOrder => {
  const all = [...incidents]
  const ids = (belongs: (incident: Incident) => boolean, order: (a: Incident, b: Incident) => number) =>
    all
      .filter(belongs)
      .sort(order)
      .map(({ id }) => id)
  return {
    waiting: ids((incident) => isWaiting(incident) && !hasReturned(incident), byPriorityThenAge),
    inHand: ids((incident) => isOpen(incident) && !incident.unacknowledged, byPriorityThenAge),
    returned: ids(hasReturned, byPriorityThenAge),
    closed: ids((incident) => !isOpen(incident), newestClosedFirst),
  }
}

const everyId = ({ waiting, inHand, returned, closed }: QueueOrder) => [...waiting, ...inHand, ...returned, ...closed]

/** While held, rows stay where they were; what is new waits and is counted. */
export const heldOrder = (shown: QueueOrder, fresh: QueueOrder): { order: QueueOrder; waitingBelow: number } => {
  const known = new Set(everyId(shown))
  const present = new Set(everyId(fresh))
  const still = (ids: string[]) => ids.filter((id) => present.has(id))
  return {
    order: { waiting: still(shown.waiting), inHand: still(shown.inHand), returned: still(shown.returned), closed: still(shown.closed) },
    waitingBelow: [...fresh.waiting, ...fresh.inHand, ...fresh.returned].filter((id) => !known.has(id)).length,
  }
}

/** The incident that the accept key takes: still abnormal before returned, worst priority, oldest. */
export const worstWaiting = (incidents: Iterable<Incident>): string | null => {
  const { waiting, returned } = queueOrder(incidents)
  return waiting[0] ?? returned[0] ?? null
}

/** Which incident the panel turns to when the board changes. It never leaves one that somebody is working on. */
export const panelChoice = (incidents: ReadonlyMap<string, Incident>, selected: string | null, busy: boolean): string | null => {
  const present = selected === null ? undefined : incidents.get(selected)
  if (busy && present) return present.id
  const inWork = present && isOpen(present) && !present.unacknowledged && present.state !== 'raised'
  if (present && (inWork || isWaiting(present))) return present.id
  return worstWaiting(incidents.values()) ?? present?.id ?? null
}

/** The incident after (or before) the selected one, as the queue shows them. */
export const neighbour = (order: QueueOrder, selected: string | null, step: 1 | -1): string | null => {
  const ids = [...order.waiting, ...order.inHand, ...order.returned]
  if (ids.length === 0) return null
  const at = selected === null ? -1 : ids.indexOf(selected)
  const next = at === -1 ? (step === 1 ? 0 : ids.length - 1) : (at + step + ids.length) % ids.length
  return ids[next] ?? null
}
