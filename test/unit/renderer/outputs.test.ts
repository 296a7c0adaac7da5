import { describe, expect, it } from 'vitest'
import type { Action } from '../../../src-preload/contract/outputs.contract.ts'
import { ActionState } from '../../../src-preload/contract/wire/words.ts'
import {
  groupsOf,
  lookOf,
  mayConfirm,
  mayDrop,
  mayEnd,
  mayStop,
  phraseOf,
  phrasesOf,
} from '../../../src-renderer/features/outputs/action.rules.ts'
import { interlockReason, ruleName } from '../../../src-renderer/features/outputs/linkages.ts'
import { zhCN } from '../../../src-renderer/i18n/resources.ts'

const action = (with_: Partial<Action> = {}): Action => ({
  id: 'act-1',
  incidents: ['inc-1'],
  rule: 'fire-sirens',
  device: 'siren-1',
  point: 'on',
  value: 1,
  onSpot: false,
  policy: 'onePerson',
  state: 'proposed',
  reason: '',
  confirmedBy: [],
  blockedBy: [],
  unsent: false,
  overdue: false,
  feedback: null,
  proposedAt: '2026-11-21T04:00:00.000Z',
  commandedAt: null,
  stoppedBy: null,
  endedAt: null,
  ...with_,
})

describe('what is said of an action', () => {
  it('has words for every state, and for every trouble on the way', () => {
    for (const state of ActionState.options) {
      for (const with_ of [{}, { unsent: true }, { overdue: true }, { onSpot: true }, { policy: 'twoPersons' }] as const) {
        const phrase = phraseOf(action({ state, ...with_ }))
        expect(zhCN.outputs.phrase[phrase]).toEqual(expect.any(String))
        expect(zhCN.outputs.short[phrase]).toEqual(expect.any(String))
      }
    }
  })

  it('puts an order that did not go out before a feedback that did not come', () => {
    expect(phraseOf(action({ state: 'commanded', unsent: true, overdue: true }))).toBe('commandedUnsent')
    expect(phraseOf(action({ state: 'stopping', overdue: true }))).toBe('stoppingOverdue')
    expect(lookOf(action({ state: 'stopping', overdue: true }))).toBe('trouble')
  })

  it('says of a gas valve that it is put back on the spot', () => {
    expect(phraseOf(action({ state: 'fedBack', onSpot: true }))).toBe('fedBackOnSpot')
  })

  it('names rules and interlocks in both languages', () => {
    expect(ruleName('fire-sirens', 'zh-CN')).toBe('火警启动声光警报')
    expect(interlockReason('intrusion', 'en')).toBe('intrusion alarm in this zone, look first')
  })
})

describe('what may be done with an action', () => {
  const me = 'acc-1'

  it('is to confirm it once, never twice by the same person', () => {
    expect(mayConfirm(action(), me)).toBe(true)
    const once = action({ state: 'confirmedOnce', confirmedBy: [{ id: me, name: '王晓' }] })
    expect([mayConfirm(once, me), mayConfirm(once, 'acc-2'), mayDrop(once)]).toEqual([false, true, true])
  })

  it('is to stop it whenever it is on, unless that is done on the spot', () => {
    for (const state of ['commanded', 'fedBack', 'stopping'] as const) {
      expect([mayStop(action({ state })), mayEnd(action({ state }))]).toEqual([true, false])
      expect([mayStop(action({ state, onSpot: true })), mayEnd(action({ state, onSpot: true }))]).toEqual([false, true])
    }
    for (const state of ['stopped', 'expired'] as const)
      expect([mayStop(action({ state })), mayConfirm(action({ state }), me)]).toEqual([false, false])
  })
})

describe('the rows of a linkage', () => {
  it('take all that a rule drives of one kind together, keep their places, and look like what needs a person most', () => {
    const sirens = [action({ id: 'a', state: 'fedBack' }), action({ id: 'b', state: 'commanded', overdue: true })]
    const broadcast = action({ id: 'c', rule: 'fire-broadcast', device: 'broadcast-1' })
    const groups = groupsOf([...sirens, broadcast], (device) => device.split('-')[0] ?? '')
    expect(groups.map(({ key, look, actions }) => [key, look, actions.length])).toEqual([
      ['fire-sirens/siren', 'trouble', 2],
      ['fire-broadcast/broadcast', 'waiting', 1],
    ])
    expect(phrasesOf(sirens)).toEqual([
      { phrase: 'commandedOverdue', count: 1 },
      { phrase: 'fedBack', count: 1 },
    ])
  })
})
