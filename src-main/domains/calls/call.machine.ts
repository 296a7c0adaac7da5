/** One telephone call, outgoing or incoming, as an XState chart, pure: no delays (deadlines are rows), no I/O. */
import { assign, setup, transition } from 'xstate'
import type { CallState } from '../../../src-preload/contract/wire/words.ts'
import type { CallContext, CallEvent, CallRecord } from './calls.types.ts'

/** Keys kept of one call; who goes on pressing is still heard. */
const DIGITS_MAX = 32

const chart = setup({
  types: { context: {} as CallContext, events: {} as CallEvent, input: {} as CallContext },
  guards: {
    /** A script that nobody answered before the line broke has reached nobody. */
    isBrokenOff: ({ context, event }) =>
      event.type === 'end' && event.outcome === 'failed' && context.mode === 'spoken' && context.answer === null,
  },
  actions: {
    takeLine: assign(({ event }) => (event.type === 'dial' ? { line: event.line } : {})),
    noteRinging: assign(({ event }) => (event.type === 'ring' ? { ringingAt: event.at } : {})),
    noteAnswered: assign(({ context, event }) =>
      event.type === 'answer' ? { ringingAt: context.ringingAt ?? event.at, answeredAt: event.at } : {},
    ),
    noteKey: assign(({ context, event }) =>
      event.type === 'key' ? { digits: (context.digits + event.key).slice(-DIGITS_MAX), answer: event.answer ?? context.answer } : {},
    ),
    noteMute: assign({ failure: 'noSound' }),
    setMode: assign(({ event }) => (event.type === 'setMode' ? { mode: event.mode, by: event.by, failure: null } : {})),
    end: assign(({ event }) =>
      event.type === 'end' ? { endedAt: event.at, outcome: event.outcome, failure: event.failure, hungUpBy: event.by } : {},
    ),
    /** Whoever hung up first, somebody was spoken with. */
    endAnswered: assign(({ context, event }) =>
      event.type === 'end'
        ? { endedAt: event.at, outcome: 'answered' as const, failure: event.failure ?? context.failure, hungUpBy: event.by }
        : {},
    ),
    /** It was never dialled. */
    drop: assign(({ event }) => (event.type === 'end' ? { endedAt: event.at, failure: event.failure, hungUpBy: event.by } : {})),
  },
})

const ringing = { target: 'ringing', actions: 'noteRinging' } as const
const talking = { target: 'talking', actions: 'noteAnswered' } as const
const setMode = { actions: 'setMode' } as const
const end = { target: 'ended', actions: 'end' } as const

const machine = chart.createMachine({
  id: 'call',
  context: ({ input }) => input,
  initial: 'waiting',
  states: {
    waiting: { on: { dial: { target: 'dialling', actions: 'takeLine' }, setMode, end: { target: 'ended', actions: 'drop' } } },
    dialling: { on: { ring: ringing, answer: talking, setMode, end } },
    // An incoming call begins here.
    ringing: { on: { answer: talking, setMode, end } },
    talking: {
      on: {
        key: { actions: 'noteKey' },
        mute: { actions: 'noteMute' },
        setMode,
        end: [
          { guard: 'isBrokenOff', target: 'ended', actions: 'end' },
          { target: 'ended', actions: 'endAnswered' },
        ],
      },
    },
    ended: { type: 'final' },
  },
})

const snapshotOf = ({ state, context }: CallRecord) =>
  machine.resolveState({ value: state, context, status: state === 'ended' ? 'done' : 'active' })

/** The record after an event; the same object when the machine does not take it. */
export function step(record: CallRecord, event: CallEvent): CallRecord {
  const snapshot = snapshotOf(record)
  if (!snapshot.can(event)) return record
  const [next] = transition(machine, snapshot, event)
  return { state: next.value as CallState, context: next.context }
}
