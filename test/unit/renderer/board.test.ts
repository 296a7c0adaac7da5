import { describe, expect, it } from 'vitest'
import { applyPatch, applySnapshot, betterOffset } from '../../../src-renderer/state/board.ts'
import { device } from './device-sample.ts'
import { incident } from './samples.ts'

const empty = { incidents: [], devices: [], actions: [], calls: [], staff: [], marks: [], notices: [], walls: [], health: null }

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

  it('says which devices a message is about, so that nobody looks through all of them', () => {
    const before = applySnapshot({ ...empty, devices: [device({ id: 'k1' }), device({ id: 'k2' }), device({ id: 'k3' })] })
    expect(before.devices.touched).toBeNull()
    const { devices } = applyPatch(before, { ...empty, devices: [device({ id: 'k1', state: 'fault' })] }, ['k3', 'not on the board'])
    expect(devices).not.toBe(before.devices)
    expect(devices.touched).toEqual(['k3', 'k1'])
    expect([...devices.values()].map(({ id, state }) => `${id} ${state}`)).toEqual(['k1 fault', 'k2 normal'])
  })

  it('trusts the message that travelled shortest, and follows a jump of the clock', () => {
    expect(betterOffset(null, -80)).toBe(-80)
    expect(betterOffset(-80, -300)).toBe(-80)
    expect(betterOffset(-80, -10)).toBe(-10)
    expect(betterOffset(0, -5_000)).toBe(-5_000)
  })
})
