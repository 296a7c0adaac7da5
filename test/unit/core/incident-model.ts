/** The incident machine as a model: a first context, every command with its variants, and what alarms can say in a state. */
import type {
  CommandEvent,
  IncidentContext,
  IncidentEvent,
  IncidentRecord,
  OrderRecord,
} from '../../../src-main/domains/incidents/incident.types.ts'
import { freshContext, placeOfDevice } from '../../../src-main/domains/incidents/incident-opening.rules.ts'
import { isRunning } from '../../../src-main/domains/incidents/incident-orders.rules.ts'

const WHO = { at: 1000, actor: { id: 'acc-1', name: '王晓' } }

const DETECTOR = {
  id: 'smoke-1',
  zone: 'grid-1',
  household: 'lane-1',
  room: '厨房',
  place: '厨房',
  placeEn: 'Kitchen',
  lngLat: [120.6, 31.32] as [number, number],
}

export const FIRST: IncidentContext = {
  ...freshContext('inc-1', 'lane', 'lane-1/厨房/fire', { hazard: 'smoke', priority: 1 }, placeOfDevice(DETECTOR), 0, null, {
    script: { id: 'warning', version: 1 },
    playbook: null,
  }),
  alarms: ['alm-1'],
  devices: 1,
  escalations: [{ id: 'esc-1', reason: 'accept', to: 'shiftLeader', at: 0, heededAt: null, heededBy: null }],
}

export const RAISED: IncidentRecord = { state: 'raised', context: FIRST }

const order = (staff: string): OrderRecord => ({
  id: `ord-${staff}`,
  staff,
  state: 'given',
  group: null,
  text: null,
  reason: null,
  givenAt: 1000,
  acknowledgedAt: null,
  departedAt: null,
  arrivedAt: null,
  endedAt: null,
  distanceM: 10,
  reports: [],
})

/** What staff say of their orders. */
export const ORDER_STEPS: IncidentEvent[] = [
  { type: 'acknowledge', ...WHO },
  { type: 'depart', ...WHO },
  { type: 'progress', ...WHO, text: '已断电', photos: [] },
  { type: 'decline', ...WHO, reason: '走不开' },
  ...['staff-11', 'staff-12'].map((staff) => ({ type: 'withdraw', ...WHO, staff, reason: '' }) as const),
  { type: 'complete', ...WHO, text: '' },
]

/** The people around, the checklist and what was escalated: beside the way of the incident itself. Each after what it needs. */
export const CARE: IncidentEvent[][] = [
  [
    { type: 'triage', ...WHO, tag: '01', category: 'immediate', note: '' },
    { type: 'handOver', ...WHO, tag: '01', destination: '市立医院', takenBy: '120' },
  ],
  [{ type: 'receipt', ...WHO, recipient: 'fire', person: '' }],
  [{ type: 'evacuee', ...WHO, household: 'lane-1', state: 'out' }],
  [{ type: 'cordon', ...WHO, ring: null }],
  [
    { type: 'refer', ...WHO, text: '线路老化' },
    { type: 'plan', ...WHO, text: '明日更换' },
  ],
  [{ type: 'skip', ...WHO, step: 'gear', reason: '已在室外' }],
  [{ type: 'decide', ...WHO, step: 'trapped', answer: 'no' }],
  [{ type: 'usePlaybook', ...WHO, playbook: 'trapped' }],
  [{ type: 'heed', ...WHO, escalation: 'esc-1' }],
  [{ type: 'takeCommand', ...WHO }],
]

/** The commands that lead an incident from state to state. */
export const WAY: IncidentEvent[] = [
  { type: 'accept', ...WHO },
  { type: 'silence', ...WHO },
  ...(['answered', 'noAnswer', 'busy', 'wrongNumber'] as const).map((outcome) => ({ type: 'call', ...WHO, outcome }) as const),
  { type: 'call', ...WHO, outcome: 'answered', answer: 'fire', phone: '1' },
  { type: 'dispatch', ...WHO, orders: [order('staff-11')] },
  { type: 'dispatch', ...WHO, staff: 'staff-12', orders: [order('staff-12')] },
  { type: 'arrive', ...WHO },
  { type: 'arrive', ...WHO, staff: 'staff-11' },
  { type: 'arrive', ...WHO, staff: 'staff-nobody-sent' },
  ...(['real', 'false'] as const).flatMap((verdict) =>
    (['staff', 'party'] as const).map((by) => ({ type: 'confirm', ...WHO, verdict, by }) as const),
  ),
  { type: 'handle', ...WHO, gear: true },
  { type: 'handle', ...WHO, gear: false },
  { type: 'report', ...WHO, how: 'readOut', injured: false },
  { type: 'report', ...WHO, how: 'readOut', injured: true, text: '两人被困' },
  { type: 'evacuate', ...WHO },
  { type: 'secure', ...WHO },
  { type: 'clear', ...WHO },
  { type: 'advise', ...WHO },
  { type: 'reportCause', ...WHO, cause: '油烟', category: 'cooking' },
  { type: 'archive', ...WHO },
  { type: 'tick', ...WHO, step: 'gear', done: true },
  { type: 'tick', ...WHO, step: 'gear', done: false },
  { type: 'note', ...WHO, text: '备注' },
]

/** Every command, with every variant that the chart or the words tell apart. */
export const COMMANDS: IncidentEvent[] = [...WAY, ...ORDER_STEPS, ...CARE.flat()]

export const isCommand = (event: IncidentEvent): event is CommandEvent => event.type !== 'alarmsChanged'

export const RELAPSE: IncidentEvent = {
  type: 'alarmsChanged',
  alarms: ['alm-1', 'alm-2'],
  devices: 2,
  priority: 1,
  normal: false,
  unacknowledged: true,
  relapsed: true,
}

/** What the alarms of an incident can say: all normal again, one seen or partly returned, one abnormal again. */
export const alarmEvents = ({ normal, unacknowledged, alarms, devices, priority }: IncidentContext): IncidentEvent[] => [
  { type: 'alarmsChanged', alarms, devices, priority, normal: true, unacknowledged, relapsed: false },
  { type: 'alarmsChanged', alarms, devices, priority, normal, unacknowledged, relapsed: false },
  RELAPSE,
]

/** Everything a guard of the chart looks at: two records with the same key take the same events to the same keys. */
export function keyOf({ state, context }: IncidentRecord): string {
  const { normal, unacknowledged, verdict, gearConfirmed, staffConfirmedAt, clearedAt, advisedAt, causeReport, orders, reports } = context
  const running = orders.filter(isRunning).map((o) => `${o.staff}:${o.arrivedAt ? 3 : o.departedAt ? 2 : o.acknowledgedAt ? 1 : 0}`)
  const flags = [
    normal,
    unacknowledged,
    gearConfirmed,
    staffConfirmedAt !== null,
    clearedAt !== null,
    advisedAt !== null,
    causeReport !== null,
    reports.length > 0,
  ]
  return [state, verdict, flags.map(Number).join(''), ...[...new Set(running)].sort()].join(' ')
}
