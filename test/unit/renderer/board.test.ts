import { describe, expect, it } from 'vitest'
import { applyPatch, applySnapshot, betterOffset } from '../../../src-renderer/state/board.ts'
import { incident } from './samples.ts'

const empty = { incidents: [], devices: [], actions: [], calls: [], staff: [], health: null }

describe('the live board', () => {
  const board = applySnapshot({ ...empty, incidents: [incident({ id: 'a' }), incident({ id: 'b' })] })

  it('replaces what changed and drops what is gone', () => {
    const next = applyPatch(board, { ...empty, incidents: [incident({ id: 'a', state: 'contacting' })] }, ['b'])
    expect([...next.incidents.keys()]).toEqual(['a'])
    expect(next.incidents.get('a')?.state).toBe('contacting')
  })

  it('keeps the same collections where nothing changed, so that nobody draws again', () => {
    const next = applyPatch(board, empty, [])
    expect(next.incidents).toBe(board.incidents)
    expect(next.devices).toBe(board.devices)
  })

  it('trusts the message that travelled shortest, and follows a jump of the clock', () => {
    expect(betterOffset(null, -80)).toBe(-80)
    expect(betterOffset(-80, -300)).toBe(-80)
    expect(betterOffset(-80, -10)).toBe(-10)
    expect(betterOffset(0, -5_000)).toBe(-5_000)
  })
})
