/** The ways of a call, and random histories of it: it always ends, and keeps what was said. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { step } from '../../../src-main/domains/calls/call.machine.ts'
import { type CallContext, type CallEvent, type CallRecord, isEnded } from '../../../src-main/domains/calls/calls.types.ts'

const WANG = { id: 'acc-1', name: '王晓' }
const call = (state: CallRecord['state'] = 'waiting', some: Partial<CallContext> = {}): CallRecord => ({
  state,
  context: {
    id: 'call-1',
    direction: 'outgoing',
    incident: 'inc-1',
    household: 'lane-1',
    number: '10000000001',
    phone: null,
    line: null,
    mode: 'spoken',
    by: WANG,
    askedAt: 0,
    dueAt: 0,
    ringingAt: null,
    answeredAt: null,
    endedAt: null,
    outcome: null,
    answer: null,
    digits: '',
    failure: null,
    hungUpBy: null,
    recorded: false,
    purpose: 'warning',
    ...some,
  },
})
const dial: CallEvent = { type: 'dial', line: 'a' }
const ring: CallEvent = { type: 'ring', at: 1 }
const answer: CallEvent = { type: 'answer', at: 2 }
const key = (pressed: string): CallEvent => ({ type: 'key', key: pressed, answer: pressed === '1' ? 'nothingWrong' : null })
const end = (outcome: CallContext['outcome'], failure: string | null = null): CallEvent => ({
  type: 'end',
  at: 9,
  outcome,
  failure,
  by: null,
})
const played = (first: CallRecord, ...events: CallEvent[]): CallRecord => events.reduce(step, first)

describe('a call', () => {
  it('waits, is dialled, rings, is talked on and ends', () => {
    const states = [dial, ring, answer, key('1'), end(null)].map((_, index, all) => played(call(), ...all.slice(0, index + 1)).state)
    expect(states).toEqual(['dialling', 'ringing', 'talking', 'talking', 'ended'])
    expect(played(call(), dial, ring, answer, key('5'), key('1'), end(null)).context).toMatchObject({
      line: 'a',
      ringingAt: 1,
      answeredAt: 2,
      digits: '51',
      answer: 'nothingWrong',
      outcome: 'answered',
      endedAt: 9,
    })
  })

  it('may be answered without having rung, where the line does not say so', () => {
    expect(played(call(), dial, answer).context).toMatchObject({ ringingAt: 2, answeredAt: 2 })
  })

  it.each(['noAnswer', 'busy', 'wrongNumber', 'failed'] as const)('that nobody took ends as %s', (outcome) => {
    expect(played(call(), dial, end(outcome)).context.outcome).toBe(outcome)
    expect(played(call(), dial, ring, end(outcome)).context.outcome).toBe(outcome)
  })

  it('that broke off under the script has reached nobody, unless a key was pressed or somebody was talking', () => {
    expect(played(call(), dial, answer, end('failed', 'agentEnded')).context).toMatchObject({ outcome: 'failed', failure: 'agentEnded' })
    expect(played(call(), dial, answer, key('1'), end('failed')).context.outcome).toBe('answered')
    expect(played(call('waiting', { mode: 'talk' }), dial, answer, end('failed')).context.outcome).toBe('answered')
  })

  it('that is taken off the list was never made', () => {
    expect(played(call(), end('noAnswer')).context).toMatchObject({ outcome: null, endedAt: 9 })
  })

  it('forgets no more than it has to when somebody leans on the keys', () => {
    const pressed = played(call(), dial, answer, ...Array.from({ length: 100 }, (_, index) => key(String(index % 10))))
    expect(pressed.context.digits).toBe('89012345678901234567890123456789'.slice(-32))
  })
})

it('never wakes up again after its end, whatever comes', () => {
  const events = fc.constantFrom<CallEvent>(dial, ring, answer, key('1'), key('7'), end('busy'), end(null), {
    type: 'setMode',
    mode: 'talk',
    by: WANG,
  })
  fc.assert(
    fc.property(fc.array(events, { maxLength: 20 }), fc.array(events, { maxLength: 10 }), (before, after) => {
      const ended = played(call(), ...before, end('noAnswer'))
      expect(isEnded(ended)).toBe(true)
      expect(played(ended, ...after)).toBe(ended)
    }),
  )
})
