/** Pure decisions around the incident machine: why not, what is missing, which deadlines are owed, what belongs together. */
import type { DeadlineKind, HazardKind, RefusalReason } from '../../../src-preload/contract/wire/words.ts'
import type { CommandEvent, IncidentRecord } from './incident.types.ts'

/** Why the machine does not take a command now; never empty. */
export function whyNot({ state, context }: IncidentRecord, event: CommandEvent): RefusalReason[] {
  const reasons: RefusalReason[] = []
  switch (event.type) {
    case 'accept':
      reasons.push('alreadyAccepted')
      break
    case 'arrive':
      reasons.push('nobodyAwaited')
      break
    case 'handle':
      if (context.verdict !== 'real') reasons.push('notVerified')
      if (!event.gear) reasons.push('gearNotConfirmed')
      break
    case 'clear':
      if (!context.normal) reasons.push('readingsNotNormal')
      if (state !== 'standingDown' && context.staffConfirmedAt === null) reasons.push('staffNotConfirmed')
      break
    case 'archive':
      if (!context.normal) reasons.push('readingsNotNormal')
      if (state === 'standingDown' && context.causeReport === null) reasons.push('causeReportOwed')
      if (state !== 'standingDown' && context.staffConfirmedAt === null) reasons.push('staffNotConfirmed')
      if (state === 'advising' && context.advisedAt === null) reasons.push('notAdvised')
      if (context.clearedAt === null) reasons.push('notCleared')
      break
  }
  return reasons.length > 0 ? reasons : ['wrongState']
}

/** What still has to come before this incident can be cleared and filed, for the panel. */
export function missingSteps({ state, context }: IncidentRecord): RefusalReason[] {
  const missing: RefusalReason[] = []
  if (state === 'archived') return missing
  if (!context.normal) missing.push('readingsNotNormal')
  if (state === 'standingDown') {
    if (context.clearedAt === null) missing.push('notCleared')
    if (context.causeReport === null) missing.push('causeReportOwed')
  } else {
    if (context.verdict === 'unknown') missing.push('notVerified')
    if (context.staffConfirmedAt === null) missing.push('staffNotConfirmed')
    if (state === 'advising' && context.advisedAt === null) missing.push('notAdvised')
  }
  return missing
}

/** Which deadlines run in which condition. A row starts when its condition begins and ends with it. */
const OWED: Record<DeadlineKind, (record: IncidentRecord) => boolean> = {
  accept: ({ context }) => context.unacknowledged,
  contact: ({ state, context }) => state === 'contacting' && context.calls.length === context.callsBefore,
  arrival: ({ state, context }) =>
    state !== 'archived' && context.orders.some((order) => order.arrivedAt === null && order.endedAt === null),
  causeReport: ({ state, context }) => state === 'standingDown' && context.causeReport === null,
  silence: ({ context }) => context.silencedUntil !== null && context.unacknowledged,
}

export const owedDeadlines = (record: IncidentRecord): DeadlineKind[] =>
  (Object.keys(OWED) as DeadlineKind[]).filter((kind) => OWED[kind](record))

/** Smoke, heat, flame and a fire that a panel or call point reports are one fire in one room. */
const hazardGroup = (hazard: HazardKind): string => (['smoke', 'heat', 'flame', 'fire'].includes(hazard) ? 'fire' : hazard)

/** Alarms with the same key belong to one open incident: the same room (or device, where it has none) and hazard. */
export const placeKey = (device: { id: string; zone: string; household: string | null; room: string | null }, hazard: HazardKind): string =>
  [device.household ?? device.zone, device.room ?? device.id, hazardGroup(hazard)].join('/')
