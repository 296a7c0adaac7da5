/**
 * Figure 1 of DB3205/T as an XState chart, pure: no delays (deadlines are rows), no I/O.
 * The figure leaves open whether people are evacuated after "controllable = yes": both branches allow it.
 */
import { assign, setup } from 'xstate'
import type { IncidentContext, IncidentEvent } from './incident.types.ts'

const SILENCE_MS = 30_000

const chart = setup({
  types: { context: {} as IncidentContext, events: {} as IncidentEvent, input: {} as IncidentContext },
  guards: {
    /** Somebody, or the person named, is on the way and has not arrived. */
    isAwaited: ({ context, event }) =>
      context.orders.some(
        (order) =>
          order.arrivedAt === null && order.endedAt === null && (event.type !== 'arrive' || !event.staff || event.staff === order.staff),
      ),
    isUnacknowledged: ({ context }) => context.unacknowledged,
    /** N-6.2.4, N-6.3.2: told by the party or seen by staff. */
    isFalse: ({ event }) => event.type === 'confirm' && event.verdict === 'false',
    isNewlyReal: ({ context, event }) => event.type === 'confirm' && event.verdict === 'real' && context.verdict !== 'real',
    /** N-6.3.3.1: without protective gear, or with the situation unknown, nobody enters. */
    maySafelyEnter: ({ context, event }) => event.type === 'handle' && event.gear && context.verdict === 'real',
    /** N-6.3.6.1: both conditions. */
    mayClear: ({ context }) => context.normal && context.staffConfirmedAt !== null,
    isReadingNormal: ({ context }) => context.normal,
    mayArchive: ({ context }) =>
      context.normal && context.staffConfirmedAt !== null && context.clearedAt !== null && context.advisedAt !== null,
    /** N-6.2.4: on-site staff owe a written cause before a false alarm is filed. */
    mayArchiveFalse: ({ context }) => context.normal && context.clearedAt !== null && context.causeReport !== null,
    hasRelapsed: ({ event }) => event.type === 'alarmsChanged' && event.relapsed,
  },
  actions: {
    takeAlarms: assign(({ event }) =>
      event.type === 'alarmsChanged'
        ? {
            alarms: event.alarms,
            priority: event.priority,
            normal: event.normal,
            unacknowledged: event.unacknowledged,
            ...(event.relapsed && { silencedUntil: null }),
          }
        : {},
    ),
    /** What was confirmed or explained before no longer holds. */
    takeRelapse: assign({ staffConfirmedAt: null, clearedAt: null, advisedAt: null, causeReport: null }),
    forgetVerdict: assign(({ context }) => ({ verdict: 'unknown' as const, callsBefore: context.calls.length })),
    accept: assign(({ context, event }) =>
      event.type === 'accept'
        ? { owner: context.owner ?? event.actor, acceptedAt: context.acceptedAt ?? event.at, unacknowledged: false, silencedUntil: null }
        : {},
    ),
    silence: assign(({ event }) => (event.type === 'silence' ? { silencedUntil: event.at + SILENCE_MS } : {})),
    recordCall: assign(({ context, event }) =>
      event.type === 'call'
        ? {
            calls: [
              ...context.calls,
              { at: event.at, by: event.actor.name, phone: event.phone ?? null, outcome: event.outcome, answer: event.answer ?? null },
            ],
          }
        : {},
    ),
    giveOrder: assign(({ context, event }) =>
      event.type === 'dispatch' && event.order ? { orders: [...context.orders, event.order] } : {},
    ),
    noteArrival: assign(({ context, event }) => {
      if (event.type !== 'arrive' && event.type !== 'confirm') return {}
      // Who confirms has arrived; when somebody is there already, it was them, and the others are still on the way.
      const isSomebodyThere = context.orders.some((order) => order.arrivedAt !== null && order.endedAt === null)
      const isMeant = (staff: string) =>
        event.type === 'confirm' ? event.by === 'staff' && !isSomebodyThere : !event.staff || event.staff === staff
      return {
        orders: context.orders.map((order) =>
          isMeant(order.staff) && order.arrivedAt === null && order.endedAt === null ? { ...order, arrivedAt: event.at } : order,
        ),
      }
    }),
    takeVerdict: assign(({ event }) => (event.type === 'confirm' ? { verdict: event.verdict } : {})),
    confirmGear: assign({ gearConfirmed: true }),
    noteReport: assign(({ context, event }) =>
      event.type === 'report'
        ? {
            verdict: 'real',
            reported: [
              ...new Set([...context.reported, 'subdistrict', 'community', 'fire', 'emergency', ...(event.injured ? ['ambulance'] : [])]),
            ] as IncidentContext['reported'],
          }
        : {},
    ),
    staffConfirms: assign(({ event }) => (event.type === 'secure' ? { staffConfirmedAt: event.at } : {})),
    noteCleared: assign(({ event }) => (event.type === 'clear' ? { clearedAt: event.at } : {})),
    noteAdvised: assign(({ event }) => (event.type === 'advise' ? { advisedAt: event.at } : {})),
    noteCause: assign(({ event }) => (event.type === 'reportCause' ? { causeReport: event.cause } : {})),
    seal: assign(({ event }) => (event.type === 'archive' ? { archivedAt: event.at } : {})),
    releaseStaff: assign(({ context, event }) =>
      'at' in event ? { orders: context.orders.map((order) => ({ ...order, endedAt: order.endedAt ?? event.at })) } : {},
    ),
    /** The journal holds the text. */
    keepNote: () => {},
    tick: assign(({ context, event }) =>
      event.type === 'tick'
        ? { steps: event.done ? [...new Set([...context.steps, event.step])] : context.steps.filter((step) => step !== event.step) }
        : {},
    ),
  },
})

