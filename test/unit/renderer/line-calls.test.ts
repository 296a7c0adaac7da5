/** What the desk knows of a call over a line, and which number comes next where there is none. */
import { describe, expect, it } from 'vitest'
import type { Call } from '../../../src-preload/contract/calls.contract.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { Health } from '../../../src-preload/contract/system.contract.ts'
import { isExhausted, nextPhone } from '../../../src-renderer/features/calls/phones.rules.ts'
import { callBacks, callOf, endedCallOf, hasReadyLine, isAnswerAwaited, lineFailure } from '../../../src-renderer/state/line-calls.ts'
import { inHand } from './samples.ts'

const AT = '2026-11-21T03:58:20.000Z'
const call = (id: string, with_: Partial<Call> = {}): Call => ({
  ...{ id, direction: 'outgoing', incident: 'inc-1', household: 'shantang-128', number: '051200000128', phone: null, state: 'talking' },
  ...{ line: 'line-1', mode: 'spoken', by: '沈静', askedAt: AT, dueAt: AT, ringingAt: AT, answeredAt: AT, endedAt: null },
  ...{ outcome: null, answer: null, digits: '', failure: null, recording: null, purpose: 'warning' },
  ...with_,
})
const board = (...calls: Call[]) => new Map(calls.map((each) => [each.id, each]))
const attempt = (phone: string | null, outcome: Incident['calls'][number]['outcome'], id: string | null = null) => ({
  ...{ at: AT, by: '沈静', phone, outcome, answer: null, call: id },
})
const health = (...lines: { state: 'ready' | 'busy' | 'failed' | 'off'; failure: string | null }[]) =>
  ({ telephone: { lines: lines.map((line, i) => ({ id: `line-${i}`, since: AT, ...line })) } }) as Health

describe('the call of an incident', () => {
  const contacting = inHand('contacting', ['call'])

  it('is the one that runs before the one that waits; a promised one is none of them', () => {
    const waiting = call('b', { state: 'waiting' })
    expect(callOf(board(waiting, call('a')), 'inc-1')?.id).toBe('a')
    expect(callOf(board(waiting), 'inc-1')?.id).toBe('b')
    expect(callOf(board(call('c', { state: 'waiting', purpose: 'callBack' })), 'inc-1')).toBeUndefined()
    expect(callOf(board(call('d', { incident: 'inc-2' })), 'inc-1')).toBeUndefined()
  })

  it('waits for an answer until one is noted for it', () => {
    expect(isAnswerAwaited(board(call('a')), contacting)).toBe(true)
    expect(isAnswerAwaited(board(call('a')), { ...contacting, calls: [attempt(null, 'answered', 'a')] })).toBe(false)
    expect(isAnswerAwaited(board(call('a', { state: 'waiting' })), contacting)).toBe(false)
  })

  it('that failed last says why', () => {
    const first = call('a', { state: 'ended', endedAt: '2026-11-21T03:59:00.000Z', failure: '503 Service Unavailable' })
    const last = call('b', { state: 'ended', endedAt: '2026-11-21T04:00:00.000Z', failure: 'agentEnded' })
    expect(endedCallOf(board(last, first), 'inc-1')?.failure).toBe('agentEnded')
  })
})

describe('the lines', () => {
  it('can be used while one is ready or busy, and otherwise say why not', () => {
    expect(hasReadyLine(health({ state: 'failed', failure: '403 Forbidden' }, { state: 'busy', failure: null }))).toBe(true)
    const down = health({ state: 'failed', failure: '403 Forbidden' })
    expect([hasReadyLine(down), lineFailure(down)]).toEqual([false, '403 Forbidden'])
    expect([hasReadyLine(health()), lineFailure(health()), lineFailure(null)]).toEqual([false, null, null])
  })

  it('keep promises in the order in which they are due', () => {
    const late = call('a', { state: 'waiting', purpose: 'callBack', dueAt: '2026-11-21T05:00:00.000Z' })
    const soon = call('b', { state: 'waiting', purpose: 'callBack', dueAt: '2026-11-21T04:00:00.000Z' })
    expect(callBacks(board(late, soon, call('c'))).map(({ id }) => id)).toEqual(['b', 'a'])
  })
})

describe('the number to dial', () => {
  const phones = [
    { label: 'family', name: '陆建平', number: '100 0000 7310' },
    { label: 'home', name: '陈桂英', number: '0512 0000 0128' },
    { label: 'mobile', name: '陈桂英', number: '100 0000 6021' },
  ] as const
  const party = { id: 'h', name: '陈桂英', nameEn: 'Chen Guiying', age: 72, needs: [], phones: [...phones] }
  const called = (...calls: Incident['calls']) => inHand('contacting', ['call'], { party, calls })

  it('is the party on all its numbers before the family, however they are written', () => {
    expect(nextPhone(called())).toBe(1)
    expect(nextPhone(called(attempt('051200000128', 'noAnswer')))).toBe(2)
    expect(nextPhone(called(attempt('0512 0000 0128', 'noAnswer'), attempt('100 0000 6021', 'busy')))).toBe(0)
  })

  it('is the same again where only the line failed', () => {
    expect(nextPhone(called(attempt('0512 0000 0128', 'failed')))).toBe(1)
  })

  it('is exhausted when all were tried and nobody answered', () => {
    const all = phones.map(({ number }) => attempt(number, 'noAnswer'))
    expect(isExhausted(called(...all))).toBe(true)
    expect(isExhausted(called(...all.slice(1)))).toBe(false)
    expect(isExhausted(called(...all, attempt('100 0000 6021', 'answered')))).toBe(false)
  })
})
