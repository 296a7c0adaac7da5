/** Walks the whole incident chart: everything reachable from the first second, with every command at every point. */
import { getAdjacencyMap, getShortestPaths } from '@xstate/graph'
import { describe, expect, it } from 'vitest'
import { type SnapshotFrom, transition } from 'xstate'
import { incidentMachine } from '../../../src-main/domains/incidents/incident.machine.ts'
import type { IncidentEvent, IncidentRecord } from '../../../src-main/domains/incidents/incident.types.ts'
import { INCIDENT_COMMANDS, INCIDENT_STATES, type IncidentState } from '../../../src-preload/contract/wire/words.ts'
import { alarmEvents, CARE, COMMANDS, FIRST, keyOf, ORDER_STEPS, WAY } from './incident-model.ts'

type Snapshot = SnapshotFrom<typeof incidentMachine>

const recordOf = ({ value, context }: Snapshot): IncidentRecord => ({ state: value as IncidentState, context })
const walk = (commands: IncidentEvent[]) => ({
  input: FIRST,
  events: (snapshot: Snapshot) => [...commands, ...alarmEvents(snapshot.context)],
  serializeState: (snapshot: Snapshot) => keyOf(recordOf(snapshot)),
  serializeEvent: (event: IncidentEvent) => JSON.stringify(event),
})

interface Edge {
  before: Snapshot
  event: IncidentEvent
  after: Snapshot
}

interface Node {
  state: Snapshot
  transitions: Record<string, { event: IncidentEvent; state: Snapshot }>
}

// The library's types lose the machine's own on the way.
/** One person is sent, and only once at a time: two double nothing that the chart looks at. */
const ALONE = [...WAY, ...ORDER_STEPS].filter((event) => !('staff' in event && event.staff === 'staff-12'))
const nodes = Object.values(getAdjacencyMap(incidentMachine, walk(ALONE))) as Node[]
const snapshots = nodes.map(({ state }) => state)
const edges: Edge[] = nodes.flatMap(({ state: before, transitions }) =>
  Object.values(transitions).map(({ event, state: after }) => ({ before, event, after })),
)
/** What is done for people can be done at every point of the way. */
const beside: Edge[] = snapshots.flatMap((start) =>
  CARE.flatMap((acts) => {
    let before = start
    return acts.map((event) => {
      const edge = { before, event, after: transition(incidentMachine, before, event)[0] }
      before = edge.after
      return edge
    })
  }),
)
const taken = [...edges, ...beside].filter(({ before, event }) => before.can(event))
const sample = (type: IncidentEvent['type']): IncidentEvent[] => COMMANDS.filter((event) => event.type === type)
const inState = (...states: IncidentState[]) => snapshots.filter(({ value }) => states.some((state) => state === value))
const notIn = (...states: IncidentState[]) => snapshots.filter(({ value }) => !states.some((state) => state === value))
const takesAny = (snapshot: Snapshot, type: IncidentEvent['type']) => sample(type).some((event) => snapshot.can(event))

describe('the chart of figure 1', () => {
  it('reaches every state from the first second', () => {
    expect(new Set(snapshots.map(({ value }) => value))).toEqual(new Set(INCIDENT_STATES))
  })

  it('gives every command a place where it can be given', () => {
    expect(new Set(taken.map(({ event }) => event.type))).toEqual(new Set([...INCIDENT_COMMANDS, 'alarmsChanged']))
  })

  it('has no dead end: whatever has happened, the incident can still be handled to the archive', () => {
    const before = new Map<string, Set<string>>()
    for (const edge of edges) {
      const to = keyOf(recordOf(edge.after))
      before.set(to, (before.get(to) ?? new Set()).add(keyOf(recordOf(edge.before))))
    }
    const reaching = new Set(inState('archived').map((snapshot) => keyOf(recordOf(snapshot))))
    for (const key of reaching) for (const earlier of before.get(key) ?? []) reaching.add(earlier)
    expect(snapshots.map((snapshot) => keyOf(recordOf(snapshot))).filter((key) => !reaching.has(key))).toEqual([])
  })

  it('walks every transition that is drawn', () => {
    const ways = new Set(taken.flatMap(({ before, event }) => incidentMachine.getTransitionData(before, event) ?? []))
    const drawn = Object.values(incidentMachine.states).flatMap((node) =>
      [...node.transitions.values()]
        .flat()
        .map((transition) => ({ transition, name: `${node.key} --${transition.eventType}--> ${transition.target?.[0]?.key ?? 'stays'}` })),
    )
    expect(drawn.length).toBeGreaterThan(90)
    expect(drawn.filter(({ transition }) => !ways.has(transition)).map(({ name }) => name)).toEqual([])
  })

  it('takes each shortest way step by step to where the chart says', () => {
    const paths = getShortestPaths(incidentMachine, walk(ALONE))
    expect(paths.length).toBe(snapshots.length)
    const shortest = Math.min(...paths.filter(({ state }) => state.value === 'archived').map(({ steps }) => steps.length))
    // accept, confirm false, readings normal, clear, cause, archive – after the initial step of the walk.
    expect(shortest).toBe(7)
  }, 60_000)
})

