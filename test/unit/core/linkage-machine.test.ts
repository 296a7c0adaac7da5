/** The ways of an action, and random histories of it, also ones that no sane site would produce. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { step } from '../../../src-main/domains/linkage/action.machine.ts'
import { factsOf } from '../../../src-main/domains/linkage/action-facts.rules.ts'
import { type ActionEvent, type ActionRecord, isEnded, isLive, isWaiting } from '../../../src-main/domains/linkage/linkage.types.ts'
import { OutputPolicy } from '../../../src-preload/contract/wire/words.ts'
import { confirm, drive, EVENTS, feedback, LAPSE, LI, OVERTAKE, proposed, stop, WANG } from './linkage-model.ts'

const played = (first: ActionRecord, ...events: ActionEvent[]): ActionRecord => events.reduce(step, first)
const stateAfter = (first: ActionRecord, ...events: ActionEvent[]) => played(first, ...events).state

describe('an action', () => {
  const siren = proposed()
  const sprinkler = proposed({ policy: 'twoPersons' })

  it('is commanded when one person confirms, fed back when the output reports it, and stopped when it reports back', () => {
    expect(stateAfter(siren, confirm(WANG))).toBe('commanded')
    expect(stateAfter(siren, confirm(WANG), feedback(0))).toBe('commanded')
    expect(stateAfter(siren, confirm(WANG), feedback(1))).toBe('fedBack')
    expect(stateAfter(siren, confirm(WANG), feedback(1), stop())).toBe('stopping')
    expect(stateAfter(siren, confirm(WANG), feedback(1), stop(), feedback(1))).toBe('stopping')
    expect(stateAfter(siren, confirm(WANG), feedback(1), stop(), feedback(0))).toBe('stopped')
  })

  it('that takes two persons is commanded only by two different ones', () => {
    expect(stateAfter(sprinkler, confirm(WANG))).toBe('confirmedOnce')
    expect(stateAfter(sprinkler, confirm(WANG), confirm(WANG), confirm(WANG))).toBe('confirmedOnce')
    expect(played(sprinkler, confirm(WANG), confirm(LI))).toMatchObject({
      state: 'commanded',
      context: { confirmedBy: [WANG, LI], orders: 1 },
    })
  })

  it('that an interlock keeps back says why, and takes the same persons again', () => {
    const kept = played(sprinkler, confirm(WANG), confirm(LI, 'intrusion'))
    expect(kept).toMatchObject({ state: 'interlocked', context: { blockedBy: ['intrusion'], confirmedBy: [], orders: 0 } })
    expect(stateAfter(kept, confirm(LI))).toBe('confirmedOnce')
    expect(played(kept, confirm(LI), confirm(WANG))).toMatchObject({ state: 'commanded', context: { blockedBy: [] } })
  })

  it('keeps saying that its order did not go out, and that its feedback is overdue, until that is over', () => {
    const late = played(siren, confirm(WANG), { type: 'unsent' }, { type: 'overdue' })
    expect(late).toMatchObject({ state: 'commanded', context: { unsent: true, overdue: true } })
    expect(played(late, { type: 'sent' })).toMatchObject({ state: 'commanded', context: { unsent: false, overdue: true } })
    expect(played(late, { type: 'sent' }, feedback(1))).toMatchObject({ state: 'fedBack', context: { unsent: false, overdue: false } })
    expect(played(late, stop())).toMatchObject({ state: 'stopping', context: { unsent: false, overdue: false, orders: 2 } })
  })

  it('that somebody ends on the spot is over, and no alarm', () => {
    expect(played(siren, confirm(WANG), feedback(1), feedback(0))).toMatchObject({
      state: 'stopped',
      context: { overdue: false, stoppedBy: null },
    })
  })

  it('of a gas valve is never driven back from here: stopping it only ends it', () => {
    const valve = proposed({ policy: 'automatic', value: 0, rest: 1, onSpot: true })
    const shut = played(valve, drive(), feedback(0))
    expect(shut.state).toBe('fedBack')
    expect(played(shut, stop())).toMatchObject({ state: 'stopped', context: { orders: 1 } })
    expect(stateAfter(shut, feedback(1))).toBe('stopped')
  })

  it('that only brings an output back to rest is over when the output says so', () => {
    expect(stateAfter(proposed({ value: 0 }), confirm(WANG), feedback(0))).toBe('stopped')
  })

  it('that nobody confirmed lapses, or is dropped by a person, without any order', () => {
    expect(played(siren, LAPSE)).toMatchObject({ state: 'expired', context: { orders: 0, endedAt: 1000 } })
    expect(played(siren, stop())).toMatchObject({ state: 'stopped', context: { orders: 0, stoppedBy: WANG } })
    expect(stateAfter(siren, confirm(WANG), LAPSE)).toBe('commanded')
  })

  it('is over when a later one drives the same output', () => {
    expect(stateAfter(siren, confirm(WANG), OVERTAKE)).toBe('stopped')
    expect(stateAfter(siren, OVERTAKE)).toBe('proposed')
  })
})

describe('any history of an action', () => {
  const history = fc.array(fc.constantFrom(...EVENTS), { minLength: 1, maxLength: 40 })
  const first = fc
    .record({ policy: fc.constantFrom(...OutputPolicy.options), value: fc.constantFrom(0, 1), onSpot: fc.boolean() })
    .map((context) => proposed(context))

  const play = (look: (before: ActionRecord, event: ActionEvent, next: ActionRecord) => void) =>
    fc.assert(
      fc.property(first, history, (start, events) => {
        events.reduce((record, event) => {
          const next = step(record, event)
          look(record, event, next)
          return next
        }, start)
      }),
      { numRuns: 300 },
    )

  it('never drives an output that an interlock keeps back', () => {
    play((before, event, next) => {
      if ('blockedBy' in event && event.blockedBy.length > 0) expect(next.context.orders).toBe(before.context.orders)
      if (next.state === 'interlocked') expect(next.context.blockedBy).not.toEqual([])
    })
  })

  it('gives at most one order for one confirmation, one rule or one stop, and none for anything else', () => {
    play((before, event, next) => {
      const given = next.context.orders - before.context.orders
      expect(given).toBeLessThanOrEqual(['confirm', 'drive', 'stop'].includes(event.type) ? 1 : 0)
    })
  })

  it('drives what takes two persons only after two different ones have agreed, unless its rule asks nobody', () => {
    play((before, event, next) => {
      if (next.context.policy !== 'twoPersons' || next.context.orders === before.context.orders || event.type !== 'confirm') return
      expect(new Set(next.context.confirmedBy.map(({ id }) => id)).size).toBe(2)
    })
  })

  it('can be stopped whenever it holds its output or waits, and then never drives it again', () => {
    play((before) => {
      const stopped = step(before, stop())
      if (isEnded(before)) expect(stopped).toBe(before)
      else expect(isEnded(stopped) || stopped.state === 'stopping').toBe(true)
      for (const event of EVENTS) expect(['stopping', 'stopped', 'expired']).toContain(step(stopped, event).state)
    })
  })

  it('has ended exactly when it is stopped or expired', () => {
    play((_before, _event, next) => {
      expect(isEnded(next)).toBe(next.state === 'stopped' || next.state === 'expired')
      expect(Number(isEnded(next)) + Number(isLive(next)) + Number(isWaiting(next))).toBe(1)
    })
  })

  it('leaves a fact for everything that changed, but for an order that went out after all', () => {
    play((before, event, next) => {
      if (next !== before && event.type !== 'sent' && event.type !== 'drive') expect(factsOf(before, event, next)).not.toEqual([])
    })
  })

  it('is the same action after being written down and read again at any point', () => {
    play((before, event, next) => {
      expect(step(JSON.parse(JSON.stringify(before)), event)).toEqual(next)
    })
  })
})
