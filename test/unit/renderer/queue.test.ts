import { describe, expect, it } from 'vitest'
import { heldOrder, neighbour, panelChoice, queueOrder, worstWaiting } from '../../../src-renderer/features/incidents/queue.rules.ts'
import { alarm, incident, inHand } from './samples.ts'

const at = (second: number) => `2026-11-21T03:58:${String(second).padStart(2, '0')}.000Z`
const returned = [alarm({ state: 'returnedUnacknowledged', returnedAt: at(30) })]

describe('the queue', () => {
  it('shows what nobody has first, then the worst, then the oldest', () => {
    const order = queueOrder([
      inHand('handling', ['secure'], { id: 'mine', priority: 1, openedAt: at(1) }),
      incident({ id: 'young', priority: 2, openedAt: at(9) }),
      incident({ id: 'old', priority: 2, openedAt: at(4) }),
      incident({ id: 'worst', priority: 1, openedAt: at(20) }),
    ])
    expect(order.waiting).toEqual(['worst', 'old', 'young'])
    expect(order.inHand).toEqual(['mine'])
  })

  it('keeps a slight one that returned to normal before anybody saw it in a part of its own', () => {
    const order = queueOrder([incident({ id: 'gone', priority: 3, alarms: returned }), incident({ id: 'here' })])
    expect(order).toMatchObject({ waiting: ['here'], returned: ['gone'] })
  })

  it('lists the filed ones newest first', () => {
    const filed = (id: string, second: number) => incident({ id, state: 'archived', unacknowledged: false, archivedAt: at(second) })
    expect(queueOrder([filed('first', 1), filed('second', 2)]).closed).toEqual(['second', 'first'])
  })

  it('does not move a row under the pointer, and counts what waits', () => {
    const shown = queueOrder([incident({ id: 'a', priority: 2 })])
    const fresh = queueOrder([incident({ id: 'a', priority: 2 }), incident({ id: 'b', priority: 1 })])
    expect(heldOrder(shown, fresh)).toEqual({ order: shown, waitingBelow: 1 })
  })

  it('keeps a fire on top that nobody has accepted, though its reading returned', () => {
    expect(queueOrder([incident({ id: 'fire', alarms: returned })])).toMatchObject({ waiting: ['fire'], returned: [] })
  })

  it('lets the accept key take what is still abnormal before a slight one that returned', () => {
    expect(worstWaiting([incident({ id: 'gone', priority: 3, alarms: returned }), incident({ id: 'here', priority: 4 })])).toBe('here')
    expect(worstWaiting([inHand('handling', [])])).toBeNull()
  })

  it('walks round the open incidents in the order shown', () => {
    const order = queueOrder([incident({ id: 'a' }), inHand('handling', [], { id: 'b' })])
    expect(neighbour(order, 'a', 1)).toBe('b')
    expect(neighbour(order, 'b', 1)).toBe('a')
    expect(neighbour(order, null, -1)).toBe('b')
  })
})

describe('the panel', () => {
  const board = new Map([
    ['mine', inHand('contacting', ['call'], { id: 'mine', priority: 3 })],
    ['new', incident({ id: 'new', priority: 1 })],
    ['filed', incident({ id: 'filed', state: 'archived', unacknowledged: false })],
  ])

  it('turns to the worst unaccepted incident when nothing is worked on', () => {
    expect(panelChoice(board, null, false)).toBe('new')
    expect(panelChoice(board, 'filed', false)).toBe('new')
  })

  it('never leaves an incident that the operator has in hand or is typing at', () => {
    expect(panelChoice(board, 'mine', false)).toBe('mine')
    expect(panelChoice(board, 'filed', true)).toBe('filed')
  })

  it('lets somebody read a filed incident while all is quiet', () => {
    expect(panelChoice(new Map([['filed', incident({ id: 'filed', state: 'archived', unacknowledged: false })]]), 'filed', false)).toBe(
      'filed',
    )
  })
})
