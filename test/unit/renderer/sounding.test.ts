import { describe, expect, it } from 'vitest'
import { soundingPriority, unwitnessed } from '../../../src-renderer/features/alarms/sounding.rules.ts'
import { joined, movement } from '../../../src-renderer/features/incidents/trend.rules.ts'
import { alarm, incident, inHand } from './samples.ts'

const now = Date.parse('2026-11-21T04:00:00.000Z')

describe('the sound', () => {
  it('follows the worst unaccepted incident', () => {
    expect(soundingPriority([incident({ priority: 3 }), incident({ priority: 2 })], now)).toBe(2)
    expect(soundingPriority([inHand('handling', [])], now)).toBeNull()
  })

  it('pauses for a silence and comes back by itself', () => {
    const silenced = incident({ silencedUntil: '2026-11-21T04:00:20.000Z' })
    expect(soundingPriority([silenced], now)).toBeNull()
    expect(soundingPriority([silenced], now + 20_000)).toBe(1)
  })

  it('is witnessed once for each alarm', () => {
    const board = [incident({ alarms: [alarm({ id: 'a' }), alarm({ id: 'b', soundedAt: '2026-11-21T03:58:11.000Z' })] })]
    expect(unwitnessed(board, 'soundedAt', new Set())).toEqual(['a'])
    expect(unwitnessed(board, 'soundedAt', new Set(['a']))).toEqual([])
  })
})

describe('the trend', () => {
  it('compares with the value half a minute ago', () => {
    const points = [0, 10, 20, 30, 40].map((second) => ({ at: second * 1_000, value: 0.01 * second }))
    expect(movement(points, 0.15)).toMatchObject({ direction: 'rise' })
    expect(movement(points, 0.15)?.change).toBeCloseTo(0.3)
    expect(movement(points.slice(0, 1), 0.15)).toBeNull()
  })

  it('joins what is stored with what was heard since', () => {
    const stored = [
      { at: 1, value: 1 },
      { at: 2, value: 2 },
    ]
    expect(
      joined(stored, [
        { at: 2, value: 2 },
        { at: 3, value: 3 },
      ]),
    ).toEqual([...stored, { at: 3, value: 3 }])
  })
})
