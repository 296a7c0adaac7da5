/** What a replay shows at one moment: the incident as it was then, its devices, and where staff were. Pure. */
import type { Alarm } from '../../../src-preload/contract/alarms.contract.ts'
import { BY_HAND, type Order } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { Staff } from '../../../src-preload/contract/people.contract.ts'
import {
  type CallState,
  HazardKind,
  IncidentState,
  type OrderState,
  Priority,
  type StaffState,
} from '../../../src-preload/contract/wire/words.ts'
import { type Course, type Fact, latest } from './course.rules.ts'

export interface Frame {
  /** Null before the warning. */
  incident: Incident | null
  /** Of its devices, those that were in alarm. */
  alarming: ReadonlySet<string>
  staff: Staff[]
  calls: { id: string; number: string; state: CallState }[]
}

/** So many facts are known at a moment; between two of them nothing of the incident changes. */
export const factsUntil = ({ facts }: Course, moment: number): number => facts.findLastIndex(({ at }) => at <= moment) + 1

/** `incident`: as it was when the last of the facts known at this moment became known. */
export function frameAt(course: Course, moment: number, incident: Incident | null): Frame {
  const active = (incident?.alarms ?? []).filter(({ returnedAt }) => returnedAt === null)
  return {
    incident,
    alarming: new Set(active.map(({ device }) => device)),
    staff: staffAt(course, incident, moment),
    calls: callsAt(course, moment),
  }
}

const newest = (facts: readonly Fact[], ...names: string[]): Fact | undefined => facts.findLast(({ fact }) => names.includes(fact))

/** After so many facts; null before the first. */
export function incidentAfter(course: Course, count: number): Incident | null {
  const final = course.replay.incident
  const facts = course.facts.slice(0, count)
  const moment = facts.at(-1)?.at ?? 0
  const opened = Date.parse(final.openedAt)
  if (moment < opened) return null
  const until = (at: string | null): string | null => (at !== null && Date.parse(at) <= moment ? at : null)
  const been = <T extends { at: string }>(list: readonly T[]): T[] => list.filter(({ at }) => until(at) !== null)
  const byHand = final.place.device === BY_HAND
  const accepted = newest(facts, 'incident.accepted')
  const alarmed = newest(facts, 'alarm.raised', 'alarm.retriggered')
  const unacknowledged = !byHand && (accepted === undefined || (alarmed?.at ?? 0) > accepted.at)
  const alarms = final.alarms.filter(({ receivedAt }) => until(receivedAt) !== null).map((alarm) => alarmAt(alarm, facts, unacknowledged))
  const isMoving =
    newest(facts, 'incident.rescueReported', 'incident.evacuated', 'incident.evacueeNoted', 'incident.cordonSet') !== undefined
  const cordoned = newest(facts, 'incident.cordonSet')
  const reports = been(final.reports).map((report) => ({ ...report, receivedAt: until(report.receivedAt) }))
  return {
    ...final,
    state: IncidentState.catch(byHand ? 'contacting' : 'raised').parse(newest(facts, 'incident.moved')?.data.to),
    kind: HazardKind.catch(final.kind).parse(newest(facts, 'incident.opened')?.data.kind),
    priority: priorityAt(final, facts, alarms),
    alarms,
    deadlines: [],
    allowed: [],
    missing: [],
    proposals: [],
    related: [],
    owner: accepted || byHand ? final.owner : null,
    commander: final.commander && until(final.commander.since) ? final.commander : null,
    assignedTo: null,
    unacknowledged,
    silencedUntil: null,
    verdict: verdictAt(facts),
    staffConfirmedAt: until(final.staffConfirmedAt),
    acceptedAt: until(final.acceptedAt),
    clearedAt: until(final.clearedAt),
    archivedAt: until(final.archivedAt),
    calls: been(final.calls),
    orders: final.orders.filter(({ givenAt }) => until(givenAt) !== null).map((order) => orderAt(order, until)),
    reports,
    reported: reports.map(({ recipient }) => recipient),
    casualties: been(final.casualties).map((casualty) => ({ ...casualty, handedOverAt: until(casualty.handedOverAt) })),
    cordon: cordoned ? final.cordon : null,
    evacuees: isMoving ? final.evacuees.map((evacuee) => (until(evacuee.at) ? evacuee : { ...evacuee, state: 'waiting' as const })) : [],
    steps: been(final.steps),
    escalations: been(final.escalations),
  }
}

