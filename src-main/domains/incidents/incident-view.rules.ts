/** An incident as the contract shows it. Pure. */
import type { Deadline, Order } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { Party } from '../../../src-preload/contract/people.contract.ts'
import { iso, isoOrNull } from '../../kernel/clock.ts'
import { type AlarmRecord, alarmView } from '../alarms/alarms.types.ts'
import { type DeadlineRow, isOfIncident } from '../deadlines/deadlines.types.ts'
import type { StaffMember } from '../dispatch/dispatch.types.ts'
import { missingSteps } from './incident.rules.ts'
import type { IncidentRecord, OrderRecord } from './incident.types.ts'
import { certaintyOf } from './incident-care.rules.ts'
import { allowedCommands } from './incident-steps.machine.ts'

export interface IncidentSurroundings {
  alarms: AlarmRecord[]
  deadlines: DeadlineRow[]
  party: Party | null
  around: Incident['around']
  proposals: Incident['proposals']
  related: string[]
  evacuees: Incident['evacuees']
  member: (staff: string) => StaffMember | undefined
}

export function incidentView(record: IncidentRecord, with_: IncidentSurroundings): Incident {
  const { state, context } = record
  return {
    id: context.id,
    site: context.site,
    kind: context.kind,
    state,
    priority: context.priority,
    openedAt: iso(context.openedAt),
    place: context.place,
    party: with_.party,
    alarms: with_.alarms.map(alarmView),
    deadlines: deadlineViews(with_.deadlines),
    allowed: allowedCommands(record),
    missing: missingSteps(record),
    owner: context.owner,
    commander: context.commander && { ...context.commander, since: iso(context.commander.since) },
    unacknowledged: context.unacknowledged,
    silencedUntil: isoOrNull(context.silencedUntil),
    verdict: context.verdict,
    staffConfirmedAt: isoOrNull(context.staffConfirmedAt),
    acceptedAt: isoOrNull(context.acceptedAt),
    clearedAt: isoOrNull(context.clearedAt),
    archivedAt: isoOrNull(context.archivedAt),
    causeReport: context.causeReport,
    causeCategory: context.causeCategory,
    referral: context.referral && {
      ...context.referral,
      at: iso(context.referral.at),
      plannedAt: isoOrNull(context.referral.plannedAt),
    },
    assignedTo: context.assignedTo,
    related: with_.related,
    certainty: certaintyOf(context),
    calls: context.calls.map(timed),
    orders: context.orders.map((order) => orderView(order, with_.member(order.staff))),
    proposals: with_.proposals,
    reported: context.reports.map(({ recipient }) => recipient),
    reports: context.reports.map((report) => ({ ...timed(report), receivedAt: isoOrNull(report.receivedAt) })),
    casualties: context.casualties.map((casualty) => ({ ...timed(casualty), handedOverAt: isoOrNull(casualty.handedOverAt) })),
    cordon: context.cordon,
    evacuees: with_.evacuees,
    steps: context.steps.map(timed),
    script: context.script,
    playbook: context.playbook,
    escalations: context.escalations.map((escalation) => ({ ...timed(escalation), heededAt: isoOrNull(escalation.heededAt) })),
    around: with_.around,
  }
}

const timed = <T extends { at: number }>(value: T): Omit<T, 'at'> & { at: string } => ({ ...value, at: iso(value.at) })

export const deadlineViews = (rows: readonly DeadlineRow[]): Deadline[] =>
  rows.filter(isOfIncident).map(({ kind, clause, startedAt, dueAt, missedAt }) => ({
    kind,
    clause,
    startedAt: iso(startedAt),
    dueAt: iso(dueAt),
    missed: missedAt !== null,
  }))

export const orderView = (order: OrderRecord, member: StaffMember | undefined): Order => ({
  ...order,
  staffName: member?.name ?? order.staff,
  staffNameEn: member?.nameEn ?? order.staff,
  givenAt: iso(order.givenAt),
  acknowledgedAt: isoOrNull(order.acknowledgedAt),
  departedAt: isoOrNull(order.departedAt),
  arrivedAt: isoOrNull(order.arrivedAt),
  endedAt: isoOrNull(order.endedAt),
  reports: order.reports.map(timed),
  said: Object.fromEntries(Object.entries(order.said ?? {}).map(([step, at]) => [step, iso(at)])),
})
