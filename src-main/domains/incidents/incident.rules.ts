/** Pure decisions around the incident machine: why not, what is missing, which deadlines are owed, what belongs together. */
import type { DeadlineKind, HazardKind, Priority, RefusalReason } from '../../../src-preload/contract/wire/words.ts'
import type { CommandEvent, IncidentContext, IncidentRecord, OrderRecord } from './incident.types.ts'
import { isAwaited, ordersUnanswered } from './incident-orders.rules.ts'

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
    case 'acknowledge':
    case 'depart':
    case 'progress':
    case 'decline':
    case 'withdraw':
    case 'complete':
      if (state !== 'archived') reasons.push('noSuchOrder')
      break
    case 'handOver':
      reasons.push('noSuchCasualty')
      break
    case 'receipt':
      reasons.push('noSuchRecipient')
      break
    case 'heed':
      reasons.push('noSuchEscalation')
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
      if (context.referral?.plan === null) reasons.push('planOwed')
      break
  }
  return reasons.length > 0 ? reasons : ['wrongState']
}

/** Cleared or found to be nothing: whoever calls for help again has another reason. */
export const isOver = ({ state, context }: IncidentRecord): boolean =>
  state === 'archived' || state === 'standingDown' || context.clearedAt !== null

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
  if (context.referral?.plan === null) missing.push('planOwed')
  return missing
}

/**
 * Since when a deadline runs, in UTC ms; `now`: since its condition began; null: it does not run.
 * A row starts when its condition begins, starts anew when that time changes, and ends with it.
 */
type Since = number | 'now' | null

/** A call that the line could not place was no contact. */
const isAttempt = ({ outcome }: IncidentContext['calls'][number]): boolean => outcome !== 'failed'

const oldest = (orders: OrderRecord[]): Since => (orders.length === 0 ? null : Math.min(...orders.map(({ givenAt }) => givenAt)))

const OWED: Record<Exclude<DeadlineKind, 'step'>, (record: IncidentRecord) => Since> = {
  // The 2 s run from the warning itself, not from when the machine took notice of it.
  accept: ({ context: { unacknowledged, acceptedAt, openedAt } }) => (unacknowledged ? (acceptedAt === null ? openedAt : 'now') : null),
  contact: ({ state, context }) => (state === 'contacting' && !context.calls.slice(context.callsBefore).some(isAttempt) ? 'now' : null),
  acknowledge: ({ context }) => oldest(ordersUnanswered(context)),
  arrival: ({ context }) => oldest(context.orders.filter(isAwaited)),
  plan: ({ context }) => (context.referral?.plan === null ? context.referral.at : null),
  causeReport: ({ state, context }) => (state === 'standingDown' && context.causeReport === null ? 'now' : null),
  silence: ({ context }) => (context.silencedUntil !== null && context.unacknowledged ? 'now' : null),
}

/** While one of these runs, it is clear what is waited for. */
const AWAITED: readonly DeadlineKind[] = ['accept', 'contact', 'acknowledge', 'arrival', 'causeReport']

export function owedDeadlines({ state, context }: IncidentRecord): Map<DeadlineKind, number | 'now'> {
  const owed = new Map<DeadlineKind, number | 'now'>()
  if (state === 'archived') return owed
  for (const kind of Object.keys(OWED) as (keyof typeof OWED)[]) {
    const since = OWED[kind]({ state, context })
    if (since !== null) owed.set(kind, since)
  }
  // Whatever the state, somebody who has it does something next.
  if (!AWAITED.some((kind) => owed.has(kind))) owed.set('step', context.actedAt)
  return owed
}

/** Smoke, heat, flame and a fire that a panel or call point reports are one fire in one room. */
export const hazardGroup = (hazard: HazardKind): string => (['smoke', 'heat', 'flame', 'fire'].includes(hazard) ? 'fire' : hazard)

/** Alarms with the same key belong to one open incident: the same room (or device, where it has none) and hazard. */
export const placeKey = (device: { id: string; zone: string; household: string | null; room: string | null }, hazard: HazardKind): string =>
  [device.household ?? device.zone, device.room ?? device.id, hazardGroup(hazard)].join('/')

/** 1 is the worst. */
export const worstPriority = (known: Priority, alarms: readonly { priority: Priority }[]): Priority =>
  Math.min(known, ...alarms.map(({ priority }) => priority)) as Priority
