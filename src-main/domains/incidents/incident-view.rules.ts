/** An incident as the contract shows it. Pure. */
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { Party } from '../../../src-preload/contract/people.contract.ts'
import { iso, isoOrNull } from '../../kernel/clock.ts'
import { type AlarmRecord, alarmView } from '../alarms/alarms.types.ts'
import { type DeadlineRow, isOfIncident } from '../deadlines/deadlines.types.ts'
import type { StaffMember } from '../dispatch/dispatch.types.ts'
import { missingSteps } from './incident.rules.ts'
import type { IncidentRecord } from './incident.types.ts'
import { allowedCommands } from './incident-steps.machine.ts'

export interface IncidentSurroundings {
  alarms: AlarmRecord[]
  deadlines: DeadlineRow[]
  party: Party | null
  around: Incident['around']
  proposals: Incident['proposals']
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
    deadlines: with_.deadlines.filter(isOfIncident).map(({ kind, clause, startedAt, dueAt, missedAt }) => ({
      kind,
      clause,
      startedAt: iso(startedAt),
      dueAt: iso(dueAt),
      missed: missedAt !== null,
    })),
    allowed: allowedCommands(record),
    missing: missingSteps(record),
    owner: context.owner,
    unacknowledged: context.unacknowledged,
    silencedUntil: isoOrNull(context.silencedUntil),
    verdict: context.verdict,
    staffConfirmedAt: isoOrNull(context.staffConfirmedAt),
    acceptedAt: isoOrNull(context.acceptedAt),
    clearedAt: isoOrNull(context.clearedAt),
    archivedAt: isoOrNull(context.archivedAt),
    causeReport: context.causeReport,
    calls: context.calls.map((call) => ({ ...call, at: iso(call.at) })),
    orders: context.orders.map((order) => {
      const member = with_.member(order.staff)
      return {
        id: order.id,
        staff: order.staff,
        staffName: member?.name ?? order.staff,
        staffNameEn: member?.nameEn ?? order.staff,
        givenAt: iso(order.givenAt),
        arrivedAt: isoOrNull(order.arrivedAt),
        endedAt: isoOrNull(order.endedAt),
        distanceM: order.distanceM,
      }
    }),
    proposals: with_.proposals,
    reported: context.reported,
    steps: context.steps,
    around: with_.around,
  }
}
