/** Well-formed incidents and alarms for the tests of the seat. */
import type { Alarm } from '../../../src-preload/contract/alarms.contract.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'

export const alarm = (with_: Partial<Alarm> = {}): Alarm => ({
  id: 'alm-1',
  device: 'shantang-128-kitchen-smoke',
  point: 'smoke',
  condition: 'high',
  hazard: 'smoke',
  priority: 1,
  state: 'unacknowledged',
  incident: 'inc-1',
  value: 0.17,
  peak: 0.17,
  limit: 0.15,
  unit: 'dB/m',
  late: false,
  chattering: false,
  shelved: null,
  sensedAt: '2026-11-21T03:58:10.200Z',
  receivedAt: '2026-11-21T03:58:10.400Z',
  shownAt: null,
  soundedAt: null,
  firstActAt: null,
  returnedAt: null,
  closedAt: null,
  ...with_,
})

export const incident = (with_: Partial<Incident> = {}): Incident => ({
  id: 'inc-1',
  site: 'shantang',
  kind: 'smoke',
  state: 'raised',
  priority: 1,
  openedAt: '2026-11-21T03:58:10.600Z',
  place: {
    zone: 'grid-3',
    device: 'shantang-128-kitchen-smoke',
    household: 'shantang-128',
    room: '厨房',
    text: '山塘街 128 号 · 厨房',
    textEn: '128 Shantang St · kitchen',
    lngLat: [120.6, 31.32],
  },
  party: {
    id: 'shantang-128',
    name: '陈桂英',
    nameEn: 'Chen Guiying',
    age: 72,
    needs: ['elderly', 'livesAlone', 'hardOfHearing'],
    phones: [{ label: 'home', name: '陈桂英', number: '0512 0000 0128' }],
  },
  alarms: [alarm()],
  deadlines: [],
  allowed: ['accept', 'silence', 'tick', 'note'],
  missing: ['readingsNotNormal', 'notVerified', 'staffNotConfirmed'],
  owner: null,
  unacknowledged: true,
  silencedUntil: null,
  verdict: 'unknown',
  staffConfirmedAt: null,
  acceptedAt: null,
  clearedAt: null,
  archivedAt: null,
  causeReport: null,
  calls: [],
  orders: [],
  proposals: [],
  reported: [],
  steps: [],
  around: { radiusM: 25, households: 7, people: 18, needHelp: 1 },
  ...with_,
})

/** In hand: accepted, and in the given state with what the core allows there. */
export const inHand = (state: Incident['state'], allowed: Incident['allowed'], with_: Partial<Incident> = {}): Incident =>
  incident({ state, allowed: [...allowed, 'tick', 'note'], unacknowledged: false, ...with_ })