describe('what holds at every point of every incident', () => {
  it('archives only what is normal, cleared, and confirmed by staff or explained as a false alarm', () => {
    expect(inState('archived').length).toBeGreaterThan(1)
    for (const { context } of inState('archived')) {
      expect(context.normal).toBe(true)
      expect(context.clearedAt).not.toBeNull()
      expect(context.archivedAt).not.toBeNull()
      if (context.verdict === 'false') expect(context.causeReport).not.toBeNull()
      else expect(context.staffConfirmedAt !== null && context.advisedAt !== null).toBe(true)
    }
  })

  it('never takes a clear while a reading is not normal', () => {
    const abnormal = snapshots.filter(({ context }) => !context.normal)
    expect(abnormal.length).toBeGreaterThan(50)
    expect(abnormal.filter((snapshot) => takesAny(snapshot, 'clear') || takesAny(snapshot, 'archive'))).toEqual([])
  })

  it('never takes a clear of a real hazard that staff have not confirmed as gone', () => {
    for (const snapshot of notIn('standingDown')) {
      if (snapshot.context.staffConfirmedAt === null) expect(takesAny(snapshot, 'clear')).toBe(false)
    }
  })

  it('keeps no confirmation over a relapse', () => {
    const relapses = taken.filter(({ event }) => event.type === 'alarmsChanged' && event.relapsed)
    expect(relapses.length).toBeGreaterThan(50)
    for (const { after } of relapses) {
      const { staffConfirmedAt, clearedAt, advisedAt, causeReport, unacknowledged } = after.context
      expect({ staffConfirmedAt, clearedAt, advisedAt, causeReport }).toEqual({
        staffConfirmedAt: null,
        clearedAt: null,
        advisedAt: null,
        causeReport: null,
      })
      expect(unacknowledged).toBe(true)
      expect(['clearing', 'advising', 'standingDown', 'archived']).not.toContain(after.value)
    }
  })

  it('wants a new written cause when an alarm is found false again after it was real', () => {
    const enteredFalse = taken.filter(({ before, after }) => after.value === 'standingDown' && before.value !== 'standingDown')
    expect(enteredFalse.filter(({ after }) => after.context.causeReport !== null)).toEqual([])
  })

  it('lets rescue be called from every state once the incident is accepted', () => {
    expect(notIn('raised', 'archived').filter((snapshot) => !takesAny(snapshot, 'report'))).toEqual([])
    expect(inState('raised').filter((snapshot) => takesAny(snapshot, 'report'))).toEqual([])
  })

  it('lets people be evacuated both when the hazard is controllable and when rescue was called', () => {
    expect(inState('handling', 'rescueReported').filter((snapshot) => !takesAny(snapshot, 'evacuate'))).toEqual([])
    for (const from of ['handling', 'rescueReported'] as const)
      expect(taken.some(({ before, after }) => before.value === from && after.value === 'evacuating')).toBe(true)
  })

  it('sends nobody in without gear and a real verdict', () => {
    expect(inState('handling').length).toBeGreaterThan(0)
    for (const { context } of inState('handling')) expect([context.gearConfirmed, context.verdict]).toEqual([true, 'real'])
    for (const { before, event } of taken) {
      if (event.type === 'handle') expect([event.gear, before.context.verdict]).toEqual([true, 'real'])
    }
  })

  it('takes an arrival only of somebody who was sent and has not arrived', () => {
    for (const { before, event } of taken) {
      if (event.type !== 'arrive') continue
      const awaited = before.context.orders.filter(({ arrivedAt, endedAt }) => arrivedAt === null && endedAt === null)
      expect(awaited.some(({ staff }) => !event.staff || staff === event.staff)).toBe(true)
    }
  })

  it('leaves nobody on an order once the incident is archived', () => {
    for (const { context } of inState('archived')) expect(context.orders.filter(({ endedAt }) => endedAt === null)).toEqual([])
  })

  it('does nothing more once archived', () => {
    for (const snapshot of inState('archived')) expect(COMMANDS.filter((event) => snapshot.can(event))).toEqual([])
  })
})
