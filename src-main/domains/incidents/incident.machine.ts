/**
 * Figure 1 of DB3205/T as an XState chart, pure: no delays (deadlines are rows), no I/O.
 * The figure leaves open whether people are evacuated after "controllable = yes": both branches allow it.
 */
import { and, assign, setup } from 'xstate'
import type { IncidentContext, IncidentEvent } from './incident.types.ts'
import { casualtiesAfter, casualtiesHandedOver, reportsAfter, reportsReceived, stepsAfter } from './incident-care.rules.ts'
import { isMeant, isOnScene, isOrderEvent, isRunning, ordersAfter, ordersConfirmed, ordersReleased } from './incident-orders.rules.ts'

const SILENCE_MS = 30_000

const chart = setup({
  types: { context: {} as IncidentContext, events: {} as IncidentEvent, input: {} as IncidentContext },
  guards: {
    /** There is an order that can take this step. */
    isOrdered: ({ context, event }) => isOrderEvent(event) && context.orders.some((order) => isMeant(order, event)),
    isSomebodySent: ({ context }) => context.orders.some(isRunning),
    isSomebodyThere: ({ context }) => context.orders.some(isOnScene),
    isUnacknowledged: ({ context }) => context.unacknowledged,
    isCasualty: ({ context, event }) => event.type === 'handOver' && context.casualties.some(({ tag }) => tag === event.tag),
    isReportedTo: ({ context, event }) =>
      event.type === 'receipt' && context.reports.some(({ recipient }) => recipient === event.recipient),
    isEscalated: ({ context, event }) =>
      event.type === 'heed' && context.escalations.some(({ id, heededAt }) => id === event.escalation && heededAt === null),
    isPlanOwed: ({ context }) => context.referral?.plan === null,
    /** N-6.2.4, N-6.3.2: told by the party or seen by staff; what staff have seen only staff take back. */
    isFalse: ({ context, event }) =>
      event.type === 'confirm' &&
      event.verdict === 'false' &&
      !(event.by === 'party' && context.verdict === 'real' && context.verdictBy === 'staff'),
    isNewlyReal: ({ context, event }) => event.type === 'confirm' && event.verdict === 'real' && context.verdict !== 'real',
    /** N-6.3.3.1: without protective gear, or with the situation unknown, nobody enters. */
    maySafelyEnter: ({ context, event }) => event.type === 'handle' && event.gear && context.verdict === 'real',
    /** N-6.3.6.1: both conditions. */
    mayClear: ({ context }) => context.normal && context.staffConfirmedAt !== null,
    isReadingNormal: ({ context }) => context.normal,
    mayArchive: ({ context }) =>
      context.normal &&
      context.staffConfirmedAt !== null &&
      context.clearedAt !== null &&
      context.advisedAt !== null &&
      context.referral?.plan !== null,
    /** N-6.2.4: on-site staff owe a written cause before a false alarm is filed. */
    mayArchiveFalse: ({ context }) =>
      context.normal && context.clearedAt !== null && context.causeReport !== null && context.referral?.plan !== null,
    hasRelapsed: ({ event }) => event.type === 'alarmsChanged' && event.relapsed,
  },
  actions: {
    takeAlarms: assign(({ event }) =>
      event.type === 'alarmsChanged'
        ? {
            alarms: event.alarms,
            devices: event.devices,
            priority: event.priority,
            normal: event.normal,
            unacknowledged: event.unacknowledged,
            ...(event.relapsed && { silencedUntil: null }),
          }
        : {},
    ),
    /** What was confirmed or explained before no longer holds. */
    takeRelapse: assign({ staffConfirmedAt: null, clearedAt: null, advisedAt: null, causeReport: null, causeCategory: null }),
    forgetVerdict: assign(({ context }) => ({ verdict: 'unknown' as const, verdictBy: null, callsBefore: context.calls.length })),
    accept: assign(({ context, event }) =>
      event.type === 'accept'
        ? { owner: context.owner ?? event.actor, acceptedAt: context.acceptedAt ?? event.at, unacknowledged: false, silencedUntil: null }
        : {},
    ),
    silence: assign(({ event }) => (event.type === 'silence' ? { silencedUntil: event.at + SILENCE_MS } : {})),
    takeCommand: assign(({ context, event }) =>
      event.type === 'takeCommand' && event.actor.id !== context.commander?.id ? { commander: { ...event.actor, since: event.at } } : {},
    ),
    recordCall: assign(({ context, event }) => {
      if (event.type !== 'call') return {}
      const { at, actor, phone = null, outcome, answer = null, call = null } = event
      return { calls: [...context.calls, { at, by: actor.name, phone, outcome, answer, call }] }
    }),
    giveOrders: assign(({ context, event }) => ('orders' in event && event.orders ? { orders: [...context.orders, ...event.orders] } : {})),
    stepOrders: assign(({ context, event }) => (isOrderEvent(event) ? { orders: ordersAfter(context, event) } : {})),
    takeVerdict: assign(({ context, event }) =>
      event.type === 'confirm' ? { verdict: event.verdict, verdictBy: event.by, orders: ordersConfirmed(context, event) } : {},
    ),
    confirmGear: assign({ gearConfirmed: true }),
    noteReport: assign(({ context, event }) =>
      event.type === 'report' ? { verdict: 'real' as const, reports: reportsAfter(context, event) } : {},
    ),
    noteReceipt: assign(({ context, event }) => (event.type === 'receipt' ? { reports: reportsReceived(context, event) } : {})),
    triage: assign(({ context, event }) => (event.type === 'triage' ? { casualties: casualtiesAfter(context, event) } : {})),
    handOver: assign(({ context, event }) => (event.type === 'handOver' ? { casualties: casualtiesHandedOver(context, event) } : {})),
    noteEvacuee: assign(({ context, event }) =>
      event.type === 'evacuee'
        ? { evacuees: { ...context.evacuees, [event.household]: { state: event.state, at: event.at, by: event.actor.name } } }
        : {},
    ),
    setCordon: assign(({ event }) => (event.type === 'cordon' ? { cordon: event.ring } : {})),
    staffConfirms: assign(({ event }) => (event.type === 'secure' ? { staffConfirmedAt: event.at } : {})),
    noteCleared: assign(({ event }) => (event.type === 'clear' ? { clearedAt: event.at } : {})),
    noteAdvised: assign(({ event }) => (event.type === 'advise' ? { advisedAt: event.at } : {})),
    refer: assign(({ event }) =>
      event.type === 'refer' ? { referral: { at: event.at, by: event.actor.name, text: event.text, plan: null, plannedAt: null } } : {},
    ),
    notePlan: assign(({ context, event }) =>
      event.type === 'plan' && context.referral ? { referral: { ...context.referral, plan: event.text, plannedAt: event.at } } : {},
    ),
    noteCause: assign(({ event }) => (event.type === 'reportCause' ? { causeReport: event.cause, causeCategory: event.category } : {})),
    seal: assign(({ event }) => (event.type === 'archive' ? { archivedAt: event.at } : {})),
    releaseStaff: assign(({ context, event }) => ('at' in event ? { orders: ordersReleased(context, event.at) } : {})),
    /** The journal holds the text. */
    keepNote: () => {},
    noteStep: assign(({ context, event }) =>
      event.type === 'tick' || event.type === 'skip' || event.type === 'decide' ? { steps: stepsAfter(context, event) } : {},
    ),
    takePlaybook: assign(({ event }) => (event.type === 'usePlaybook' && event.chosen ? { playbook: event.chosen } : {})),
    heed: assign(({ context, event }) =>
      event.type === 'heed'
        ? {
            escalations: context.escalations.map((escalation) =>
              escalation.id === event.escalation ? { ...escalation, heededAt: event.at, heededBy: event.actor.name } : escalation,
            ),
          }
        : {},
    ),
  },
})