/** Possible in every open state. */
const always = {
  accept: { guard: 'isUnacknowledged', actions: 'accept' },
  silence: { guard: 'isUnacknowledged', actions: 'silence' },
  tick: { actions: 'tick' },
  note: { actions: 'keepNote' },
  alarmsChanged: { actions: 'takeAlarms' },
} as const

/** From the acceptance on: calling the party, sending more people, and calling rescue are never barred. */
const inHand = {
  ...always,
  call: { actions: 'recordCall' },
  dispatch: { actions: 'giveOrder' },
  arrive: { guard: 'isAwaited', actions: 'noteArrival' },
  report: { target: 'rescueReported', actions: ['noteReport', 'takeRelapse'] },
} as const

const verdicts = [
  { guard: 'isFalse', target: 'standingDown', actions: ['takeVerdict', 'noteArrival'] },
  { guard: 'isNewlyReal', target: 'verifying', actions: ['takeVerdict', 'noteArrival'] },
] as const

const relapse = { guard: 'hasRelapsed', target: 'verifying', actions: ['takeAlarms', 'takeRelapse'] } as const

export const incidentMachine = chart.createMachine({
  id: 'incident',
  context: ({ input }) => input,
  initial: 'raised',
  states: {
    raised: {
      meta: { clause: 'N-6.2.1' },
      on: { ...always, accept: { guard: 'isUnacknowledged', target: 'contacting', actions: 'accept' } },
    },
    contacting: {
      meta: { clause: 'N-6.2.2' },
      on: { ...inHand, dispatch: { target: 'dispatched', actions: 'giveOrder' }, confirm: verdicts },
    },
    dispatched: {
      meta: { clause: 'N-6.2.3' },
      on: { ...inHand, arrive: { guard: 'isAwaited', target: 'verifying', actions: 'noteArrival' }, confirm: verdicts },
    },
    verifying: {
      meta: { clause: 'N-6.3.2' },
      on: { ...inHand, confirm: verdicts, handle: { guard: 'maySafelyEnter', target: 'handling', actions: 'confirmGear' } },
    },
    handling: {
      meta: { clause: 'N-6.3.3' },
      on: { ...inHand, evacuate: { target: 'evacuating' }, secure: { target: 'clearing', actions: 'staffConfirms' } },
    },
    rescueReported: {
      meta: { clause: 'N-6.3.4' },
      on: { ...inHand, report: { actions: 'noteReport' }, evacuate: { target: 'evacuating' } },
    },
    evacuating: {
      meta: { clause: 'N-6.3.5' },
      on: { ...inHand, report: { actions: 'noteReport' }, secure: { target: 'clearing', actions: 'staffConfirms' } },
    },
    clearing: {
      meta: { clause: 'N-6.3.6' },
      on: {
        ...inHand,
        clear: { guard: 'mayClear', target: 'advising', actions: ['noteCleared', 'releaseStaff'] },
        alarmsChanged: [relapse, { actions: 'takeAlarms' }],
      },
    },
    advising: {
      meta: { clause: 'N-6.3.6.2' },
      on: {
        ...inHand,
        advise: { actions: 'noteAdvised' },
        archive: { guard: 'mayArchive', target: 'archived', actions: ['seal', 'releaseStaff'] },
        alarmsChanged: [relapse, { actions: 'takeAlarms' }],
      },
    },
    standingDown: {
      meta: { clause: 'N-6.2.4' },
      on: {
        ...inHand,
        // Second thoughts on the spot: it was real after all.
        confirm: { guard: 'isNewlyReal', target: 'verifying', actions: ['takeVerdict', 'takeRelapse'] },
        clear: { guard: 'isReadingNormal', actions: 'noteCleared' },
        reportCause: { actions: ['noteCause', 'releaseStaff'] },
        archive: { guard: 'mayArchiveFalse', target: 'archived', actions: ['seal', 'releaseStaff'] },
        alarmsChanged: [
          { guard: 'hasRelapsed', target: 'contacting', actions: ['takeAlarms', 'takeRelapse', 'forgetVerdict'] },
          { actions: 'takeAlarms' },
        ],
      },
    },
    archived: { meta: { clause: 'N-6.3.7' }, type: 'final' },
  },
})
