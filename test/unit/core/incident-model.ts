/** The incident machine as a model: a first context, every command with its variants, and what alarms can say in a state. */
import type { CommandEvent, IncidentContext, IncidentEvent, IncidentRecord } from '../../../src-main/domains/incidents/incident.types.ts'
import { freshContext } from '../../../src-main/domains/incidents/incident-opening.rules.ts'

const WHO = { at: 1000, actor: { id: 'acc-1', name: '王晓' } }

const DETECTOR = {
  id: 'smoke-1',
  site: 'lane',
  zone: 'grid-1',
  household: 'lane-1',
  room: '厨房',
  place: '厨房',
  placeEn: 'Kitchen',
  lngLat: [120.6, 31.32] as [number, number],
}

export const FIRST: IncidentContext = {
  ...freshContext('inc-1', 'lane-1/厨房/fire', { hazard: 'smoke', priority: 1 }, DETECTOR, 0),
  alarms: ['alm-1'],
}

export const RAISED: IncidentRecord = { state: 'raised', context: FIRST }

const order = (staff: string) => ({ id: `ord-${staff}`, staff, givenAt: 1000, arrivedAt: null, endedAt: null, distanceM: 10 })

/** Every command, with every variant that the chart or the words tell apart. */
export const COMMANDS: IncidentEvent[] = [
  { type: 'accept', ...WHO },
  { type: 'silence', ...WHO },
  ...(['answered', 'noAnswer', 'busy', 'wrongNumber'] as const).map((outcome) => ({ type: 'call', ...WHO, outcome }) as const),
  { type: 'call', ...WHO, outcome: 'answered', answer: 'fire', phone: '1' },
  { type: 'dispatch', ...WHO, order: order('staff-11') },
  { type: 'dispatch', ...WHO, staff: 'staff-12', order: order('staff-12') },
  { type: 'arrive', ...WHO },
  { type: 'arrive', ...WHO, staff: 'staff-11' },
  { type: 'arrive', ...WHO, staff: 'staff-nobody-sent' },
  ...(['real', 'false'] as const).flatMap((verdict) =>
    (['staff', 'party'] as const).map((by) => ({ type: 'confirm', ...WHO, verdict, by }) as const),
  ),
  { type: 'handle', ...WHO, gear: true },
  { type: 'handle', ...WHO, gear: false },
  { type: 'report', ...WHO, injured: false },
  { type: 'report', ...WHO, injured: true, text: '两人被困' },
  { type: 'evacuate', ...WHO },
  { type: 'secure', ...WHO },
  { type: 'clear', ...WHO },
  { type: 'advise', ...WHO },
  { type: 'reportCause', ...WHO, cause: '油烟' },
  { type: 'archive', ...WHO },
  { type: 'tick', ...WHO, step: 'gear', done: true },
  { type: 'tick', ...WHO, step: 'gear', done: false },
  { type: 'note', ...WHO, text: '备注' },
]

export const isCommand = (event: IncidentEvent): event is CommandEvent => event.type !== 'alarmsChanged'

export const RELAPSE: IncidentEvent = {
  type: 'alarmsChanged',
  alarms: ['alm-1', 'alm-2'],
  priority: 1,
  normal: false,
  unacknowledged: true,
  relapsed: true,
}

/** What the alarms of an incident can say: all normal again, one seen or partly returned, one abnormal again. */
export const alarmEvents = ({ normal, unacknowledged, alarms, priority }: IncidentContext): IncidentEvent[] => [
  { type: 'alarmsChanged', alarms, priority, normal: true, unacknowledged, relapsed: false },
  { type: 'alarmsChanged', alarms, priority, normal, unacknowledged, relapsed: false },
  RELAPSE,
]

/** Everything a guard of the chart looks at: two records with the same key take the same events to the same keys. */
export function keyOf({ state, context }: IncidentRecord): string {
  const { normal, unacknowledged, verdict, gearConfirmed, staffConfirmedAt, clearedAt, advisedAt, causeReport, orders } = context
  const awaited = [...new Set(orders.filter((o) => o.arrivedAt === null && o.endedAt === null).map((o) => o.staff))].sort()
  const flags = [
    normal,
    unacknowledged,
    gearConfirmed,
    staffConfirmedAt !== null,
    clearedAt !== null,
    advisedAt !== null,
    causeReport !== null,
  ]
  return [state, verdict, flags.map(Number).join(''), ...awaited].join(' ')
}