/** Possible in every open state. */
const always = {
  accept: { guard: 'isUnacknowledged', actions: 'accept' },
  silence: { guard: 'isUnacknowledged', actions: 'silence' },
  tick: { actions: 'noteStep' },
  skip: { actions: 'noteStep' },
  decide: { actions: 'noteStep' },
  usePlaybook: { actions: 'takePlaybook' },
  heed: { guard: 'isEscalated', actions: 'heed' },
  takeCommand: { actions: 'takeCommand' },
  note: { actions: 'keepNote' },
  // The script may ring before anybody has accepted.
  call: { actions: 'recordCall' },
  alarmsChanged: { actions: 'takeAlarms' },
} as const

const stepOrders = { guard: 'isOrdered', actions: 'stepOrders' } as const

const orders = {
  dispatch: { actions: 'giveOrders' },
  acknowledge: stepOrders,
  depart: stepOrders,
  arrive: stepOrders,
  progress: stepOrders,
  decline: stepOrders,
  withdraw: stepOrders,
  complete: stepOrders,
} as const

/** From the acceptance on: sending more people, caring for those hurt, and calling rescue are never barred. */
const inHand = {
  ...always,
  ...orders,
  triage: { actions: 'triage' },
  handOver: { guard: 'isCasualty', actions: 'handOver' },
  report: { target: 'rescueReported', actions: ['noteReport', 'takeRelapse'] },
  receipt: { guard: 'isReportedTo', actions: 'noteReceipt' },
  evacuee: { actions: 'noteEvacuee' },
  cordon: { actions: 'setCordon' },
  refer: { actions: 'refer' },
  plan: { guard: 'isPlanOwed', actions: 'notePlan' },
} as const

const verdicts = [
  { guard: 'isFalse', target: 'standingDown', actions: 'takeVerdict' },
  { guard: 'isNewlyReal', target: 'verifying', actions: 'takeVerdict' },
] as const

const relapse = { guard: 'hasRelapsed', target: 'verifying', actions: ['takeAlarms', 'takeRelapse'] } as const

export const incidentMachine = chart.createMachine({
  id: 'incident',
  context: ({ input }) => input,
  initial: 'raised',
  states: {
    raised: {
      meta: { clause: 'N-6.2.1' },
      // Who answered the script and asked for help gets it, accepted or not.
      on: {
        ...always,
        ...orders,
        accept: [
          { guard: and(['isUnacknowledged', 'isSomebodyThere']), target: 'verifying', actions: 'accept' },
          { guard: and(['isUnacknowledged', 'isSomebodySent']), target: 'dispatched', actions: 'accept' },
          { guard: 'isUnacknowledged', target: 'contacting', actions: 'accept' },
        ],
      },
    },
    contacting: {
      meta: { clause: 'N-6.2.2' },
      on: { ...inHand, dispatch: { target: 'dispatched', actions: 'giveOrders' }, confirm: verdicts },
    },
    dispatched: {
      meta: { clause: 'N-6.2.3' },
      on: { ...inHand, arrive: { guard: 'isOrdered', target: 'verifying', actions: 'stepOrders' }, confirm: verdicts },
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
