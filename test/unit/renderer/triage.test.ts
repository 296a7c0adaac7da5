/** START and what follows from it. */
import { describe, expect, it } from 'vitest'
import type { Casualty } from '../../../src-preload/contract/incident-parts.types.ts'
import { countsOf, inOrder, mayBeHurt, nextTag } from '../../../src-renderer/features/casualties/casualties.rules.ts'
import { startAfter } from '../../../src-renderer/features/casualties/start.rules.ts'
import { incident, inHand } from './samples.ts'

const [YES, NO] = [true, false]
const casualty = (tag: string, category: Casualty['category'], handedOverAt: string | null = null): Casualty => ({
  ...{ id: `inc/${tag}`, tag, category, note: '', at: '2026-11-21T04:00:00.000Z', by: '沈静' },
  ...{ destination: null, handedOverAt, handedOverTo: null },
})

describe('START', () => {
  it.each([
    ['walks', [YES], 'minor'],
    ['does not breathe, not even with the airway opened', [NO, NO, NO], 'deceased'],
    ['breathes only once the airway is opened', [NO, NO, YES], 'immediate'],
    ['breathes more than 30 times a minute', [NO, YES, YES], 'immediate'],
    ['has no pulse at the wrist', [NO, YES, NO, NO], 'immediate'],
    ['does not obey', [NO, YES, NO, YES, NO], 'immediate'],
    ['breathes, has a pulse and obeys', [NO, YES, NO, YES, YES], 'delayed'],
  ] as const)('finds somebody who %s', (_who, answers, category) => {
    expect(startAfter(answers)).toEqual({ category })
    // Nothing shorter settles it.
    expect(startAfter(answers.slice(0, -1))).toEqual(expect.any(String))
  })

  it('asks nothing more once it is settled', () => {
    expect(startAfter([YES, NO, NO])).toEqual({ category: 'minor' })
  })
})

describe('casualties', () => {
  const known = [casualty('1', 'minor'), casualty('2', 'immediate'), casualty('A7', 'delayed', '2026-11-21T04:10:00.000Z')]

  it('are counted in every category, also where there is none', () => {
    expect(countsOf(known).map(({ count }) => count)).toEqual([1, 1, 1, 0])
  })

  it('stand with the worst first, and those handed over last', () => {
    expect(inOrder(known).map(({ tag }) => tag)).toEqual(['2', '1', 'A7'])
  })

  it('get the next number, whatever other tags say', () => {
    expect(nextTag(known)).toBe('3')
    expect(nextTag([])).toBe('1')
  })

  it('are expected in a fire, and elsewhere once rescue was called or somebody is hurt', () => {
    expect(mayBeHurt(inHand('verifying', [], { kind: 'fire' }))).toBe(true)
    expect(mayBeHurt(incident({ kind: 'door' }))).toBe(false)
    expect(mayBeHurt(incident({ kind: 'door', casualties: known }))).toBe(true)
    expect(mayBeHurt(incident({ kind: 'smoke', reported: ['fire'] }))).toBe(true)
    expect(mayBeHurt(inHand('standingDown', [], { kind: 'fire', verdict: 'false' }))).toBe(false)
  })
})
