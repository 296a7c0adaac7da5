/** One output being driven, as an XState chart, pure: no delays (deadlines are rows), no I/O. */
import { assign, setup, transition } from 'xstate'
import type { ActionState } from '../../../src-preload/contract/wire/words.ts'
import type { ActionContext, ActionEvent, ActionRecord } from './linkage.types.ts'

const chart = setup({
  types: { context: {} as ActionContext, events: {} as ActionEvent, input: {} as ActionContext },
  guards: {
    /** One of two persons is not enough. */
    needsAnother: ({ context }) => context.policy === 'twoPersons',
    /** The same person twice is one person. */
    isSamePerson: ({ context, event }) => event.type === 'confirm' && context.confirmedBy.some(({ id }) => id === event.actor.id),
    isInterlocked: ({ event }) => 'blockedBy' in event && event.blockedBy.length > 0,
    isAsDriven: ({ context, event }) => event.type === 'feedback' && event.value === context.value,
    isOtherwise: ({ context, event }) => event.type === 'feedback' && event.value !== context.value,
    isBackAtRest: ({ context, event }) => event.type === 'feedback' && event.value === context.value && context.value === context.rest,
    hasNothingToPutBack: ({ context }) => context.onSpot || context.value === context.rest,
    isInTime: ({ context }) => !context.overdue,
    isSent: ({ context }) => !context.unsent,
    isUnsent: ({ context }) => context.unsent,
  },
  actions: {
    noteConfirmation: assign(({ context, event }) =>
      event.type === 'confirm' ? { confirmedBy: [...context.confirmedBy, event.actor] } : {},
    ),
    /** Who agreed did so to something that could not be done then: it takes the same persons again. */
    noteInterlocks: assign(({ event }) => ('blockedBy' in event ? { blockedBy: event.blockedBy, confirmedBy: [] } : {})),
    order: assign(({ context, event }) =>
      'at' in event ? { orders: context.orders + 1, commandedAt: event.at, blockedBy: [], unsent: false, overdue: false } : {},
    ),
    noteStop: assign(({ event }) => (event.type === 'stop' ? { stoppedBy: event.actor } : {})),
    noteOverdue: assign({ overdue: true }),
    noteUnsent: assign({ unsent: true }),
    noteSent: assign({ unsent: false }),
    settle: assign({ unsent: false, overdue: false }),
    end: assign(({ event }) => ('at' in event ? { endedAt: event.at, unsent: false, overdue: false } : {})),
  },
})

const interlocked = { guard: 'isInterlocked', target: 'interlocked', actions: 'noteInterlocks' } as const
const confirmed = [interlocked, { target: 'commanded', actions: ['noteConfirmation', 'order'] }] as const
const drive = [interlocked, { target: 'commanded', actions: 'order' }] as const

/** Until it is driven it can be driven by its rule, dropped by a person, or lapse. */
const waiting = {
  drive,
  stop: { target: 'stopped', actions: ['noteStop', 'end'] },
  lapse: { target: 'expired', actions: 'end' },
} as const
const firstConfirm = [{ guard: 'needsAnother', target: 'confirmedOnce', actions: 'noteConfirmation' }, ...confirmed] as const

/** While it is driven, in either direction. */
const driven = {
  overdue: { guard: 'isInTime', actions: 'noteOverdue' },
  unsent: { guard: 'isSent', actions: 'noteUnsent' },
  sent: { guard: 'isUnsent', actions: 'noteSent' },
  overtake: { target: 'stopped', actions: 'end' },
} as const
const stop = [
  { guard: 'hasNothingToPutBack', target: 'stopped', actions: ['noteStop', 'end'] },
  { target: 'stopping', actions: ['noteStop', 'order'] },
] as const

const machine = chart.createMachine({
  id: 'action',
  context: ({ input }) => input,
  initial: 'proposed',
  states: {
    proposed: { on: { ...waiting, confirm: firstConfirm } },
    // Without a target nothing happens, and nothing below is tried.
    confirmedOnce: { on: { ...waiting, confirm: [{ guard: 'isSamePerson' }, ...confirmed] } },
    interlocked: { on: { ...waiting, confirm: firstConfirm } },
    commanded: {
      on: {
        ...driven,
        stop,
        feedback: [
          { guard: 'isBackAtRest', target: 'stopped', actions: 'end' },
          { guard: 'isAsDriven', target: 'fedBack', actions: 'settle' },
        ],
      },
    },
    // Somebody on the spot may put it back: that is no alarm.
    fedBack: { on: { stop, overtake: driven.overtake, feedback: { guard: 'isOtherwise', target: 'stopped', actions: 'end' } } },
    // Stopping again sends the order again.
    stopping: { on: { ...driven, stop, feedback: { guard: 'isOtherwise', target: 'stopped', actions: 'end' } } },
    stopped: { type: 'final' },
    expired: { type: 'final' },
  },
})

const snapshotOf = ({ state, context }: ActionRecord) =>
  machine.resolveState({ value: state, context, status: context.endedAt === null ? 'active' : 'done' })

/** The record after an event; the same object when the machine does not take it. */
export function step(record: ActionRecord, event: ActionEvent): ActionRecord {
  const snapshot = snapshotOf(record)
  if (!snapshot.can(event)) return record
  const [next] = transition(machine, snapshot, event)
  return { state: next.value as ActionState, context: next.context }
}