function alarmAt(alarm: Alarm, facts: readonly Fact[], unacknowledged: boolean): Alarm {
  const said = facts.findLast(
    ({ fact, data }) => data.alarm === alarm.id && ['alarm.raised', 'alarm.retriggered', 'alarm.returned'].includes(fact),
  )
  const isActive = said?.fact !== 'alarm.returned'
  const value = typeof said?.data.value === 'number' ? said.data.value : alarm.value
  if (isActive) return { ...alarm, value, state: unacknowledged ? 'unacknowledged' : 'acknowledged', returnedAt: null }
  return { ...alarm, value, state: unacknowledged ? 'returnedUnacknowledged' : 'normal', returnedAt: new Date(said.at).toISOString() }
}

const priorityAt = ({ priority }: Incident, facts: readonly Fact[], alarms: readonly Alarm[]): Priority => {
  const opened = Priority.catch(priority).parse(newest(facts, 'incident.opened')?.data.priority)
  return Priority.catch(priority).parse(Math.min(opened, ...alarms.map((alarm) => alarm.priority)))
}

function verdictAt(facts: readonly Fact[]): Incident['verdict'] {
  const said = newest(facts, 'incident.confirmed', 'incident.rescueReported')
  const moved = newest(facts, 'incident.moved')
  // A false alarm that came again is not known to be false any more.
  const isForgotten = moved?.data.from === 'standingDown' && moved.data.to === 'contacting'
  if (!said || isForgotten) return 'unknown'
  return said.fact === 'incident.confirmed' && said.data.verdict === 'false' ? 'false' : 'real'
}

function orderAt(order: Order, until: (at: string | null) => string | null): Order {
  const times = {
    acknowledgedAt: until(order.acknowledgedAt),
    departedAt: until(order.departedAt),
    arrivedAt: until(order.arrivedAt),
    endedAt: until(order.endedAt),
  }
  const state: OrderState = times.endedAt
    ? order.state
    : times.arrivedAt
      ? 'onScene'
      : times.departedAt
        ? 'onTheWay'
        : times.acknowledgedAt
          ? 'acknowledged'
          : 'given'
  return { ...order, ...times, state, reports: order.reports.filter(({ at }) => until(at) !== null) }
}

/** Those that had been asked for, in the state their last step led to. */
function callsAt({ replay }: Course, moment: number): Frame['calls'] {
  const until = new Map<string, CallState>()
  for (const event of replay.events) if (event.type === 'call' && Date.parse(event.at) <= moment) until.set(event.call, event.state)
  return replay.calls.flatMap(({ id, number }) => {
    const state = until.get(id)
    return state ? [{ id, number, state }] : []
  })
}

const STAFF_STATES: Partial<Record<OrderState, StaffState>> = {
  given: 'ordered',
  acknowledged: 'ordered',
  onTheWay: 'onTheWay',
  onScene: 'onScene',
}

function staffAt({ replay, trails }: Course, incident: Incident | null, moment: number): Staff[] {
  return replay.staff.map((member) => {
    const trail = trails.get(member.id)
    const there = trail ? latest(trail, moment) : null
    const order = incident?.orders.findLast(({ staff }) => staff === member.id)
    const state = (order && STAFF_STATES[order.state]) ?? 'free'
    return {
      ...member,
      state,
      incident: state === 'free' ? null : (incident?.id ?? null),
      position: there?.value ?? null,
      positionAt: there && new Date(there.at).toISOString(),
    }
  })
}
